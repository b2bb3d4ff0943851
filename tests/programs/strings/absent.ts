// Strings that are absent, in conditions, comparisons and conversions.
const none: string[] = [];
function d(c: string) { if (!c) return 'none'; return c; }
console.log(d(none[5]), d(''), d('x'));
function choose(c: string) { return [c ? 1 : 2, c || 'd', c && 'x', !!c, c ?? 'q', Boolean(c)]; }
console.log(choose(none[1]), choose(''), choose('s'));
function digit(c: string) { return c >= '0' && c <= '9'; }
const s = '12'; let j = 0; while (digit(s[j])) j++; console.log(j);
class Lexer {
  private at = 0; ch: string;
  constructor(private src: string) { this.ch = src[0]; }
  peek(): string { return this.src[this.at]; }
  next(): string { return this.src[this.at++]; }
  number(): string { let out = ''; while (this.peek() >= '0' && this.peek() <= '9') out += this.next(); return out; }
  word(): string { let out = ''; while (this.peek() && /[a-z]/i.test(this.peek())) out += this.next(); return out; }
  advance() { this.at++; this.ch = this.src[this.at]; }
  all() { const out: string[] = []; while (this.ch) { if (this.ch > 'm') out.push(this.ch.toUpperCase()); else out.push(this.ch); this.advance(); } return out.join(''); }
}
console.log(new Lexer('123').number(), new Lexer('12a').number(), new Lexer('abc').word(), new Lexer('kmnz').all(), new Lexer('').number() === '');
function compare(a: string, b: string) { return [a < b, a > b, a <= b, a >= b, a < 'm', 'm' < a, a >= 'm', 'm' <= b, a > '00', '' <= a, a === b, a == b, a !== b]; }
console.log(compare(none[0], 'a'), compare('a', none[0]), compare(none[0], none[1]), compare('a', 'b'));
console.log([+none[0], +(none[0] as string)], ((c: string) => [+c, -c, Number(c), (c as any) * 2, parseInt(c), isNaN(+c), ~~c])(none[0]), ((c: string) => [+c, -c])('5'));
const parts = 'a'.split(','); const show = (v: string) => (v ? 'has ' + v : 'empty'); console.log(show(parts[0]), show(parts[1]), show(parts[9]));
const match = /(a)|(b)/.exec('a')!; console.log(show(match[1]), show(match[2]));
function last(xs: string[]): string { return xs[xs.length - 1]; }
if (last(none)) console.log('never'); else console.log('no last'); console.log(last(['p', 'q']) ? 'yes' : 'no');
class Stack { private items: string[] = []; push(x: string) { this.items.push(x); } pop(): string { return this.items.pop()!; } peek(): string { return this.items[this.items.length - 1]; } }
const stack = new Stack(); stack.push('('); stack.push('['); while (stack.peek()) console.log(stack.pop()); console.log(stack.peek(), stack.pop());
const list = ['a', , 'c'] as string[]; console.log(list.map(x => (x ? x.length : -1))); for (const x of list) console.log(x ? 1 : 0);
const table = new Map<string, string>([['k', none[3]]]); table.forEach(v => console.log(v ? 'v' : 'no v')); for (const [k, v] of table) console.log(k, v ? 1 : 2, !v);
function* gen(v: string) { yield v ? 'g' : 'no g'; } console.log([...gen(none[0])]);
async function later(v: string) { await null; return v ? 'l' : 'no l'; } console.log(await later(none[0]));
let most = ''; for (const x of ['b', none[4], 'a']) if (x > most) most = x; console.log(most);
type Kind = 'a' | 'b'; const kinds: Kind[] = ['a']; function kind(k: Kind) { return k ? (k > 'a' ? 'big' : 'small') : 'nothing'; } console.log(kind(kinds[0]), kind(kinds[1]));
const dict: Record<string, string> = { a: 'x' }; const find = (k: string): string => dict[k]; console.log(find('a') ? 1 : 0, find('zz') ? 1 : 0, find('zz') < 'a', !find('q'));
const sorted = [none[0], 'b', 'a'].map(x => x).sort((x, y) => (x < y ? -1 : x > y ? 1 : 0)); console.log(sorted);
const box = { v: none[2] }; if (!box.v) console.log('box'); console.log(box.v >= 'a', box.v ? 1 : 2);
let n = 0; const text = 'ab'; for (let i = 0, c = text[0]; c; c = text[++i]) n++; console.log(n);
const order: string[] = []; const f = (x: string, r: string) => { order.push(x); return r; }; console.log(f('l', none[0]) < f('r', 'z'), f('l2', 'a') < f('r2', none[0]), order.join());
