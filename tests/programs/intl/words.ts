// Plurals, lists, relative times, and the order of texts.
const ordinals = new Intl.PluralRules('en-US', { type: 'ordinal' });
const suffixes: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
console.log([0, 1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 103, 111, 1001].map(n => n + suffixes[ordinals.select(n)]).join(' '));

const files = new Intl.PluralRules('en-US');
for (const n of [0, 1, 2, 1.5]) console.log(n, files.select(n) === 'one' ? 'file' : 'files');
for (const locale of ['en', 'de', 'fr', 'es', 'ja']) {
  const rules = new Intl.PluralRules(locale);
  console.log(locale, [0, 0.5, 1, 1.5, 2, 1e6, 2.5e6].map(n => rules.select(n)).join(' '), rules.resolvedOptions().pluralCategories.join());
}
console.log(new Intl.PluralRules('en', { minimumFractionDigits: 1 }).select(1), files.selectRange(0, 1), files.resolvedOptions());

console.log('-- lists');
const crew = ['Ada', 'Iris', 'Otto', 'Umi'];
for (const locale of ['en-US', 'en-GB', 'de', 'fr', 'es', 'ja']) {
  for (const type of ['conjunction', 'disjunction', 'unit'] as const) {
    const lists = (['long', 'short', 'narrow'] as const).map(style => new Intl.ListFormat(locale, { type, style }));
    console.log(locale, type, lists.map(list => [0, 1, 2, 3, 4].map(n => list.format(crew.slice(0, n))).join('; ')).join(' | '));
  }
}
console.log(new Intl.ListFormat('en').formatToParts(new Set(['a', 'b', 'c'])));

console.log('-- relative times');
const units = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
for (const locale of ['en-US', 'de', 'fr', 'es', 'ja']) {
  for (const options of [{}, { numeric: 'auto' }, { numeric: 'auto', style: 'short' }] as Intl.RelativeTimeFormatOptions[]) {
    const format = new Intl.RelativeTimeFormat(locale, options);
    console.log(locale, units.map(unit => [-2, -1, 0, 1, 10].map(n => format.format(n, unit)).join(', ')).join(' | '));
  }
}
function ago(then: Date, now: Date): string {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const steps: [number, Intl.RelativeTimeFormatUnit][] = [[60, 'seconds'], [60, 'minutes'], [24, 'hours'], [7, 'days'], [4.34524, 'weeks'], [12, 'months'], [Infinity, 'years']];
  let value = (then.getTime() - now.getTime()) / 1000;
  for (const [size, unit] of steps) {
    if (Math.abs(value) < size) return format.format(Math.round(value), unit);
    value /= size;
  }
  return '';
}
const now = new Date(Date.UTC(2024, 5, 15));
for (const days of [0, 0.001, -0.02, -0.3, -1, 1, -5, 12, -60, 400, -1500]) console.log(days, ago(new Date(now.getTime() + days * 86400000), now));
console.log(new Intl.RelativeTimeFormat('en').formatToParts(-1234.5, 'day'), new Intl.RelativeTimeFormat('en').resolvedOptions());

console.log('-- order');
const names = ['résumé', 'resume', 'Resume', 'Résumé', 'zebra', 'Äpfel', 'apple', 'item10', 'item2', 'Item2', '_x', '-y', '10', '9', '€5', '😀 smile', '→', ' space', 'ñandú', 'nube', 'océano'];
console.log([...names].sort((a, b) => a.localeCompare(b)).join(' < '));
console.log([...names].sort(new Intl.Collator('en', { numeric: true }).compare).join(' < '));
console.log([...names].sort(Intl.Collator('es', { sensitivity: 'base' }).compare).join(' < '));
console.log([...names].sort(new Intl.Collator('de', { caseFirst: 'upper', ignorePunctuation: true }).compare).join(' < '));
for (const sensitivity of ['base', 'accent', 'case', 'variant'] as const) {
  console.log(sensitivity, [['a', 'b'], ['a', 'á'], ['a', 'A']].map(([x, y]) => x.localeCompare(y, 'en', { sensitivity })).join(' '));
}
console.log('😀!10Zoë'.localeCompare('b'), 'a'.localeCompare('b'), 'file10'.localeCompare('file9', undefined, { numeric: true }), 'a'.localeCompare('a'));
console.log(new Intl.Collator('de-u-kn').resolvedOptions());
