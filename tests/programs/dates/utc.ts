// Dates in UTC.
const d = new Date(Date.UTC(2024, 1, 29, 12, 30, 45, 678));
console.log(d, d.toISOString(), d.getTime(), d.getUTCDay(), d.getUTCMonth(), JSON.stringify({ d }));
const add = (x: Date, days: number) => new Date(x.getTime() + days * 864e5);
console.log(add(d, 1).toISOString(), add(d, -60).toISOString().slice(0, 10), [add(d, 366)]);
const isLeap = (y: number) => new Date(Date.UTC(y, 1, 29)).getUTCMonth() === 1;
console.log([1900, 2000, 2023, 2024].map(isLeap));
console.log(new Date("2020-01-01").getTime(), new Date("2020-01-01T00:00:00+02:00").toISOString(), new Date("garbage").getTime(), String(new Date(NaN)), Date.parse("2011-10-10T14:48:00.000Z"));
const u = new Date(0);
u.setUTCFullYear(1999, 11, 31); u.setUTCHours(23, 59, 59, 999);
console.log(u.toISOString(), u.setUTCMilliseconds(1000), u.toISOString(), u > d, +u, u.valueOf() === u.getTime());
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const cal = (y: number, m: number) => { const first = new Date(Date.UTC(y, m, 1)).getUTCDay(); const days = new Date(Date.UTC(y, m + 1, 0)).getUTCDate(); const cells = [...Array(first).fill("  "), ...Array.from({ length: days }, (_, i) => String(i + 1).padStart(2))]; const rows: string[] = []; for (let i = 0; i < cells.length; i += 7) rows.push(cells.slice(i, i + 7).join(" ")); return [weekdays.map((w) => w.slice(0, 2)).join(" "), ...rows].join("\n"); };
console.log(cal(2024, 1));
const diff = (a: Date, b: Date) => { let ms = Math.abs(a.getTime() - b.getTime()); const parts: string[] = []; for (const [n, size] of [["d", 864e5], ["h", 36e5], ["m", 6e4], ["s", 1e3]] as [string, number][]) { const k = Math.floor(ms / size); ms -= k * size; if (k) parts.push(k + n); } return parts.join(" "); };
console.log(diff(d, u), diff(d, d) === "");
const list = [new Date(5), new Date(1), new Date(3)].sort((a, b) => a.getTime() - b.getTime());
console.log(list.map(Number), list, new Map([[1, list[0]]]), d instanceof Date, typeof d, Object.prototype.toString.call(d));
try { new Date(NaN).toISOString(); } catch (e) { console.log((e as Error).name, (e as Error).message); }
console.log(new Date(2020, 0).getFullYear(), new Date(8.64e15 + 1).getTime(), new Date(d).getTime() === d.getTime(), Date.UTC(2020), new Date(2024, 0, 31, 1, 2, 3).getMinutes());
