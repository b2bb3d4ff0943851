// Dates in Australian English: data of CLDR 48, in the order that intldatedata.ts tells.
import { datesEn } from "./intldatesen";

export function datesEnAU(which: number): string {
  if (which === 2) return "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec";
  if (which === 3) return "Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec";
  if (which === 11) return "Su.|M.|Tu.|W.|Th.|F.|Sa.";
  if (which === 12) return "am|pm";
  if (which === 14) return "|%d|%m|%d/%m|%b|%d %b|%B|%y|%y (day: %d)|%M/%y|%D/%M/%y|%d/%M/%y|%m/%y|%D/%m/%y|%d/%m/%y|%b %y|%d %b %y|%d %y|%w|%w %d|%m %w|%w, %d/%m|%b %w|%w %d %b|%B %w|%w (month: %b)|%y %w|%w %d %y|%M/%y %w|%w, %D/%M/%y|%w, %d/%M/%y|%m/%y %w|%w, %D/%m/%y|%w, %d/%m/%y|%b %y %w|%w %d %b %y|%w (month: %m)|%w, %d %b|%w, %d %b %y|%w %y|%W|%m %W|%b %W|%B %W|%y %W|%M/%y %W|%m/%y %W|%b %y %W|%G|%G (day: %d)|%G (month: %m)|%d/%m %G|%G (month: %b)|%d %b %G|%G (month: %B)|%y %G|%y %G (day: %d)|%m/%y %G|%D/%M/%y %G|%d/%M/%y %G|%D/%m/%y %G|%d/%m/%y %G|%b %y %G|%d %b %y %G|%G %w|%w %d %G|%w, %d/%m %G|%w %d %b %G|%y %G %w|%y %G (day: %w %d)|%m/%y %G %w|%w, %D/%M/%y %G|%w, %d/%M/%y %G|%w, %D/%m/%y %G|%w, %d/%m/%y %G|%b %y %G %w|%w %d %b %y %G|%w, %d %b %G|%w, %d %b %y %G|%w %d %y %G|%G %W|%y %G %W|%m/%y %G %W|%b %y %G %W";
  if (which === 15) return "())*++*++,--.--,--/00123456788788788/90166466788788788:;;<==<==>??@??A??BCCDEFGHIJKKJKKJKKBCCDEFGHIJKKJKKJKK:;;<==L==A??@MMAMMBCCDEFGHIJKKJNNJNNOCCDEFGHIJKKJNNJNNP;;Q==Q==R??SMMRMMTCCUEFVHIWKKWNNWNNTCCUEFVHIWKKWNNWNNXYYZ[[Z[[\\]]^]]\\]]_``abcadefggfggfgg_``abcadefggfggfgghiiZjjZjj\\kk^kkhkklmmnopnqrsttsttsttlmmnopnqrsttsttstthiiZjjhjjhkk^uuhuulmmnopnqrsvvsvvsvvlwmnopnqrsvvsvvsvvxiiZjjZjj\\kk^uu\\uuymmzopzqr{vv{vv{vvymmzopzqr{vv{vv{vv";
  if (which === 18) return "%e/%n/%Y|%e %c %y|%e %b %y|%w, %e %b %y";
  return datesEn(which);
}
