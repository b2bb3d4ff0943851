export function array_push() {
  const a: number[] = [1];
  const l = a.push(2, 3);
  console.log(a, l);
  return a.length;
}
export function array_pop() {
  const a = ['x', 'y'];
  console.log(a.pop(), a.pop(), a.pop());
  return a.length;
}
export function array_concat() {
  const a: number[] = [1, 2];
  const b = a.concat([3], [4, 5]);
  console.log(b);
  return b.length;
}
export function array_concat_any() {
  const a: any[] = [1, 'x'];
  return a.concat(true, [null], [[1]]);
}
export function array_fill() {
  const a: number[] = new Array<number>(4).fill(0);
  a.fill(7, 1, 3);
  console.log(a);
  const s: string[] = new Array(2);
  s.fill('z');
  return s;
}
export function array_filter() {
  const words = ['ab', 'cde', 'f', 'ghij'];
  return words.filter((w) => w.length > 2);
}
export function array_find() {
  const a = [5, 12, 8, 130, 44];
  const f = a.find((e) => e > 10);
  const g = a.find((e) => e > 1000);
  console.log(f, g);
  return g === undefined;
}
export function array_find_index() {
  return [1, 2, 3].findIndex((x) => x === 4) + [1, 2, 3].findLastIndex((x) => x < 3);
}
export function array_foreach() {
  let s = 0;
  [1, 2, 3].forEach((v, i) => {
    s += v * i;
  });
  return s;
}
export function array_includes() {
  console.log([1, NaN].includes(NaN), [1, NaN].indexOf(NaN));
  return ['a'].includes('a', 1);
}
export function array_join() {
  console.log([1, null, undefined, 'x'].join(), [[1, 2], [3]].join(';'), [true].join(''));
  return [1.5, -0].join('-');
}
export function array_lastIndexOf() {
  return [2, 5, 9, 2].lastIndexOf(2, -2);
}
export function array_map() {
  const a = [1, 4, 9].map(Math.sqrt);
  console.log(a);
  return ['1', '2', '3'].map(Number).map((x) => `n${x}`);
}
export function array_reduce() {
  const sum = [1, 2, 3].reduce((a, b) => a + b);
  const o = ['a', 'b', 'a'].reduce((acc: { [k: string]: number }, k) => {
    acc[k] = (acc[k] || 0) + 1;
    return acc;
  }, {});
  console.log(sum, o);
  return [
    [0, 1],
    [2, 3],
  ].reduceRight((acc, v) => acc.concat(v));
}
export function array_reverse() {
  const a = ['one', 'two', 'three'];
  const b = a.reverse();
  console.log(a === b);
  return b;
}
export function array_shift() {
  const a = [1, 2, 3];
  console.log(a.shift(), a);
  a.unshift(9, 8);
  return a;
}
export function array_slice() {
  const a = ['ant', 'bison', 'camel', 'duck', 'elephant'];
  console.log(a.slice(2), a.slice(2, 4), a.slice(-2), a.slice(2, -1), a.slice());
  return a.slice(9).length;
}
export function array_sort() {
  const a = [1, 30, 4, 21, 100000];
  console.log(a.sort());
  a.sort((x, y) => x - y);
  console.log(a);
  return ['b', 'a', 'C'].sort();
}
export function array_sort_objects() {
  const p = [
    { n: 'x', a: 3 },
    { n: 'y', a: 1 },
    { n: 'z', a: 2 },
  ];
  p.sort((l, r) => l.a - r.a);
  return p.map((o) => o.n).join('');
}
export function array_splice() {
  const m = ['Jan', 'March', 'April', 'June'];
  console.log(m.splice(1, 0, 'Feb'), m);
  console.log(m.splice(4, 1, 'May'), m);
  console.log(m.splice(-2), m);
  return m.splice(0).length;
}
export function array_toString() {
  return [1, [2, [3]]].toString();
}
export function array_of_tuple() {
  const t: [number, string, boolean] = [1, 'b', true];
  const [x, y, z] = t;
  console.log(x, y, z, t.length);
  t[0] = 5;
  return t;
}
export function array_literal_mixed() {
  const a = [1, 'a', false];
  const b = a[1];
  if (typeof b === 'string') return b + a.length;
  return 'no';
}
export function array_nested() {
  const m: number[][] = [
    [1, 2],
    [3, 4],
  ];
  m[1][0] = 30;
  m.push([5]);
  let s = 0;
  for (let i = 0; i < m.length; i++) for (let j = 0; j < m[i].length; j++) s += m[i][j];
  console.log(m);
  return s;
}
export function array_new() {
  const a = new Array<number>(3);
  console.log(a.length, a);
  const b = new Array(1, 2, 3);
  const c = Array.of(7);
  const d = Array.from('abc');
  const e = Array.from({ length: 3 }, (_, i) => i * i);
  const f = [...Array(3).keys()];
  console.log(b, c, d, e, f);
  return Array.isArray(a);
}
export function array_out_of_bounds() {
  const a = [1, 2];
  const v = a[5];
  console.log(v, typeof v, v === undefined, `${v}`);
  const b: boolean[] = [true];
  const w = b[3];
  console.log(w, w === undefined, typeof w, `${w}`, String(w));
  const s: string[] = [];
  const x = s[0];
  console.log(x, x === undefined);
  return v;
}
export function array_length_set() {
  const a = [1, 2, 3];
  a.length = 1;
  console.log(a);
  a.length = 3;
  console.log(a);
  a[5] = 1;
  console.log(a);
  return a.length;
}
export function array_flat() {
  console.log([1, [2, [3, [4]]]].flat(), [1, [2, [3, [4]]]].flat(Infinity));
  return ['a b', 'c'].flatMap((x) => x.split(' '));
}
export function array_entries() {
  for (const [i, v] of ['a', 'b'].entries()) console.log(i, v);
  for (const i in ['x', 'y']) console.log(i, typeof i);
  return [...['p', 'q'].values()];
}
interface I {
  id: number;
  name?: string;
}
export function array_of_interface() {
  const xs: I[] = [{ id: 1 }, { id: 2, name: 'n' }];
  for (const { id, name = 'def' } of xs) console.log(id, name);
  return xs.map((x) => x.name?.length ?? -1);
}
export function array_of_class() {
  class P {
    constructor(public x: number) {}
  }
  const ps: P[] = [];
  for (let i = 0; i < 3; i++) ps.push(new P(i * i));
  console.log(ps);
  return ps.reduce((s, p) => s + p.x, 0);
}
export function array_compound() {
  const a = [1, 2, 3];
  a[0] += 10;
  a[1]++;
  a[2] **= 2;
  --a[0];
  console.log(a[1]++, ++a[1]);
  return a;
}
export function array_string_index() {
  const a: any = [1, 2];
  a['0'] = 5;
  a.foo = 'bar';
  console.log(a['1'], a.foo, Object.keys(a));
  return a;
}
export function array_push_pop_loop(n: number) {
  const st: number[] = [];
  for (let i = 0; i < n; i++) st.push(i);
  let r = 0;
  while (st.length) r = ((r * 3) % 1000) + st.pop()!;
  return r;
}
