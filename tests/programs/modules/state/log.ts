export const entries: string[] = [];
let n = 0;
export function log(line: string): void { entries.push(`${++n}. ${line}`); }
