// Lists and relative times in Portuguese of Brazil: data of CLDR 48, in the order that intlwords.ts tells.

export function wordsPt(which: number): string {
  if (which === 0) return "há { segundo^há { segundos^há { segundos|em { segundo^em { segundos^em { segundos|há { minuto^há { minutos^há { minutos|em { minuto^em { minutos^em { minutos|há { hora^há { horas^há { horas|em { hora^em { horas^em { horas|há { dia^há { dias^há { dias|em { dia^em { dias^em { dias|há { semana^há { semanas^há { semanas|em { semana^em { semanas^em { semanas|há { mês^há { meses^há { meses|em { mês^em { meses^em { meses|há { trimestre^há { trimestres^há { trimestres|em { trimestre^em { trimestres^em { trimestres|há { ano^há { anos^há { anos|em { ano^em { anos^em { anos";
  if (which === 1) return "há { seg.|em { seg.|há { min.|em { min.|há { h|em { h|há { dia^há { dias^há { dias|em { dia^em { dias^em { dias|há { sem.|em { sem.|há { mês^há { meses^há { meses|em { mês^em { meses^em { meses|há { trim.|em { trim.|há { ano^há { anos^há { anos|em { ano^em { anos^em { anos";
  if (which === 2) return "há { seg.|em { seg.|há { min.|em { min.|há { h|em { h|há { dia^há { dias^há { dias|em { dia^em { dias^em { dias|há { sem.|em { sem.|há { mês^há { meses^há { meses|em { mês^em { meses^em { meses|há { trim.|em { trim.|há { ano^há { anos^há { anos|em { ano^em { anos^em { anos";
  if (which === 3) return "^^agora^^|^^este minuto^^|^^esta hora^^|anteontem^ontem^hoje^amanhã^depois de amanhã|^semana passada^esta semana^próxima semana^|^mês passado^este mês^próximo mês^|^último trimestre^este trimestre^próximo trimestre^|^ano passado^este ano^próximo ano^";
  if (which === 4) return "^^agora^^|^^este minuto^^|^^esta hora^^|anteontem^ontem^hoje^amanhã^depois de amanhã|^semana passada^esta semana^próxima semana^|^mês passado^este mês^próximo mês^|^último trimestre^este trimestre^próximo trimestre^|^ano passado^este ano^próximo ano^";
  if (which === 5) return "^^agora^^|^^este minuto^^|^^esta hora^^|anteontem^ontem^hoje^amanhã^depois de amanhã|^semana passada^esta semana^próxima semana^|^mês passado^este mês^próximo mês^|^último trimestre^este trimestre^próximo trimestre^|^ano passado^este ano^próximo ano^";
  if (which === 6) return " e ^, ^, ^ e | e ^, ^, ^ e |, ^, ^, ^, ";
  if (which === 7) return " ou ^, ^, ^ ou | ou ^, ^, ^ ou | ou ^, ^, ^ ou ";
  if (which === 8) return " e ^, ^, ^ e | e ^, ^, ^ e | ^ ^ ^ ";
  return "";
}
