// Lists and relative times in Indian English: data of CLDR 48, in the order that intlwords.ts tells.
import { wordsEn } from "./intlwordsen";

export function wordsEnIN(which: number): string {
  if (which === 1) return "{ sec ago|in { sec|{ min ago|in { min|{ hr ago|in { hr|{ day ago^{ days ago|in { day^in { days|{ wk ago|in { wk|{ mo ago|in { mo|{ qtr ago|in { qtr|{ yr ago|in { yr";
  if (which === 2) return "{ sec ago|in { sec|{ min ago|in { min|{ hr ago|in { hr|{ day ago^{ days ago|in { day^in { days|{ wk ago|in { wk|{ mo ago|in { mo|{ qtr ago|in { qtr|{ yr ago|in { yr";
  if (which === 4) return "^^now^^|^^this minute^^|^^this hour^^|^yesterday^today^tomorrow^|^last wk^this wk^next wk^|^last mo^this mo^next mo^|^last qtr.^this qtr.^next qtr.^|^last yr^this yr^next yr^";
  if (which === 5) return "^^now^^|^^this minute^^|^^this hour^^|^yesterday^today^tomorrow^|^last wk^this wk^next wk^|^last mo^this mo^next mo^|^last qtr.^this qtr.^next qtr.^|^last yr^this yr^next yr^";
  if (which === 6) return " and ^, ^, ^ and | and ^, ^, ^ and |, ^, ^, ^, and ";
  if (which === 7) return " or ^, ^, ^ or | or ^, ^, ^ or | or ^, ^, ^ or ";
  return wordsEn(which);
}
