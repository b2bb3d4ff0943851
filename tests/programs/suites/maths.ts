import { describe, it, test, expect } from './testing';
const aliquotSum = (n: number): number => {
  if (n <= 0) throw new TypeError('Input needs to be positive');
  if (Math.floor(n) !== n) throw new TypeError('Input cannot be a decimal');
  let s = 0;
  for (let i = 1; i <= n / 2; i++) if (n % i === 0) s += i;
  return s;
};
const armstrong = (n: number) => {
  if (n <= 0 || Number.isNaN(n)) return false;
  let t = n,
    s = 0;
  const d = n.toString().length;
  while (t) {
    s += Math.pow(t % 10, d);
    t = Math.floor(t / 10);
  }
  return s === n;
};
const sieve = (n: number): number[] => {
  const a: boolean[] = new Array(n + 1);
  a.fill(true);
  a[0] = a[1] = false;
  for (let p = 2; p * p <= n; p++) if (a[p]) for (let i = p * p; i <= n; i += p) a[i] = false;
  return a.reduce((acc: number[], b, i) => (b ? [...acc, i] : acc), []);
};
function* primeGenerator(): IterableIterator<number> {
  const found: number[] = [];
  for (let n = 2; ; n++)
    if (!found.some((p) => n % p === 0)) {
      found.push(n);
      yield n;
    }
}
function* uglyNumbers(): Generator<number, number, boolean> {
  const pqp: number[] = [1];
  let i2 = 0,
    i3 = 0,
    i5 = 0;
  while (true) {
    yield pqp[pqp.length - 1];
    const n = Math.min(pqp[i2] * 2, pqp[i3] * 3, pqp[i5] * 5);
    if (n === pqp[i2] * 2) i2++;
    if (n === pqp[i3] * 3) i3++;
    if (n === pqp[i5] * 5) i5++;
    pqp.push(n);
  }
}
const matrixMul = (a: number[][], b: number[][]): number[][] => {
  if (a[0].length !== b.length) throw new Error('Matrices cannot be multiplied');
  return a.map((r) => b[0].map((_, j) => r.reduce((s, x, k) => s + x * b[k][j], 0)));
};
const pascal = (n: number): number[] => {
  if (n === 0) return [];
  let row = [1];
  while (--n) row = [1, ...row.slice(1).map((x, i) => x + row[i]), 1];
  return row;
};
const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));
const lcm = (...ns: number[]) => ns.reduce((a, b) => (a * b) / gcd(a, b), 1);
const ncr = (n: number, r: number): number => {
  if (n < r || r < 0) return 0;
  let x = 1;
  for (let i = 1; i <= r; i++) x = (x * (n - r + i)) / i;
  return Math.round(x);
};
const collatz = (n: number): number[] => (n === 1 ? [1] : [n, ...collatz(n % 2 ? 3 * n + 1 : n / 2)]);
const phi = (n: number) => {
  let r = n;
  for (let p = 2; p * p <= n; p++) {
    if (n % p === 0) {
      while (n % p === 0) n = n / p;
      r -= r / p;
    }
  }
  if (n > 1) r -= r / n;
  return r;
};
const zellers = (d: number, m: number, y: number): string => {
  const days = ['Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
  if (m < 3) {
    m += 12;
    y--;
  }
  const k = y % 100,
    j = Math.floor(y / 100);
  return days[(d + Math.floor((13 * (m + 1)) / 5) + k + Math.floor(k / 4) + Math.floor(j / 4) + 5 * j) % 7];
};
const factorial = (n: number): bigint => (n <= 1 ? 1n : BigInt(n) * factorial(n - 1));
const isLeap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
const roman = (n: number): string => {
  const t: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let o = '';
  for (const [v, s] of t)
    while (n >= v) {
      o += s;
      n -= v;
    }
  return o;
};
const fromRoman = (s: string) => {
  const m: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
  return [...s].reduce((a, c, i, all) => a + (m[all[i + 1]] > m[c] ? -m[c] : m[c]), 0);
};
const isqrt = (n: bigint): bigint => {
  if (n < 0n) throw new RangeError('neg');
  if (n < 2n) return n;
  let x = n,
    y = (x + 1n) / 2n;
  while (y < x) {
    x = y;
    y = (x + n / x) / 2n;
  }
  return x;
};
class Complex {
  constructor(
    readonly re: number,
    readonly im = 0,
  ) {}
  add(o: Complex | number) {
    return typeof o === 'number' ? new Complex(this.re + o, this.im) : new Complex(this.re + o.re, this.im + o.im);
  }
  mul({ re, im }: Complex) {
    return new Complex(this.re * re - this.im * im, this.re * im + this.im * re);
  }
  get abs() {
    return Math.hypot(this.re, this.im);
  }
  toString() {
    return `${this.re}${this.im < 0 ? '-' : '+'}${Math.abs(this.im)}i`;
  }
  static readonly I = new Complex(0, 1);
}
class LCG {
  #s: number;
  constructor(seed: number) {
    this.#s = seed >>> 0;
  }
  next() {
    this.#s = (Math.imul(this.#s, 1664525) + 1013904223) >>> 0;
    return this.#s / 2 ** 32;
  }
}
describe('maths', () => {
  test.each([
    [6, 6],
    [15, 9],
    [1, 0],
  ])('aliquot %i', (n, e) => expect(aliquotSum(n)).toBe(e));
  test.each([-1, 0, 1.5])('aliquot throws %p', (n) => expect(() => aliquotSum(n)).toThrow(TypeError));
  it('various', () => {
    expect([153, 370, 100].map(armstrong)).toEqual([true, true, false]);
    expect(sieve(30)).toEqual([2, 3, 5, 7, 11, 13, 17, 19, 23, 29]);
    const g = primeGenerator();
    expect([...Array(6)].map(() => g.next().value)).toEqual([2, 3, 5, 7, 11, 13]);
    const u = uglyNumbers();
    const us: number[] = [];
    for (const x of u) {
      if (us.length >= 11) break;
      us.push(x);
    }
    expect(us).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15]);
  });
  it('matrix', () => {
    expect(
      matrixMul(
        [
          [1, 2],
          [3, 4],
        ],
        [[5], [6]],
      ),
    ).toEqual([[17], [39]]);
    expect(() => matrixMul([[1]], [])).toThrow();
  });
  it('numbers', () => {
    expect(pascal(5)).toEqual([1, 4, 6, 4, 1]);
    expect(gcd(48, -18)).toBe(6);
    expect(lcm(4, 6, 10)).toBe(60);
    expect(ncr(10, 3)).toBe(120);
    expect(collatz(6)).toEqual([6, 3, 10, 5, 16, 8, 4, 2, 1]);
    expect(phi(36)).toBe(12);
    expect(zellers(25, 12, 2023)).toBe('Monday');
    expect(factorial(25)).toBe(15511210043330985984000000n);
    expect([1900, 2000, 2024].filter(isLeap)).toEqual([2000, 2024]);
  });
  it('text', () => {
    expect(roman(1994)).toBe('MCMXCIV');
    expect(fromRoman('MCMXCIV')).toBe(1994);
    expect(isqrt(10n ** 20n)).toBe(10n ** 10n);
    expect(() => isqrt(-1n)).toThrow(RangeError);
  });
  it('complex', () => {
    expect(Complex.I.mul(Complex.I)).toEqual(new Complex(-1));
    expect(String(new Complex(1, -2).add(1))).toBe('2-2i');
    expect(new Complex(3, 4).abs).toBe(5);
    expect(new Complex(1).add(Complex.I)).toStrictEqual({ re: 1, im: 1 });
  });
  it('lcg', () => {
    const r = new LCG(42);
    expect([r.next(), r.next()].map((x) => x.toFixed(6))).toEqual(['0.252345', '0.088127']);
    expect(r.next()).toBeLessThan(1);
  });
  it('nan', () => {
    expect([NaN, -0]).toEqual([NaN, -0]);
    expect(0).not.toBe(-0);
    expect([0]).toEqual([-0]);
  });
});
