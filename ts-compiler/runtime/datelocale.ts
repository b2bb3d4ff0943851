// Dates as people in the United States write them, where nothing else is asked for.
import { numToString } from "./number";
import { Parts, padded, localOffset } from "./calendar";

/** The date, the time or both. */
export function localeDate(t: number, date: boolean, time: boolean): string {
  if (t !== t) return "Invalid Date";
  const p: Parts = new Parts(t + localOffset(t) * 60000);
  const year: number = p.year > 0 ? p.year : 1 - p.year;
  const left: string = numToString(p.month + 1) + "/" + numToString(p.day) + "/" + numToString(year);
  if (!time) return left;
  const hour: number = p.hour % 12 === 0 ? 12 : p.hour % 12;
  const right: string = numToString(hour) + ":" + padded(p.minute, 2) + ":" + padded(p.second, 2) + " " + (p.hour < 12 ? "AM" : "PM");
  return date ? left + ", " + right : right;
}
