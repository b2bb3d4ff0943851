// A meeting in several time zones, and days on which clocks change.
const offices = ['America/New_York', 'America/Los_Angeles', 'Europe/London', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Sydney', 'America/Sao_Paulo', 'UTC'];

function clock(t: Date, timeZone: string): string {
  return t.toLocaleString('en-US', { timeZone, weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
}

for (const meeting of [Date.UTC(2024, 0, 15, 14), Date.UTC(2024, 6, 15, 14), Date.UTC(2031, 9, 30, 23, 30), Date.UTC(1975, 4, 1, 6), Date.UTC(2050, 6, 4, 12), Date.UTC(1955, 6, 4, 12)]) {
  console.log(new Date(meeting).toISOString());
  for (const office of offices) console.log('  ' + office.padEnd(20) + clock(new Date(meeting), office));
}

console.log('-- clocks change');
const changes: [string, number][] = [['America/New_York', Date.UTC(2024, 2, 10, 6, 59)], ['Europe/Berlin', Date.UTC(2024, 9, 27, 0, 59)], ['Australia/Sydney', Date.UTC(2100, 3, 3, 15, 59)]];
for (const [timeZone, t] of changes) {
  for (const minutes of [0, 1, 61]) {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', timeZoneName: 'longOffset' });
    console.log(timeZone, format.format(t + minutes * 60000));
  }
}

console.log('-- names');
const summer = new Date(Date.UTC(2024, 6, 1));
for (const locale of ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'ja-JP']) {
  for (const timeZone of ['America/New_York', 'Europe/Berlin', 'Asia/Tokyo']) {
    const names = (['short', 'long', 'shortOffset'] as const).map(timeZoneName => new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(summer).find(part => part.type === 'timeZoneName')?.value);
    console.log(locale, timeZone, names.join(' | '));
  }
}

// The offset of a zone, as programs find it out.
function offsetMinutes(t: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(t);
  const value = (type: string): number => Number(parts.find(part => part.type === type)!.value);
  const local = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'), value('second'));
  return (local - t.getTime()) / 60000;
}
console.log(offices.map(office => offsetMinutes(summer, office)).join(' '));
console.log(new Intl.DateTimeFormat('en-US', { timeZone: 'america/new_york' }).resolvedOptions().timeZone, new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Kolkata' }).resolvedOptions().timeZone);
try {
  new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Atlantis' });
} catch (e) {
  console.log(String(e));
}
