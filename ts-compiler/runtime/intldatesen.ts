// Dates in American English: data of CLDR 48, in the order that intldatedata.ts tells.

export function datesEn(which: number): string {
  if (which === 0) return "January|February|March|April|May|June|July|August|September|October|November|December";
  if (which === 2) return "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
  if (which === 4) return "J|F|M|A|M|J|J|A|S|O|N|D";
  if (which === 6) return "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday";
  if (which === 8) return "Sun|Mon|Tue|Wed|Thu|Fri|Sat";
  if (which === 10) return "S|M|T|W|T|F|S";
  if (which === 12) return "AM|PM";
  if (which === 13) return "Before Christ|Anno Domini|BC|AD|B|A";
  if (which === 14) return "|%d|%m|%m/%d|%b|%b %d|%y|%y (day: %d)|%m/%y|%m/%d/%y|%b %y|%b %d, %y|%d %y|%w|%d %w|%m %w|%w, %m/%d|%b %w|%w, %b %d|%w (month: %b)|%y %w|%d %w %y|%m/%y %w|%w, %m/%d/%y|%b %y %w|%w, %b %d, %y|%w (month: %m)|%w %y|%G|%G (day: %d)|%G (month: %m)|%m/%d %G|%G (month: %b)|%b %d %G|%y %G|%y %G (day: %d)|%m/%y %G|%m/%d/%y %G|%b %y %G|%b %d, %y %G|%G %w|%d %w %G|%w, %m/%d %G|%w, %b %d %G|%y %G %w|%y %G (day: %d %w)|%m/%y %G %w|%w, %m/%d/%y %G|%b %y %G %w|%w, %b %d, %y %G|%d %w %y %G";
  if (which === 15) return "())*++*++,--,--,--.//011011233233233.4/0110112332332335667887889::9::;::<==>??>??@AA@AA@AA<==>??>??@AA@AA@AA566788B88;::9::;::<==>??>??@AA@AA@AAC==>??>??@AA@AA@AA5667887889::9::9::<==>??>??@AA@AA@AA<==>??>??@AA@AA@AADEEFGGFGGHIIHIIHIIJKKLMMLMMNOONOONOOJKKLMMLMMNOONOONOOPQQFRRFRRHSSHSSPSSTUUVWWVWWXYYXYYXYYTUUVWWVWWXYYXYYXYYPQQFRRPRRPSSHSSPSSTUUVWWVWWXYYXYYXYYTZUVWWVWWXYYXYYXYYPQQFRRFRRHSSHSSHSSTUUVWWVWWXYYXYYXYYTUUVWWVWWXYYXYYXYY";
  if (which === 16) return "|%T|%O|%N:%S|%h\u202F%p|%h\u202F%p (second: %T)|%h:%N\u202F%p|%h:%N:%S\u202F%p|%h\u202F%p|%h\u202F%p (second: %T)|%h:%N\u202F%p|%h:%N:%S\u202F%p||%T|%O|%N:%S|%H|%H (second: %T)|%H:%N|%H:%N:%S|%h|%T (hour: %h)|%h:%N|%h:%N:%S";
  if (which === 17) return ", |, | at | at |, |, | at | at ";
  if (which === 18) return "%n/%e/%Y|%c %e, %y|%b %e, %y|%w, %b %e, %y";
  if (which === 19) return "%i:%N\u202F%p|%i:%N:%S\u202F%p|%i:%N:%S\u202F%p %z|%i:%N:%S\u202F%p %z";
  if (which === 20) return "UTC|Coordinated Universal Time|.|h12|GMT|-";
  if (which === 21) return "%w %t|%w %t|%w %t|%w, %t|%w %t|%w %t";
  return "";
}
