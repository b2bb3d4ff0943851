// An invoice: amounts of money in several countries.
interface Line { text: string; count: number; price: number }

const lines: Line[] = [
  { text: 'Keyboard', count: 2, price: 49.99 },
  { text: 'Cable, 2 m', count: 10, price: 3.5 },
  { text: 'Support (hours)', count: 1.5, price: 120 },
  { text: 'Discount', count: 1, price: -25.255 },
];

class Invoice {
  readonly lines: Line[];
  private readonly locale: string;
  private readonly money: (x: number) => string;

  constructor(locale: string, currency: string, lines: Line[]) {
    this.locale = locale;
    this.lines = lines;
    this.money = new Intl.NumberFormat(locale, { style: 'currency', currency }).format;
    console.log(`== ${locale} ${currency}`);
  }

  total(): number {
    return this.lines.reduce((sum, line) => sum + line.count * line.price, 0);
  }

  print(): void {
    for (const line of this.lines) {
      const count = line.count.toLocaleString(this.locale, { maximumFractionDigits: 1 });
      console.log(`${line.text.padEnd(16)} ${count.padStart(6)} x ${this.money(line.price).padStart(14)} = ${this.money(line.count * line.price).padStart(14)}`);
    }
    console.log(`total ${this.money(this.total())}, with tax ${this.money(this.total() * 1.19)}`);
  }
}

for (const [locale, currency] of [['en-US', 'USD'], ['de-DE', 'EUR'], ['en-GB', 'GBP'], ['ja-JP', 'JPY'], ['fr-FR', 'CHF'], ['en-IN', 'INR'], ['es-ES', 'MXN']]) {
  new Invoice(locale, currency, lines).print();
}

console.log('-- displays');
for (const currencyDisplay of ['symbol', 'narrowSymbol', 'code', 'name']) {
  for (const currency of ['USD', 'CAD', 'CHF', 'KRW', 'BRL']) {
    const options: any = { style: 'currency', currency, currencyDisplay };
    console.log(currencyDisplay, currency, [1, 1234.5, -2].map(x => x.toLocaleString('en-US', options) + ' ' + x.toLocaleString('de', options)).join(' | '));
  }
}

console.log('-- accounting and compact');
const accounting = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', currencySign: 'accounting', signDisplay: 'exceptZero' });
console.log([-1234.5, 0, 99].map(accounting.format).join(' '));
const short = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'EUR', notation: 'compact', maximumFractionDigits: 1 });
console.log([950, 1250, 99_950, 1_000_000, 2.5e9, -7e12].map(x => short.format(x)).join(' '));
console.log((1999.999).toLocaleString('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 }), (5).toLocaleString('en-US', { style: 'currency', currency: 'USD', minimumFractionDigits: 0 }));
console.log(accounting.formatToParts(-1234.5).map(p => `${p.type}:${p.value}`).join(' '));
console.log(new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).formatRange(3, 5), new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }).formatRange(3, 5));
console.log(1234567890123456789n.toLocaleString('en-US', { style: 'currency', currency: 'USD' }));
console.log(new Intl.NumberFormat('en-US', { style: 'currency', currency: 'jpy' }).resolvedOptions());
