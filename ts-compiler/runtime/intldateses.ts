// Dates in Spanish: data of CLDR 48, in the order that intldatedata.ts tells.

export function datesEs(which: number): string {
  if (which === 0) return "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre";
  if (which === 2) return "ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic";
  if (which === 4) return "E|F|M|A|M|J|J|A|S|O|N|D";
  if (which === 6) return "domingo|lunes|martes|miércoles|jueves|viernes|sábado";
  if (which === 8) return "dom|lun|mar|mié|jue|vie|sáb";
  if (which === 10) return "D|L|M|X|J|V|S";
  if (which === 12) return "a.\u202Fm.|p.\u202Fm.";
  if (which === 13) return "antes de Cristo|después de Cristo|a. C.|d. C.|a. C.|d. C.";
  if (which === 14) return "|%d|%m|%d/%m|%e/%m|%d/%n|%e/%n|%b|%d de %b|%d %b|%y|%y (día: %d)|%m/%y|%d/%m/%y|%n/%y|%b de %y|%d de %b de %y|%b %y|%d %b %y|%y %d|%w|%w %d|%m %w|%w, %d/%m|%b %w|%w, %d de %b|%w, %d %b|%w (mes: %b)|%y %w|%y %w %d|%m/%y %w|%w, %d/%m/%y|%n/%y %w|%b de %y %w|%w, %d de %b de %y|%b %y %w|%w (mes: %m)|%w, %d %b %y|%G|%G (día: %d)|%G (mes: %m)|%G %d/%m|%G %e/%m|%G %d/%n|%G %e/%n|%G (mes: %b)|%G %d de %b|%G %d %b|%y %G|%y %G (día: %d)|%m/%y %G|%d/%m/%y %G|%b de %y %G|%d de %b de %y %G|%b %y %G|%d %b %y %G|%G %w|%G %w %d|%G %w, %d/%m|%G %w, %d de %b|%G %w, %d %b|%y %G %w|%y %G (día: %w %d)|%m/%y %G %w|%w, %d/%m/%y %G|%b de %y %G %w|%w, %d de %b de %y %G|%b %y %G %w|%w, %d %b %y %G|%y %G %w %d";
  if (which === 15) return "())*+,*-./00/11/112334556557889::9::2;34556557889::9::<==>??>??@AA@BBCBBDEEFGGHGGIJJKJJKJJDEEFGGHGGIJJKJJKJJ<==>??L??CAA@BBCBBDEEFGGHGGIJJKMMKMMDEEFGGHGGIJJKMMKMM<==>??>??@AA@BB@BBDEEFGGHGGIJJKMMKMMDEEFGGHGGIJJKMMKMMNOOPQRPSTUVVUWWUWWXYYZ[[Z[[\\]]^__^__XYYZ[[Z[[\\]]^__^__`aaPbbPbbUccUdd`ddeffghhghhijjkllklleffghhghhijjkllkll`aaPbb`bb`ccUdd`ddeffghhghhijjkllkllemfghhghhijjkllkll`aaPbbPbbUccUddUddeffghhghhijjkllklleffghhghhijjkllkll";
  if (which === 16) return "|%T|%O|%N:%S|%h\u202F%p|%h\u202F%p (segundo: %T)|%h:%N\u202F%p|%h:%N:%S\u202F%p|%h\u202F%p|%h\u202F%p (segundo: %T)|%h:%N\u202F%p|%h:%N:%S\u202F%p||%T|%O|%N:%S|%h|%h (segundo: %T)|%h:%N|%h:%N:%S|%h|%T (hora: %h)|%h:%N|%h:%N:%S";
  if (which === 17) return ", |, | a las |, |, |, | a las |, ";
  if (which === 18) return "%e/%n/%Y|%e %c %y|%e de %b de %y|%w, %e de %b de %y";
  if (which === 19) return "%i:%N|%i:%N:%S|%i:%N:%S %z|%i:%N:%S (%z)";
  if (which === 20) return "UTC|tiempo universal coordinado|,|h23|GMT|-";
  if (which === 21) return "%w %t|%w, %t|%w, %t|%w, %t|%w, %t|%w, %t";
  return "";
}
