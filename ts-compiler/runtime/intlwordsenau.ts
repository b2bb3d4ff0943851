// Lists and relative times in Australian English: data of CLDR 48, in the order that intlwords.ts tells.
import { wordsEn } from "./intlwordsen";

export function wordsEnAU(which: number): string {
  if (which === 1) return "{ sec ago^{ secs ago|in { sec^in { secs|{ min ago^{ mins ago|in { min^in { mins|{ hr ago^{ hrs ago|in { hr^in { hrs|{ day ago^{ days ago|in { day^in { days|{ wk ago^{ wks ago|in { wk^in { wks|{ mo ago|in { mo|{ qtr ago^{ qtrs ago|in { qtr^in { qtrs|{ yr ago^{ yrs ago|in { yr^in { yrs";
  if (which === 2) return "{ sec ago^{ secs ago|in { sec^in { secs|{ min ago^{ mins ago|in { min^in { mins|{ hr ago^{ hrs ago|in { hr^in { hrs|{ day ago^{ days ago|in { day^in { days|{ wk ago^{ wks ago|in { wk^in { wks|{ mo ago|in { mo|{ qtr ago^{ qtrs ago|in { qtr^in { qtrs|{ yr ago^{ yrs ago|in { yr^in { yrs";
  if (which === 4) return "^^now^^|^^this minute^^|^^this hour^^|^yesterday^today^tomorrow^|^last wk^this wk^next wk^|^last mo^this mo^next mo^|^last qtr.^this qtr.^next qtr.^|^last yr^this yr^next yr^";
  if (which === 5) return "^^now^^|^^this minute^^|^^this hour^^|^yesterday^today^tomorrow^|^last wk^this wk^next wk^|^last mo^this mo^next mo^|^last qtr.^this qtr.^next qtr.^|^last yr^this yr^next yr^";
  if (which === 6) return " and ^, ^, ^ and | and ^, ^, ^ and |, ^, ^, ^, ";
  if (which === 7) return " or ^, ^, ^ or | or ^, ^, ^ or | or ^, ^, ^ or ";
  return wordsEn(which);
}
