export function math_all() {
  console.log(Math.floor(-1.5), Math.ceil(1.2), Math.round(-0.5), Math.round(2.5), Math.trunc(-4.7), Math.sign(-3), Math.abs(-2));
  console.log(Math.max(), Math.min(), Math.max(1, 5, 3), Math.min(2, NaN), Math.hypot(3, 4), Math.cbrt(27));
  console.log(Math.pow(2, 10), Math.sqrt(2), Math.exp(1), Math.log(10), Math.log2(8), Math.log10(1000), Math.log1p(1));
  console.log(Math.PI, Math.E, Math.LN2, Math.SQRT2);
  return Math.atan2(1, 1);
}
export function math_trig() {
  console.log(
    Math.sin(1),
    Math.cos(1),
    Math.tan(1),
    Math.asin(0.5),
    Math.acos(0.5),
    Math.atan(1),
    Math.sinh(1),
    Math.cosh(1),
    Math.tanh(1),
  );
  return Math.clz32(1) + Math.imul(3, 4) + Math.fround(5.5);
}
export function string_slice() {
  const s = 'The quick brown fox jumps over the lazy dog.';
  console.log(s.slice(31), s.slice(4, 19), s.slice(-4), s.slice(-9, -5));
  return s.slice(5, 2);
}
export function string_replace() {
  const p = 'The quick brown fox jumps over the lazy dog. If the dog reacted, was it really lazy?';
  console.log(p.replace('dog', 'monkey'));
  console.log(p.replace(/dog/g, 'cat'));
  return 'aXbX'.replaceAll('X', '-');
}
export function string_split() {
  console.log(
    'a,b,c'.split(','),
    'abc'.split(''),
    'abc'.split('x'),
    ''.split(','),
    ''.split(''),
    'a1b2c'.split(/\d/),
    'a,b,c'.split(',', 2),
  );
  return 'one two'.split(' ').length;
}
export function string_charAt() {
  const s = 'Brave';
  console.log(s.charAt(0), s.charAt(99) === '', s.charCodeAt(1), s.codePointAt(2), s.at(-1), s[9]);
  return String.fromCharCode(72, 105);
}
export function string_indexOf() {
  console.log(
    'abcabc'.indexOf('c'),
    'abcabc'.lastIndexOf('c'),
    'abc'.indexOf(''),
    'abc'.includes('bc'),
    'abc'.startsWith('b', 1),
    'abc'.endsWith('b', 2),
  );
  return 'abc'.search(/c/);
}
export function string_match() {
  const m = 'The Quick'.match(/[A-Z]/g);
  console.log(m);
  const n = 'key=value'.match(/(\w+)=(\w+)/);
  console.log(n && n[1], n && n[2], n!.index);
  return 'x'.match(/y/);
}
export function string_trim() {
  console.log('[' + '  a b '.trim() + ']', '[' + ' x'.trimStart() + ']', '[' + 'x '.trimEnd() + ']');
  return 'ab'.padStart(5, '12') + 'ab'.padEnd(5) + '|';
}
export function string_case() {
  return 'Hello'.toLowerCase() + 'Hello'.toUpperCase() + 'ab'.repeat(3);
}
export function string_substring() {
  const s = 'Mozilla';
  console.log(s.substring(1, 3), s.substring(2), s.substring(5, 2), s.substr(-3, 2));
  return s.concat('!', '?');
}
export function string_iter() {
  let r = '';
  for (const c of 'h€😀') r += c + '.';
  console.log([...'h€😀'].length, 'h€😀'.length);
  return r;
}
export function string_compare() {
  console.log('a' < 'b', 'a' < 'B', 'abc' <= 'abcd', 'a'.localeCompare('b'));
  return 'a' + 1 + 2 + (1 + 2);
}
export function number_format() {
  console.log(
    (255).toString(16),
    (3.14159).toFixed(2),
    (1e21).toString(),
    0.1 + 0.2,
    (1234.5678).toPrecision(6),
    (12345).toExponential(2),
    1 / 3,
    1e-7,
    123456789012345680000,
  );
  return (25).toString(36);
}
export function number_parse() {
  console.log(
    parseInt('42px'),
    parseInt('0x1f'),
    parseInt('101', 2),
    parseFloat('3.5abc'),
    Number(''),
    Number('12a'),
    Number(' 7 '),
    Number(null),
    Number(undefined),
    Number(true),
    +'1e3',
    +[],
  );
  return isNaN(Number('z'));
}
export function number_const() {
  console.log(Number.MAX_SAFE_INTEGER, Number.EPSILON, Number.MIN_VALUE, Number.MAX_VALUE, Infinity, -Infinity, NaN);
  console.log(Number.isInteger(5.0), Number.isSafeInteger(2 ** 53), Number.isFinite(Infinity), Number.isNaN(NaN));
  return 0 === -0 && Object.is(0, -0);
}
export function object_keys() {
  const o = { b: 1, a: 'x', 2: true, 1: null };
  console.log(Object.keys(o), Object.values(o), Object.entries(o));
  return JSON.stringify(o);
}
export function object_assign() {
  const t = { a: 1, b: 2 };
  const r = Object.assign(t, { b: 4, c: 5 });
  console.log(r, (t as any).c);
  return t === r;
}
export function object_freeze() {
  const o = Object.freeze({ x: 1 });
  try {
    (o as any).x = 2;
  } catch (e) {
    console.log((e as Error).message);
  }
  return Object.isFrozen(o);
}
export function json_parse() {
  const o = JSON.parse('{"a":[1,2,{"b":null}],"c":"x\\n"}');
  console.log(o.a[2].b, o.c);
  return JSON.stringify(o, null, 2);
}
export function map_basic() {
  const m = new Map<string, number>();
  m.set('a', 1).set('b', 2);
  console.log(m.get('a'), m.get('zz'), m.has('b'), m.size);
  m.delete('a');
  m.forEach((v, k) => console.log(k, v));
  for (const [k, v] of m) console.log(k, v);
  return [...m.keys()];
}
export function map_missing() {
  const m = new Map<string, boolean>();
  const v = m.get('q');
  console.log(v, v === undefined, `${v}`, typeof v);
  const n = new Map<number, number>();
  const w = n.get(1);
  console.log(w, typeof w, `${w}`);
  return w ?? -1;
}
export function set_basic() {
  const s = new Set<number>([1, 2, 2, 3]);
  s.add(4);
  s.delete(1);
  console.log(s, s.has(2), s.size);
  let t = 0;
  s.forEach((x) => {
    t += x;
  });
  return t;
}
export function weak() {
  const w = new WeakMap<object, number>();
  const k = {};
  w.set(k, 5);
  console.log(w.get(k), w.has({}));
  const ws = new WeakSet<object>();
  ws.add(k);
  return ws.has(k);
}
export function date_fixed() {
  const d = new Date(0);
  console.log(d.getTime(), d.toISOString(), d.getUTCFullYear());
  return new Date(Date.UTC(2020, 1, 29)).toISOString();
}
export function symbol_use() {
  const s = Symbol('desc');
  const o = { [s]: 1, y: 2 };
  console.log(s.toString(), s.description, o[s], Object.keys(o));
  return typeof s;
}
export function regexp_exec() {
  const re = /(\d+)-(?<w>\w+)/g;
  let m: RegExpExecArray | null;
  let out = '';
  while ((m = re.exec('1-a 22-bb')) !== null) {
    out += m[1] + m.groups!.w + m.index + ';';
  }
  return out;
}
export function error_props() {
  const e = new RangeError('bad');
  console.log(e.name, e.message, e instanceof Error, String(e), Object.prototype.toString.call(e));
  return e.toString();
}
export function console_various() {
  console.log('%s is %d years', 'Bob', 42);
  console.log('%o %j', 1, { a: 1 });
  console.log();
  console.log([], {}, [[]], null, undefined, true, -0, 'str', ['s'], { a: { b: { c: { d: 1 } } } });
  console.log(
    new Map([['k', { v: 1 }]]),
    new Set(['a']),
    Symbol('x'),
    () => 1,
    function named() {},
    class Q {},
  );
  console.info('i');
  console.debug('d');
}
export async function async_fn(n: number) {
  await null;
  return n * 2;
}
export function promise_ret() {
  return Promise.resolve('pr').then((x) => x + '!');
}
export async function promise_all() {
  const r = await Promise.all([1, Promise.resolve('x'), async_fn(4)]);
  console.log(r);
  const s = await Promise.allSettled([Promise.reject(new Error('no')), 3]);
  console.log(s.map((x) => x.status));
  return Promise.race([new Promise((r) => setTimeout(r, 5, 'slow')), 'fast']);
}
export function bigint_ops() {
  const a = 2n ** 64n;
  console.log(a, a * 3n, a / 7n, a % 10n, -a, a > 5, typeof a, BigInt(10), 5n == (5 as any));
  return a;
}
