// Numbers in the words of locales: digits, groups, signs, notations, units.
const samples = [0, -0, 1, -1.5, 12.345, 999.9995, 1234.5, -9876543.21, 0.000012, 1e21, NaN, Infinity];

function row(title: string, locale: string | undefined, options?: Intl.NumberFormatOptions): void {
  const format = new Intl.NumberFormat(locale, options);
  console.log(title + ': ' + samples.map(x => format.format(x)).join(' | '));
}

row('default', undefined);
row('en-US', 'en-US');
row('de-DE', 'de-DE');
row('fr', 'fr');
row('es', 'es');
row('en-IN', 'en-IN');
row('ja-JP', 'ja-JP');
row('it', 'it');
row('pt-BR', 'pt-BR');
row('en-CA', 'en-CA');
row('percent', 'en-US', { style: 'percent', maximumFractionDigits: 1 });
row('percent de', 'de', { style: 'percent' });
row('fixed', 'en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
row('significant', 'en-US', { maximumSignificantDigits: 3 });
row('padded', 'en-US', { minimumIntegerDigits: 4, useGrouping: false });
row('always', 'en-US', { signDisplay: 'always' });
row('exceptZero', 'en-GB', { signDisplay: 'exceptZero', maximumFractionDigits: 0 });
row('negative', 'en-US', { signDisplay: 'negative' });
row('scientific', 'en-US', { notation: 'scientific' });
row('engineering', 'en-US', { notation: 'engineering', maximumFractionDigits: 1 });
row('compact', 'en-US', { notation: 'compact' });
row('compact long', 'en-US', { notation: 'compact', compactDisplay: 'long' });
row('compact de', 'de', { notation: 'compact', compactDisplay: 'long' });
row('compact fr', 'fr', { notation: 'compact', maximumFractionDigits: 1 });
row('compact ja', 'ja', { notation: 'compact' });
row('compact en-IN', 'en-IN', { notation: 'compact' });

console.log('-- units');
const units: [string, number][] = [['kilometer-per-hour', 50], ['megabyte', 1.5], ['celsius', -3], ['liter', 16], ['day', 1], ['mile-per-gallon', 30], ['meter-per-second', 2]];
for (const unitDisplay of ['short', 'long', 'narrow'] as const) {
  for (const locale of ['en-US', 'de-DE', 'fr-FR', 'ja-JP']) {
    console.log(unitDisplay, locale, units.map(([unit, x]) => x.toLocaleString(locale, { style: 'unit', unit, unitDisplay })).join(', '));
  }
}

console.log('-- rounding');
const modes = ['ceil', 'floor', 'expand', 'trunc', 'halfCeil', 'halfFloor', 'halfExpand', 'halfTrunc', 'halfEven'];
for (const roundingMode of modes) {
  const options: any = { maximumFractionDigits: 0, roundingMode };
  console.log(roundingMode, [2.5, 3.5, -2.5, 2.4, -2.6].map(x => x.toLocaleString('en-US', options)).join(' '));
}
console.log((1.005).toLocaleString('en-US', { maximumFractionDigits: 2 }), (1.0005).toLocaleString(), (0.1 + 0.2).toLocaleString('en-US', { maximumFractionDigits: 20 }));
console.log((1.23).toLocaleString('en-US', { roundingIncrement: 5, maximumFractionDigits: 2, minimumFractionDigits: 2 } as any));
console.log((4.0).toLocaleString('en-US', { minimumFractionDigits: 2, trailingZeroDisplay: 'stripIfInteger' } as any));

console.log('-- big');
console.log(123456789012345678901234567890n.toLocaleString(), 123456789012345678901234567890n.toLocaleString('de-DE'));
console.log(new Intl.NumberFormat('en-US').format('12345678901234567890.123456' as any), new Intl.NumberFormat('en-US', { style: 'percent' }).format(5n));
console.log([1234.5, 6.78].toLocaleString('de-DE'), [1234.5, new Date(0)].toLocaleString());

console.log('-- parts');
console.log(new Intl.NumberFormat('en-US', { notation: 'compact', compactDisplay: 'long' }).formatToParts(-1234567));
console.log(new Intl.NumberFormat('de-DE', { style: 'unit', unit: 'kilogram' }).formatToParts(1234.5).map(part => part.type + '=' + part.value).join(' '));
console.log(new Intl.NumberFormat('en-US').formatRange(3, 5), new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }).formatRange(2.9, 3.1));
console.log(new Intl.NumberFormat('en-US').formatRangeToParts(3, 5));
console.log(new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 }).resolvedOptions());

console.log('-- errors');
const wrong: [any, any][] = [
  ['en', { style: 'x' }], ['en', { style: 'currency' }], ['en', { style: 'currency', currency: 'x' }], ['en', { style: 'unit' }], ['en', { style: 'unit', unit: 'parsec' }],
  ['en', { maximumFractionDigits: 101 }], ['en', { minimumFractionDigits: 3, maximumFractionDigits: 2 }], ['en', { notation: 'x' }], ['a_b', {}], ['en', null], [null, {}], [[1], {}],
];
for (const [locale, options] of wrong) {
  try {
    console.log(new Intl.NumberFormat(locale, options).format(1));
  } catch (e) {
    console.log(String(e));
  }
}
