// Dates in Italian: data of CLDR 48, in the order that intldatedata.ts tells.

export function datesIt(which: number): string {
  if (which === 0) return "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre";
  if (which === 2) return "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic";
  if (which === 4) return "G|F|M|A|M|G|L|A|S|O|N|D";
  if (which === 6) return "domenica|lunedì|martedì|mercoledì|giovedì|venerdì|sabato";
  if (which === 8) return "dom|lun|mar|mer|gio|ven|sab";
  if (which === 10) return "D|L|M|M|G|V|S";
  if (which === 12) return "AM|PM";
  if (which === 13) return "avanti Cristo|dopo Cristo|a.C.|d.C.|aC|dC";
  if (which === 14) return "|%d|%m|%D/%M|%d/%M|%D/%m|%d/%m|%b|%d %b|%y|%y (giorno: %d)|%M/%y|%D/%M/%y|%d/%M/%y|%m/%y|%D/%m/%y|%d/%m/%y|%b %y|%d %b %y|%y %d|%w|%w %d|%m %w|%w %D/%M|%w %d/%M|%w %D/%m|%w %d/%m|%b %w|%w %d %b|%w (mese: %b)|%y %w|%y %w %d|%M/%y %w|%w %D/%M/%y|%w %d/%M/%y|%m/%y %w|%w %D/%m/%y|%w %d/%m/%y|%b %y %w|%w %d %b %y|%w (mese: %m)|%G|%G (giorno: %d)|%G (mese: %m)|%G %D/%M|%G %d/%M|%G %D/%m|%G %d/%m|%G (mese: %b)|%G %d %b|%y %G|%y %G (giorno: %d)|%m/%y %G|%D/%M/%y %G|%d/%M/%y %G|%D/%m/%y %G|%d/%m/%y %G|%b %y %G|%d %b %y %G|%G %w|%G %w %d|%G %w %D/%M|%G %w %d/%M|%G %w %D/%m|%G %w %d/%m|%G %w %d %b|%y %G %w|%y %G (giorno: %w %d)|%m/%y %G %w|%w %D/%M/%y %G|%w %d/%M/%y %G|%w %D/%m/%y %G|%w %d/%m/%y %G|%b %y %G %w|%w %d %b %y %G|%y %G %w %d";
  if (which === 15) return "())*+,*-./00/00/001223456789::9::9::1;23486889::9::9::<==>?@>ABCDDCDDEDDFGGHIJKLMNOONOONOOFGGHIJKLMNOONOONOO<==>?@PABEDDCDDEDDFGGHIJKLMNOONOONOOFGGHIJKLMNOONOONOO<==>?@>ABCDDCDDCDDFGGHIJKLMNOONOONOOFGGHIJKLMNOONOONOOQRRSTUSVWXYYXYYXYYZ[[\\]^\\_`abbabbabbZ[[\\]^\\_`abbabbabbcddSefSghXiiXiiciijkklmnlopqrrqrrqrrjkklmnlopqrrqrrqrrcddSefcghciiXiiciijkklmnlopqrrqrrqrrjsklmnlopqrrqrrqrrcddSefSghXiiXiiXiijkklmnlopqrrqrrqrrjkklmnlopqrrqrrqrr";
  if (which === 16) return "|%T|%O|%N:%S|%h\u202F%p|%h\u202F%p (secondo: %T)|%h:%N\u202F%p|%h:%N:%S\u202F%p|%h\u202F%p|%h\u202F%p (secondo: %T)|%h:%N\u202F%p|%h:%N:%S\u202F%p||%T|%O|%N:%S|%h|%h (secondo: %T)|%H:%N|%H:%N:%S|%h|%T (ora: %h)|%h:%N|%h:%N:%S";
  if (which === 17) return ", |, | alle ore | alle ore |, |, | alle ore | alle ore ";
  if (which === 18) return "%D/%M/%Y|%e %c %y|%e %b %y|%w %e %b %y";
  if (which === 19) return "%H:%N|%H:%N:%S|%H:%N:%S %z|%H:%N:%S %z";
  if (which === 20) return "UTC|Tempo coordinato universale|,|h23|GMT|-";
  if (which === 21) return "%w %t|%w %t|%w %t|%w, %t|%w %t|%w %t";
  return "";
}
