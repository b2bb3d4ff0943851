// Dates in Portuguese of Brazil: data of CLDR 48, in the order that intldatedata.ts tells.

export function datesPt(which: number): string {
  if (which === 0) return "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro";
  if (which === 2) return "jan.|fev.|mar.|abr.|mai.|jun.|jul.|ago.|set.|out.|nov.|dez.";
  if (which === 4) return "J|F|M|A|M|J|J|A|S|O|N|D";
  if (which === 6) return "domingo|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado";
  if (which === 8) return "dom.|seg.|ter.|qua.|qui.|sex.|sáb.";
  if (which === 10) return "D|S|T|Q|Q|S|S";
  if (which === 12) return "AM|PM";
  if (which === 13) return "antes de Cristo|depois de Cristo|a.C.|d.C.|a.C.|d.C.";
  if (which === 14) return "|%d|%m|%D/%M|%d/%m|%b|%d de %b|%y|%y (dia: %d)|%M/%y|%D/%M/%y|%d/%m/%y|%m/%y|%b de %y|%d de %b de %y|%y %d|%w|%w, %d|%m %w|%w, %D/%M|%w, %d/%M|%w, %D/%m|%w, %d/%m|%b %w|%w, %d de %b|%w (mês: %b)|%y %w|%y %w, %d|%M/%y %w|%w, %D/%M/%y|%w, %d/%M/%y|%m/%y %w|%w, %D/%m/%y|%w, %d/%m/%y|%b de %y %w|%w, %d de %b de %y|%w (mês: %m)|%G|%G (dia: %d)|%G (mês: %m)|%G %D/%M|%G %d/%m|%G (mês: %b)|%G %d de %b|%y %G|%y %G (dia: %d)|%M/%y %G|%D/%M/%y %G|%d/%M/%y %G|%m/%y %G|%D/%m/%y %G|%d/%m/%y %G|%b de %y %G|%d de %b de %y %G|%G %w|%G %w, %d|%G %w, %D/%M|%G %w, %d/%M|%G %w, %D/%m|%G %w, %d/%m|%G %w, %d de %b|%y %G %w|%y %G (dia: %w, %d)|%M/%y %G %w|%w, %M/%D/%y %G|%w, %M/%d/%y %G|%m/%y %G %w|%w, %m/%D/%y %G|%w, %m/%d/%y %G|%b de %y %G %w|%w, %d de %b de %y %G|%y %G %w, %d";
  if (which === 15) return "())*+,*,,-..-..-../00123433566566566/70123433566566566899:;<:=>?@@?@@A@@BCCDEFGHIJKKJKKJKKBCCDEFGHIJKKJKKJKK899:;<L=>A@@?@@A@@BCCDEFGHIJKKJKKJKKBCCDEFGHIJKKJKKJKK899:;<:=>?@@?@@?@@BCCDEFGHIJKKJKKJKKBCCDEFGHIJKKJKKJKKMNNOPQOQQRSSRSSRSSTUUVWXYZ[\\]]\\]]\\]]TUUVWXYZ[\\]]\\]]\\]]^__O`aObcRddRdd^ddeffghijklmnnmnnmnneffghijklmnnmnnmnn^__O`a^bc^ddRdd^ddeffghijklmnnmnnmnneofghijklmnnmnnmnn^__O`aObcRddRddRddeffghijklmnnmnnmnneffghijklmnnmnnmnn";
  if (which === 16) return "|%T|%O|%N:%S|%h\u202F%p|%h\u202F%p (segundo: %T)|%h:%N\u202F%p|%h:%N:%S\u202F%p|%h\u202F%p|%h\u202F%p (segundo: %T)|%h:%N\u202F%p|%h:%N:%S\u202F%p||%T|%O|%N:%S|%H|%H (segundo: %T)|%H:%N|%H:%N:%S|%h|%T (hora: %h)|%h:%N|%h:%N:%S";
  if (which === 17) return ", |, | às | às |, |, | às | às ";
  if (which === 18) return "%D/%M/%y|%e de %c de %y|%e de %b de %y|%w, %e de %b de %y";
  if (which === 19) return "%H:%N|%H:%N:%S|%H:%N:%S %z|%H:%N:%S %z";
  if (which === 20) return "UTC|Horário Universal Coordenado|,|h23|GMT|-";
  if (which === 21) return "%w, %t|%w, %t|%w, %t|%w, %t|%w, %t|%w, %t";
  return "";
}
