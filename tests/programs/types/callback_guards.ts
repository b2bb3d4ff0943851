const v: number = parseInt('7', 10);
const founda = ([v, [5]] as (number[] | number)[]).find((_, i) => i === 1);
console.log(founda);
const foundb = ([v, [5]] as (number[] | number)[]).find((_, i) => i === 1) ?? v;
console.log(foundb);
function opaque<T>(x: T): T { return x; }
const foundu = opaque<number[] | number>(([v, [5]] as (number[] | number)[]).find((_, i) => i === 1) ?? v);
console.log(foundu);
const foundw = opaque<number[] | number>([([v, [5]] as (number[] | number)[]).find((_, i) => i === 1) ?? v][0]);
console.log(foundw);
const pair = <A, B>(a: A, b: B): [A, B] => [a, b];
const foundx = opaque<number[] | number>(pair<number[] | number, number>((([v, ([] as number[])] as (number[] | number)[]).find((_, i) => i === 1) ?? v), (3 ** 2))[0]);
console.log(foundx);
const a = [7, 's'].find((x: string | number, i: number) => i === 1);
console.log(a);
const b = [7, 's'].filter((x, i) => i > 0);
console.log(b);
function part<T, S extends T>(xs: T[], f: (x: T) => x is S): [S[], Exclude<T, S>[]];
function part<T>(xs: T[], f: (x: T) => boolean): [T[], T[]];
function part(xs: unknown[], f: (x: unknown) => boolean): [unknown[], unknown[]] {
  const yes: unknown[] = [], no: unknown[] = [];
  for (const x of xs) (f(x) ? yes : no).push(x);
  return [yes, no];
}
const [p, q] = part([1, 2, 'a', 'b'], x => typeof x === 'number');
console.log(p.map(x => x.toFixed(1)), q.map(s => s.toUpperCase()));
const [p2, q2] = part([1, 2, 3, 4], x => x % 2 === 0);
console.log(p2.map(x => x + 1), q2.map(s => s * 2));
const isStr = (x: unknown): x is string => typeof x === 'string';
console.log([1, 'b', null].filter(isStr).map(s => s.length), part([1, 'z'], isStr));
const ev = [1, 2, 3].every((x): x is 1 | 2 | 3 => x > 0); console.log(ev);
console.log([1, null, 2].filter(x => x != null).reduce((a, b) => a + b, 0), [1, undefined, 3].find(x => x !== undefined && x > 1));
const m: (number | null)[] = [1, null]; console.log(m.findLast(x => x === null), m.every(x => x !== null));
console.log([1, 2, 3].filter(Boolean).length, ['a', ''].filter(s => s).length, [0, 1, null].filter(Boolean));
