// Dates in the words of locales.
const launch = new Date(Date.UTC(2024, 0, 5, 9, 3, 7, 45));
const evening = new Date(Date.UTC(2023, 10, 30, 21, 45, 0, 5));

console.log(launch.toLocaleString(), '|', launch.toLocaleDateString(), '|', launch.toLocaleTimeString());
console.log(launch.toLocaleString('en-US', { timeZone: 'UTC' }), '|', launch.toLocaleDateString('en-GB'), '|', launch.toLocaleTimeString('de-DE'));

const styles = ['full', 'long', 'medium', 'short'] as const;
for (const locale of ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'ja-JP', 'en-IN', 'en-CA', 'en-AU', 'it-IT', 'pt-BR']) {
  for (const dateStyle of styles) {
    const dates = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' });
    const both = new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: dateStyle, timeZone: 'UTC' });
    console.log(locale, dateStyle, '|', dates.format(launch), '|', both.format(evening));
  }
}

console.log('-- parts of dates');
const shapes: Intl.DateTimeFormatOptions[] = [
  { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  { weekday: 'short', month: 'short', day: '2-digit' },
  { year: 'numeric', month: '2-digit', day: '2-digit' },
  { year: '2-digit', month: 'numeric' },
  { month: 'long' }, { weekday: 'narrow' }, { year: 'numeric' },
  { hour: '2-digit', minute: '2-digit' },
  { hour: 'numeric', minute: '2-digit', hour12: true },
  { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false },
  { hour: 'numeric', hourCycle: 'h23' },
  { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
  { minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 },
  { weekday: 'long', hour: 'numeric' },
  { era: 'short', year: 'numeric', month: 'short' },
];
for (const shape of shapes) {
  const line = ['en-US', 'en-GB', 'de', 'fr', 'ja'].map(locale => launch.toLocaleString(locale, { ...shape, timeZone: 'UTC' }));
  console.log(JSON.stringify(shape) + '\n  ' + line.join(' | '));
}

console.log('-- midnight and noon');
for (const hour of [0, 1, 11, 12, 13, 23]) {
  const t = new Date(Date.UTC(2024, 1, 29, hour, 5));
  console.log(['h11', 'h12', 'h23', 'h24'].map(hourCycle => t.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit', hourCycle, timeZone: 'UTC' } as any)).join(' | '));
}

console.log('-- zones');
for (const timeZone of ['UTC', 'GMT', '+05:30', '-0800', '+14:00']) {
  console.log(timeZone, launch.toLocaleString('en-US', { timeZone, timeZoneName: 'short' }), '|', launch.toLocaleString('de-DE', { timeZone, timeZoneName: 'longOffset' }));
}

console.log('-- objects');
const format = new Intl.DateTimeFormat('en-US', { weekday: 'short', hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
console.log(format.formatToParts(launch));
console.log(format.resolvedOptions());
console.log([launch, evening].map(format.format));
const parts = new Map(new Intl.DateTimeFormat('en-US', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' }).formatToParts(launch).map(part => [part.type, part.value]));
console.log(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`);
console.log(new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).format(0), new Intl.DateTimeFormat('de').resolvedOptions().timeZone);
console.log(new Date(NaN).toLocaleString('en-US', { dateStyle: 'short' }), new Date(NaN).toLocaleDateString());

console.log('-- errors');
const wrong: (() => unknown)[] = [
  () => format.format(NaN),
  () => launch.toLocaleDateString('en-US', { timeZone: 'Mars/Olympus' }),
  () => launch.toLocaleDateString('en-US', { month: 'x' } as any),
  () => new Intl.DateTimeFormat('en-US', { hourCycle: 'x' } as any),
  () => (5).toLocaleString('en-US', { notation: 'x' } as any),
  () => 'a'.localeCompare('b', 'en', { sensitivity: 'x' } as any),
  () => launch.toLocaleDateString('en-US', { timeStyle: 'short' }),
  () => new Intl.DateTimeFormat('en-US', { dateStyle: 'short', year: 'numeric' }),
  () => new Intl.DateTimeFormat('en-US', { fractionalSecondDigits: 4 } as any),
];
for (const f of wrong) {
  try {
    console.log(f());
  } catch (e) {
    console.log(String(e));
  }
}
