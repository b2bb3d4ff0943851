// Intl as a value, in code without types.
console.log(typeof Intl, Object.prototype.toString.call(Intl), Object.keys(Intl), Intl === globalThis.Intl, 'Intl' in globalThis);
console.log(String(Intl), typeof Intl.NumberFormat, Intl.NumberFormat.name, Intl.NumberFormat.length);

const make = (name, ...args) => new Intl[name](...args);
const things = [['NumberFormat', 'de'], ['DateTimeFormat', 'en-GB', { timeZone: 'UTC' }], ['Collator'], ['PluralRules', 'en'], ['ListFormat', 'en'], ['RelativeTimeFormat', 'en']];
for (const [name, ...args] of things) {
  const thing = make(name, ...args);
  console.log(name, Object.prototype.toString.call(thing), thing instanceof Intl[name], thing.constructor === Intl[name], thing.resolvedOptions().locale);
  console.log(thing);
}

const { NumberFormat, DateTimeFormat } = Intl;
console.log(new NumberFormat('en-US', { style: 'percent' }).format(0.25), NumberFormat('fr').format(1234.5), DateTimeFormat('en-US', { timeZone: 'UTC' }).format(0));
const format = new NumberFormat('en-US').format;
console.log([1, 1234.5, '7', null, undefined, true].map(x => format(x)), format === format);
const f = new NumberFormat('en-US');
console.log(f.format === f.format, f.format(1e3));

function describe(value, locale) {
  return value.toLocaleString(locale);
}
console.log([1234.5, new Date(0), 12345678901234567890n, [1.5, 2.25], { toLocaleString: l => 'own ' + l }, 'text', true].map(v => describe(v, 'de-DE')).join(' | '));

class Euro extends Intl.NumberFormat {
  constructor() {
    super('de-DE', { style: 'currency', currency: 'EUR' });
  }
}
console.log(new Euro().format(5), new Euro() instanceof Intl.NumberFormat, new Euro().resolvedOptions().currency);

console.log(Intl.getCanonicalLocales(['EN-us', 'de-de', 'ZH-hans-cn']), Intl.NumberFormat.supportedLocalesOf(['en-US', 'de']), Intl.getCanonicalLocales());
for (const wrong of [() => Intl.getCanonicalLocales('x'), () => new Intl.Nothing(), () => Intl.PluralRules(), () => Intl.ListFormat(), () => new Intl.ListFormat('en').format([1]), () => new Intl.RelativeTimeFormat('en').format(1, 'eon'), () => new Intl.RelativeTimeFormat('en').format(NaN, 'day')]) {
  try {
    console.log(wrong());
  } catch (e) {
    console.log(String(e));
  }
}
if (typeof Intl === 'object' && typeof Intl.DateTimeFormat === 'function') console.log(Intl.DateTimeFormat().resolvedOptions().timeZone);
console.log(Object.fromEntries(new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).formatToParts(-5.5).map(p => [p.type, p.value])));
