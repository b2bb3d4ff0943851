// Lists and relative times in American English: data of CLDR 48, in the order that intlwords.ts tells.

export function wordsEn(which: number): string {
  if (which === 0) return "{ second ago^{ seconds ago|in { second^in { seconds|{ minute ago^{ minutes ago|in { minute^in { minutes|{ hour ago^{ hours ago|in { hour^in { hours|{ day ago^{ days ago|in { day^in { days|{ week ago^{ weeks ago|in { week^in { weeks|{ month ago^{ months ago|in { month^in { months|{ quarter ago^{ quarters ago|in { quarter^in { quarters|{ year ago^{ years ago|in { year^in { years";
  if (which === 1) return "{ sec. ago|in { sec.|{ min. ago|in { min.|{ hr. ago|in { hr.|{ day ago^{ days ago|in { day^in { days|{ wk. ago|in { wk.|{ mo. ago|in { mo.|{ qtr. ago^{ qtrs. ago|in { qtr.^in { qtrs.|{ yr. ago|in { yr.";
  if (which === 2) return "{s ago|in {s|{m ago|in {m|{h ago|in {h|{d ago|in {d|{w ago|in {w|{mo ago|in {mo|{q ago|in {q|{y ago|in {y";
  if (which === 3) return "^^now^^|^^this minute^^|^^this hour^^|^yesterday^today^tomorrow^|^last week^this week^next week^|^last month^this month^next month^|^last quarter^this quarter^next quarter^|^last year^this year^next year^";
  if (which === 4) return "^^now^^|^^this minute^^|^^this hour^^|^yesterday^today^tomorrow^|^last wk.^this wk.^next wk.^|^last mo.^this mo.^next mo.^|^last qtr.^this qtr.^next qtr.^|^last yr.^this yr.^next yr.^";
  if (which === 5) return "^^now^^|^^this minute^^|^^this hour^^|^yesterday^today^tomorrow^|^last wk.^this wk.^next wk.^|^last mo.^this mo.^next mo.^|^last qtr.^this qtr.^next qtr.^|^last yr.^this yr.^next yr.^";
  if (which === 6) return " and ^, ^, ^, and | & ^, ^, ^, & |, ^, ^, ^, ";
  if (which === 7) return " or ^, ^, ^, or | or ^, ^, ^, or | or ^, ^, ^, or ";
  if (which === 8) return ", ^, ^, ^, |, ^, ^, ^, | ^ ^ ^ ";
  return "";
}
