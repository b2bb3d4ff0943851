// Dates in German: data of CLDR 48, in the order that intldatedata.ts tells.

export function datesDe(which: number): string {
  if (which === 0) return "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember";
  if (which === 2) return "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez";
  if (which === 3) return "Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sept.|Okt.|Nov.|Dez.";
  if (which === 4) return "J|F|M|A|M|J|J|A|S|O|N|D";
  if (which === 6) return "Sonntag|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag";
  if (which === 8) return "So|Mo|Di|Mi|Do|Fr|Sa";
  if (which === 9) return "So.|Mo.|Di.|Mi.|Do.|Fr.|Sa.";
  if (which === 10) return "S|M|D|M|D|F|S";
  if (which === 12) return "AM|PM";
  if (which === 13) return "v. Chr.|n. Chr.|v. Chr.|n. Chr.|v. Chr.|n. Chr.";
  if (which === 14) return "|%d|%m|%d.%m.|%D.%m.|%b|%d. %b|%B|%y|%y (Tag: %d)|%m/%y|%d.%m.%y|%b %y|%d. %b %y|%y %d|%w|%w, %d.|%m %w|%w, %d.%m.|%b %w|%w, %d. %b|%B %w|%w (Monat: %b)|%y %w|%y %w, %d.|%m/%y %w|%w, %d.%m.%y|%b %y %w|%w, %d. %b %y|%W|%m %W|%W (Monat: %m)|%W (Monat: %b)|%B %W|%y %W|%m/%y %W|%b %y %W|%G|%G (Tag: %d)|%G (Monat: %m)|%G %d.%m.|%G %D.%m.|%G (Monat: %b)|%G %d. %b|%G (Monat: %B)|%y %G|%y %G (Tag: %d)|%M/%y %G|%D.%M.%y %G|%d.%M.%y %G|%m/%y %G|%D.%m.%y %G|%d.%m.%y %G|%b %y %G|%d. %b %y %G|%G %w|%G %w, %d.|%G %w, %d.%m.|%G %w, %d. %b|%y %G %w|%y %G (Tag: %w, %d.)|%M/%y %G %w|%w, %D.%M.%y %G|%w, %d.%M.%y %G|%m/%y %G %w|%w, %D.%m.%y %G|%w, %d.%m.%y %G|%b %y %G %w|%w, %d. %b %y %G|%G %W|%y %G %W|%M/%y %G %W|%m/%y %G %W|%b %y %G %W|%y %G %w, %d.";
  if (which === 15) return "())*++*,+-../..-..0112332334554554550612332334554554557889::9::;<<=<<><<?@@ABBABBCDDCDDCDD?@@ABBABBCDDCDDCDDE88F::G::H<<I<<H<<J@@KBBKBBLDDLDDLDDJ@@KBBKBBLDDLDDLDD7889::9::;<<=<<;<<?@@ABBABBCDDCDDCDD?@@ABBABBCDDCDDCDDMNNOPPOQPRSSTSSRSSUVVWXYZ[\\]^^]^^]^^UVVWXYZ[\\]^^]^^]^^_``OaaOaaRbbTbb_bbcddefghijkllkllkllcddefghijkllkllkllm``OaamaambbTbbmbbnddofgpijqllqllqllnrdofgpijqllqllqll_``OaaOaaRbbTbbRbbcddefghijkllkllkllcddefghijkllkllkll";
  if (which === 16) return "|%T|%O|%N:%S|%h\u202F%p|%h\u202F%p (Sekunde: %T)|%h:%N\u202F%p|%h:%N:%S\u202F%p|%h\u202F%p|%h\u202F%p (Sekunde: %T)|%h:%N\u202F%p|%h:%N:%S\u202F%p||%T|%O|%N:%S|%H Uhr|%H Uhr (Sekunde: %T)|%H:%N|%H:%N:%S|%h Uhr|%T (Stunde: %h Uhr)|%h:%N|%h:%N:%S";
  if (which === 17) return ", |, | um | um |, |, | um | um ";
  if (which === 18) return "%D.%M.%Y|%D.%M.%y|%e. %b %y|%w, %e. %b %y";
  if (which === 19) return "%H:%N|%H:%N:%S|%H:%N:%S %z|%H:%N:%S %z";
  if (which === 20) return "UTC|Koordinierte Weltzeit|,|h23|GMT|-";
  if (which === 21) return "%w, %t|%w %t|%w, %t|%W, %t|%w, %t|%w, %t";
  return "";
}
