// Date.parse: the format of the specification, and the looser ones that engines accept.
import { __strLen, __f64 } from "./intrinsics";
import { strUnits, strSlice } from "./string";
import { makeTime, timeClip, localOffset, monthName } from "./calendar";

class DateText {
  text: string;
  u: RawU16;
  end: i32;
  at: i32;

  constructor(text: string) {
    this.text = text;
    this.u = strUnits(text);
    this.end = __strLen(text);
    this.at = 0;
  }

  peek(): i32 {
    return this.at < this.end ? this.u[this.at] : -1;
  }

  eat(c: i32): boolean {
    if (this.peek() !== c) return false;
    this.at = this.at + 1;
    return true;
  }

  /** Exactly `n` digits, or NaN. */
  digits(n: i32): number {
    let x: number = 0;
    let i: i32 = 0;
    while (i < n) {
      const c: i32 = this.peek();
      if (c < 48 || c > 57) return NaN;
      x = x * 10 + __f64(c - 48);
      this.at = this.at + 1;
      i = i + 1;
    }
    return x;
  }

  isDigit(): boolean {
    const c: i32 = this.peek();
    return c >= 48 && c <= 57;
  }

  isLetter(): boolean {
    const c: i32 = this.peek();
    return (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
  }
}

/** The format of the specification; NaN when the text is something else. */
function parseIso(text: string): number {
  const p: DateText = new DateText(text);
  let year: number = 0;
  if (p.peek() === 43 || p.peek() === 45) {
    const negative: boolean = p.peek() === 45;
    p.at = 1;
    year = p.digits(6);
    if (negative && year === 0) return NaN;
    if (negative) year = -year;
  } else {
    year = p.digits(4);
  }
  let month: number = 1;
  let day: number = 1;
  if (p.eat(45)) {
    month = p.digits(2);
    if (p.eat(45)) day = p.digits(2);
  }
  if (year !== year || !(month >= 1 && month <= 12) || !(day >= 1 && day <= 31)) return NaN;
  if (p.at === p.end) return makeTime(year, month - 1, day, 0, 0, 0, 0);
  if (!p.eat(84) && !p.eat(116) && !p.eat(32)) return NaN;
  const hour: number = p.digits(2);
  if (!p.eat(58)) return NaN;
  const minute: number = p.digits(2);
  let second: number = 0;
  let ms: number = 0;
  if (p.eat(58)) {
    second = p.digits(2);
    if (p.eat(46)) {
      let scale: number = 100;
      if (!p.isDigit()) return NaN;
      while (p.isDigit()) {
        const d: number = p.digits(1);
        if (scale >= 1) ms = ms + d * scale;
        scale = scale / 10;
      }
    }
  }
  if (!(hour <= 24 && minute <= 59 && second <= 59)) return NaN;
  if (hour === 24 && (minute > 0 || second > 0 || ms > 0)) return NaN;
  const t: number = makeTime(year, month - 1, day, hour, minute, second, ms);
  if (p.at === p.end) return t - localOffset(t) * 60000;
  if (p.eat(90) || p.eat(122)) return p.at === p.end ? t : NaN;
  const sign: number = p.peek() === 45 ? -1 : 1;
  if (!p.eat(43) && !p.eat(45)) return NaN;
  const zoneHour: number = p.digits(2);
  p.eat(58);
  const zoneMinute: number = p.digits(2);
  if (p.at !== p.end || !(zoneHour <= 23 && zoneMinute <= 59)) return NaN;
  return t - sign * (zoneHour * 60 + zoneMinute) * 60000;
}

// The month that a word begins with, or -1.
function monthOf(word: string): number {
  const w: string = word.slice(0, 3).toLowerCase();
  if (w.length < 3) return -1;
  let m: number = 0;
  while (m < 12) {
    if (monthName(m).toLowerCase() === w) return m;
    m = m + 1;
  }
  return -1;
}

// Minutes of a zone's name; NaN when it is none.
function zoneOf(word: string): number {
  const w: string = word.toUpperCase();
  if (w === "GMT" || w === "UTC" || w === "UT" || w === "Z") return 0;
  if (w === "EST") return -300;
  if (w === "EDT") return -240;
  if (w === "CST") return -360;
  if (w === "CDT") return -300;
  if (w === "MST") return -420;
  if (w === "MDT") return -360;
  if (w === "PST") return -480;
  if (w === "PDT") return -420;
  return NaN;
}

/** Dates such as "Jan 2, 2020 10:00 PM", "Thu, 02 Jan 2020 10:00:00 GMT" and "1/2/2020". */
function parseLoose(text: string): number {
  const p: DateText = new DateText(text);
  let month: number = -1;
  let a: number = NaN;
  let b: number = NaN;
  let c: number = NaN;
  let count: number = 0;
  let hour: number = 0;
  let minute: number = 0;
  let second: number = 0;
  let ms: number = 0;
  let zone: number = NaN;
  let timed: boolean = false;
  while (p.at < p.end) {
    if (p.peek() === 40) {
      while (p.at < p.end && p.peek() !== 41) p.at = p.at + 1;
      p.eat(41);
      continue;
    }
    if (p.isLetter()) {
      const start: i32 = p.at;
      while (p.isLetter()) p.at = p.at + 1;
      const word: string = strSlice(text, start, p.at);
      const upper: string = word.toUpperCase();
      const m: number = monthOf(word);
      const z: number = zoneOf(word);
      if (upper === "AM" || upper === "PM") {
        if (!(hour >= 1 && hour <= 12)) return NaN;
        hour = (hour % 12) + (upper === "PM" ? 12 : 0);
      } else if (z === z) {
        zone = z;
      } else if (m >= 0) {
        if (month >= 0) return NaN;
        month = m;
      } else if (!(upper === "T" && count > 0)) {
        const day: string = upper.slice(0, 3);
        const known: string = "SUN MON TUE WED THU FRI SAT";
        if (day.length < 3 || known.indexOf(day) < 0) return NaN;
      }
      p.eat(46);
      continue;
    }
    if ((p.peek() === 43 || p.peek() === 45) && timed) {
      const sign: number = p.peek() === 45 ? -1 : 1;
      p.at = p.at + 1;
      const start: i32 = p.at;
      let x: number = 0;
      while (p.isDigit()) x = x * 10 + p.digits(1);
      const n: i32 = p.at - start;
      if (n === 0) return NaN;
      let minutes: number = n <= 2 ? x * 60 : (x - (x % 100)) * 0.6 + (x % 100);
      if (p.eat(58)) minutes = minutes + p.digits(2);
      zone = sign * minutes;
      continue;
    }
    if (p.isDigit()) {
      let x: number = 0;
      while (p.isDigit()) x = x * 10 + p.digits(1);
      if (p.peek() === 58 && !timed) {
        timed = true;
        hour = x;
        p.eat(58);
        minute = p.digits(p.at + 1 < p.end && p.u[p.at + 1] >= 48 && p.u[p.at + 1] <= 57 ? 2 : 1);
        if (p.eat(58)) second = p.digits(p.at + 1 < p.end && p.u[p.at + 1] >= 48 && p.u[p.at + 1] <= 57 ? 2 : 1);
        if (p.eat(46)) {
          let scale: number = 100;
          while (p.isDigit()) {
            const d: number = p.digits(1);
            if (scale >= 1) ms = ms + d * scale;
            scale = scale / 10;
          }
        }
        if (!(hour <= 24 && minute <= 59 && second <= 59)) return NaN;
        continue;
      }
      if (count === 0) a = x;
      else if (count === 1) b = x;
      else if (count === 2) c = x;
      else return NaN;
      count = count + 1;
      continue;
    }
    p.at = p.at + 1;
  }
  let year: number = NaN;
  let day: number = 1;
  if (month >= 0) {
    if (count === 0) return NaN;
    if (count === 1) {
      if (a > 31) year = a;
      else {
        day = a;
        year = 2001;
      }
    } else if (a > 31) {
      year = a;
      day = b;
    } else {
      day = a;
      year = b;
    }
  } else if (count === 3 && a > 31) {
    year = a;
    month = b - 1;
    day = c;
  } else if (count === 3) {
    month = a - 1;
    day = b;
    year = c;
  } else if (count === 2) {
    month = a - 1;
    day = b;
    year = a > 31 ? NaN : 2001;
    if (a > 31) {
      year = a;
      month = b - 1;
      day = 1;
    }
  } else {
    return NaN;
  }
  if (year >= 0 && year < 50) year = year + 2000;
  else if (year >= 50 && year < 100) year = year + 1900;
  if (!(month >= 0 && month < 12 && day >= 1 && day <= 31)) return NaN;
  const t: number = makeTime(year, month, day, hour, minute, second, ms);
  return t - (zone === zone ? zone : localOffset(t)) * 60000;
}

// Whether a text has the form of the standard up to its minutes; what is wrong then stays wrong.
function hasIsoTime(s: string): boolean {
  return s.length >= 16 && s.charAt(4) === "-" && s.charAt(7) === "-" && s.charAt(10) === "T" && s.charAt(13) === ":";
}

/** Date.parse */
export function parseDate(text: string): number {
  const s: string = text.trim();
  const t: number = parseIso(s);
  return timeClip(t === t || hasIsoTime(s) ? t : parseLoose(s));
}
