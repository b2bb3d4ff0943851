// Dates in French: data of CLDR 48, in the order that intldatedata.ts tells.

export function datesFr(which: number): string {
  if (which === 0) return "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
  if (which === 2) return "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.";
  if (which === 4) return "J|F|M|A|M|J|J|A|S|O|N|D";
  if (which === 6) return "dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi";
  if (which === 8) return "dim.|lun.|mar.|mer.|jeu.|ven.|sam.";
  if (which === 10) return "D|L|M|M|J|V|S";
  if (which === 12) return "AM|PM";
  if (which === 13) return "avant Jésus-Christ|après Jésus-Christ|av. J.-C.|ap. J.-C.|av. J.-C.|ap. J.-C.";
  if (which === 14) return "|%d|%m|%D/%M|%d/%M|%D/%m|%d/%m|%b|%d %b|%y|%y (jour: %d)|%M/%y|%D/%M/%y|%d/%m/%y|%m/%y|%b %y|%d %b %y|%y %d|%w|%w %d|%m %w|%w %D/%M|%w %d/%M|%w %D/%m|%w %d/%m|%b %w|%w %d %b|%w (mois: %b)|%y %w|%y %w %d|%M/%y %w|%w %D/%M/%y|%w %d/%M/%y|%m/%y %w|%w %D/%m/%y|%w %d/%m/%y|%b %y %w|%w %d %b %y|%w (mois: %m)|%G|%G (jour: %d)|%G (mois: %m)|%G %D/%M|%G %d/%M|%G %D/%m|%G %d/%m|%G (mois: %b)|%G %d %b|%y %G|%y %G (jour: %d)|%M/%y %G|%D/%M/%y %G|%d/%M/%y %G|%m/%y %G|%D/%m/%y %G|%d/%m/%y %G|%b %y %G|%d %b %y %G|%G %w|%G %w %d|%G %w %D/%M|%G %w %d/%M|%G %w %D/%m|%G %w %d/%m|%G %w %d %b|%y %G %w|%y %G (jour: %w %d)|%M/%y %G %w|%w %D/%M/%y %G|%w %d/%M/%y %G|%m/%y %G %w|%w %D/%m/%y %G|%w %d/%m/%y %G|%b %y %G %w|%w %d %b %y %G|%y %G %w %d";
  if (which === 15) return "())*+,*-./00/00/00122345655788788788192345655788788788:;;<=><?@ABBABBCBBDEEFGHIJKLMMLMMLMMDEEFGHIJKLMMLMMLMM:;;<=>N?@CBBABBCBBDEEFGHIJKLMMLMMLMMDEEFGHIJKLMMLMMLMM:;;<=><?@ABBABBABBDEEFGHIJKLMMLMMLMMDEEFGHIJKLMMLMMLMMOPPQRSQTUVWWVWWVWWXYYZ[\\]^_`aa`aa`aaXYYZ[\\]^_`aa`aa`aabccQdeQfgVhhVhhbhhijjklmnopqrrqrrqrrijjklmnopqrrqrrqrrbccQdebfgbhhVhhbhhijjklmnopqrrqrrqrrisjklmnopqrrqrrqrrbccQdeQfgVhhVhhVhhijjklmnopqrrqrrqrrijjklmnopqrrqrrqrr";
  if (which === 16) return "|%T|%O|%N:%S|%h\u202F%p|%h\u202F%p (seconde: %T)|%h:%N\u202F%p|%h:%N:%S\u202F%p|%h\u202F%p|%h\u202F%p (seconde: %T)|%h:%N\u202F%p|%h:%N:%S\u202F%p||%T|%O|%N:%S|%H h|%H h (seconde: %T)|%H:%N|%H:%N:%S|%h h|%T (heure: %h h)|%h:%N|%h:%N:%S";
  if (which === 17) return " |, | à | à | |, | à | à ";
  if (which === 18) return "%D/%M/%y|%e %c %y|%e %b %y|%w %e %b %y";
  if (which === 19) return "%H:%N|%H:%N:%S|%H:%N:%S %z|%H:%N:%S %z";
  if (which === 20) return "UTC|temps universel coordonné|,|h23|UTC|\u2212";
  if (which === 21) return "%w %t|%w %t|%w %t|%w %t|%w %t|%w %t";
  return "";
}
