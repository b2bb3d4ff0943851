function obs<T extends object>(o: T, log: string[] = [], path = ''): T {
  return new Proxy(o, {
    get(t, k, r) {
      const v = Reflect.get(t, k, r);
      return typeof v === 'object' && v !== null ? obs(v as object, log, `${path}.${String(k)}`) : v;
    },
    set(t, k, v, r) { console.log('set', `${path}.${String(k)}`, v); return Reflect.set(t, k, v, r); },
    deleteProperty(t, k) { console.log('del', String(k)); return Reflect.deleteProperty(t, k); },
  });
}
interface State { n: number; list: number[]; nested: { tags: string[]; pairs: [string, number][] }; users: User[] }
class User { constructor(public name: string, public scores: number[] = []) {} total(): number { return this.scores.reduce((a, b) => a + b, 0); } }
const s: State = obs<State>({ n: 1, list: [1, 2, 3], nested: { tags: ['a'], pairs: [['x', 1]] }, users: [new User('ann', [1, 2])] });
s.n++; s.list.push(4); s.list[0] = 10; s.nested.tags.unshift('z'); s.nested.pairs.push(['y', 2]);
console.log(s.list.length, s.list.map(x => x * 2), [...s.list], s.list.includes(10), s.list.indexOf(3));
for (const x of s.list) console.log(x);
for (const [k, v] of s.nested.pairs) console.log(k, v);
const [first, ...rest] = s.list; console.log(first, rest, Array.isArray(s.list), s.list instanceof Array);
s.users[0].scores.push(5); console.log(s.users[0].total(), s.users[0].name.toUpperCase());
s.list.length = 2; delete s.list[0]; console.log(s.list, JSON.stringify(s));
const l = obs([1, 2]); console.log(l.length, l[1], l.concat([3]), Math.max(...l));
function sum(xs: number[]): number { let t = 0; for (let i = 0; i < xs.length; i++) t += xs[i]; return t; }
console.log(sum(l), sum([1, 2]), sum(s.list));
const words = 'a b c'.split(' '); const pw = obs(words); pw.push('d'); console.log(pw.join('-'), words.length);
console.log(s.list.sort((a, b) => b - a), s.list.filter(x => x > 2), s.list.slice(0, 1), s.list.splice(0, 1), s.list.length);
const neg = new Proxy(['a', 'b', 'c'], { get(t, k, r) { const i = typeof k === 'string' ? Number(k) : NaN; return Number.isInteger(i) && i < 0 ? t[t.length + i] : Reflect.get(t, k, r); } });
console.log(neg[-1], neg[0], neg.length, neg.map(x => x + x));
function rest2(...xs: number[]): number { return xs.length + sum(xs); } console.log(rest2(1, 2, 3), rest2(...l));
class Stack<T> { private items: T[] = obs([] as T[]); push(x: T): void { this.items.push(x); } pop(): T | undefined { return this.items.pop(); } get size() { return this.items.length; } *[Symbol.iterator]() { yield* this.items; } }
const st = new Stack<number>(); st.push(1); st.push(2); console.log(st.size, [...st], st.pop(), st.size);
function isList(v: unknown): v is number[] { return Array.isArray(v); }
const u: unknown = l; if (isList(u)) console.log(u.length); if (Array.isArray(u)) console.log(u.map(x => x)); 
const grouped: Record<string, number[]> = obs({} as Record<string, number[]>); (grouped['a'] ??= []).push(1); console.log(grouped.a.length, grouped);
