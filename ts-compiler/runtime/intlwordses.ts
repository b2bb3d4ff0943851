// Lists and relative times in Spanish: data of CLDR 48, in the order that intlwords.ts tells.

export function wordsEs(which: number): string {
  if (which === 0) return "hace { segundo^hace { segundos^hace { segundos|dentro de { segundo^dentro de { segundos^dentro de { segundos|hace { minuto^hace { minutos^hace { minutos|dentro de { minuto^dentro de { minutos^dentro de { minutos|hace { hora^hace { horas^hace { horas|dentro de { hora^dentro de { horas^dentro de { horas|hace { día^hace { días^hace { días|dentro de { día^dentro de { días^dentro de { días|hace { semana^hace { semanas^hace { semanas|dentro de { semana^dentro de { semanas^dentro de { semanas|hace { mes^hace { meses^hace { meses|dentro de { mes^dentro de { meses^dentro de { meses|hace { trimestre^hace { trimestres^hace { trimestres|dentro de { trimestre^dentro de { trimestres^dentro de { trimestres|hace { año^hace { años^hace { años|dentro de { año^dentro de { años^dentro de { años";
  if (which === 1) return "hace { s|dentro de { s|hace { min|dentro de { min|hace { h|dentro de { h|hace { d|dentro de { d|hace { sem.|dentro de { sem.|hace { m|dentro de { m|hace { trim.|dentro de { trim.|hace { a|dentro de { a";
  if (which === 2) return "hace { s|dentro de { s|hace { min|dentro de { min|hace { h|dentro de { h|hace { d|dentro de { d|hace { sem.|dentro de { sem.|hace { m|dentro de { m|hace { trim.|dentro de { trim.|hace { a|dentro de { a";
  if (which === 3) return "^^ahora^^|^^este minuto^^|^^esta hora^^|anteayer^ayer^hoy^mañana^pasado mañana|^la semana pasada^esta semana^la próxima semana^|^el mes pasado^este mes^el próximo mes^|^el trimestre pasado^este trimestre^el próximo trimestre^|^el año pasado^este año^el próximo año^";
  if (which === 4) return "^^ahora^^|^^este minuto^^|^^esta hora^^|anteayer^ayer^hoy^mañana^pasado mañana|^sem. ant.^esta sem.^próx. sem.^|^el mes pasado^este mes^el próximo mes^|^el trimestre pasado^este trimestre^el próximo trimestre^|^el año pasado^este año^el próximo año^";
  if (which === 5) return "^^ahora^^|^^este minuto^^|^^esta hora^^|anteayer^ayer^hoy^mañana^pasado mañana|^sem. ant.^esta sem.^próx. sem.^|^el mes pasado^este mes^el próximo mes^|^el trimestre pasado^este trimestre^el próximo trimestre^|^el año pasado^este año^el próximo año^";
  if (which === 6) return " y ^, ^, ^ y | y ^, ^, ^ y | y ^, ^, ^ y ";
  if (which === 7) return " o ^, ^, ^ o | o ^, ^, ^ o | o ^, ^, ^ o ";
  if (which === 8) return " y ^, ^, ^ y | y ^, ^, ^, | ^ ^ ^ ";
  return "";
}
