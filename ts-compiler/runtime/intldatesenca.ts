// Dates in Canadian English: data of CLDR 48, in the order that intldatedata.ts tells.
import { datesEn } from "./intldatesen";

export function datesEnCA(which: number): string {
  if (which === 12) return "a.m.|p.m.";
  if (which === 14) return "|%d|%m|%M-%D|%m-%d|%b|%b %d|%y|%y (day: %d)|%y-%M|%y-%M-%D|%y-%m-%d|%y-%m|%b %y|%b %d, %y|%d %y|%w|%w %d|%m %w|%w, %M-%D|%w, %M-%d|%w, %m-%D|%w, %m-%d|%b %w|%w, %b %d|%w (month: %b)|%y %w|%w %d %y|%y-%M %w|%w, %y-%M-%D|%w, %y-%M-%d|%y-%m %w|%w, %y-%m-%D|%w, %y-%m-%d|%b %y %w|%w, %b %d, %y|%w (month: %m)|%w %y|%G|%G (day: %d)|%G (month: %m)|%M-%D %G|%m-%d %G|%G (month: %b)|%b %d %G|%y %G|%y %G (day: %d)|%m/%y %G|%m/%d/%y %G|%b %y %G|%b %d, %y %G|%G %w|%w %d %G|%w, %M-%D %G|%w, %M-%d %G|%w, %m-%D %G|%w, %m-%d %G|%w, %b %d %G|%y %G %w|%y %G (day: %w %d)|%m/%y %G %w|%w, %m/%d/%y %G|%b %y %G %w|%w, %b %d, %y %G|%w %d %y %G";
  if (which === 15) return "())*+,*,,-..-..-../00123433566566566/70123433566566566899:;<:=>?@@?@@A@@BCCDEFGHIJKKJKKJKKBCCDEFGHIJKKJKKJKK899:;<L=>A@@?@@A@@BCCDEFGHIJKKJKKJKKMCCDEFGHIJKKJKKJKK899:;<:=>?@@?@@?@@BCCDEFGHIJKKJKKJKKBCCDEFGHIJKKJKKJKKNOOPQRPRRSTTSTTSTTUVVWXXWXXYZZYZZYZZUVVWXXWXXYZZYZZYZZ[\\\\P]^P_`SaaSaa[aabccdeedeefggfggfggbccdeedeefggfggfgg[\\\\P]^[_`[aaSaa[aabccdeedeefggfggfggbhcdeedeefggfggfgg[\\\\P]^P_`SaaSaaSaabccdeedeefggfggfggbccdeedeefggfggfgg";
  if (which === 18) return "%y-%M-%D|%c %e, %y|%b %e, %y|%w, %b %e, %y";
  return datesEn(which);
}
