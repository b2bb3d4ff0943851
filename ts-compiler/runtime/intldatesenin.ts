// Dates in Indian English: data of CLDR 48, in the order that intldatedata.ts tells.
import { datesEn } from "./intldatesen";

export function datesEnIN(which: number): string {
  if (which === 2) return "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec";
  if (which === 12) return "am|pm";
  if (which === 14) return "|%d|%m|%D/%M|%d/%m|%b|%d %b|%y|%y (day: %d)|%M/%y|%d/%m/%y|%m/%y|%b %y|%d %b %y|%d %y|%w|%w %d|%m %w|%w, %D/%M|%w, %d/%M|%w, %D/%m|%w, %d/%m|%b %w|%w, %d %b|%w (month: %b)|%y %w|%w %d %y|%M/%y %w|%w, %d/%m/%y|%m/%y %w|%b %y %w|%w, %d %b %y|%w (month: %m)|%w, %d %b, %y|%w %y|%G|%G (day: %d)|%G (month: %m)|%D/%M %G|%d/%m %G|%G (month: %b)|%d %b %G|%y %G|%y %G (day: %d)|%m/%y %G|%D/%M/%y %G|%d/%M/%y %G|%D/%m/%y %G|%d/%m/%y %G|%b %y %G|%d %b %y %G|%G %w|%w %d %G|%w, %D/%M %G|%w, %d/%M %G|%w, %D/%m %G|%w, %d/%m %G|%w, %d %b %G|%y %G %w|%y %G (day: %w %d)|%m/%y %G %w|%w, %D/%M/%y %G|%w, %d/%M/%y %G|%w, %D/%m/%y %G|%w, %d/%m/%y %G|%b %y %G %w|%w, %d %b %y %G|%w %d %y %G";
  if (which === 15) return "())*+,*,,-..-..-../00122322455455455/601223224554554557889:;9<=>??>??@??ABBCDDEDDFGGFGGFGGABBCDDEDDFGGFGGFGG7889:;H<=@??>??@??ABBCDDEDDFGGFIIFIIJBBCDDEDDFGGFIIFII7889:;9<=>??>??>??ABBCDDEDDFGGFIIFIIABBCDDEDDFGGFIIFIIKLLMNOMOOPQQPQQPQQRSSTUVTWXYZZYZZYZZRSSTUVTWXYZZYZZYZZ[\\\\M]^M_`PaaPaa[aabccdefdghijjijjijjbccdefdghijjijjijj[\\\\M]^[_`[aaPaa[aabccdefdghijjijjijjbkcdefdghijjijjijj[\\\\M]^M_`PaaPaaPaabccdefdghijjijjijjbccdefdghijjijjijj";
  if (which === 18) return "%D/%M/%Y|%e %c %y|%e %b %y|%w, %e %b %y";
  if (which === 21) return "%w %t|%w, %t|%w, %t|%w, %t|%w, %t|%w, %t";
  return datesEn(which);
}
