// switch over single characters.
function kind(c: string): string {
  switch (c) {
    case '+': case '-': return 'sum';
    case '*': return 'product';
    case '/': return 'quotient';
    case '(': return 'open';
    default: return `other ${c.length}`;
    case ')': return 'close';
  }
}
for (const c of ['+', '-', '*', '/', '(', ')', '', '++', 'é', '😀', '+'.repeat(2)[0], 'x'.concat('')]) console.log(JSON.stringify(c), kind(c));
function run(code: string): string {
  let out = '', at = 0, n = 0;
  while (at <= code.length) {
    switch (code[at++]) {
      case '>': n += 1; continue;
      case '<': n -= 1; continue;
      case '.': out += n + ' '; break;
      case '!': out += 'fall ';
      case '?': out += 'through '; break;
      case '.': out += 'never'; break;
    }
    n *= 2;
  }
  return out + n;
}
console.log(run('>>.<!?.'), run(''), run('xyz'));
function optional(c?: string | null) { switch (c) { case 'a': return 1; case 'b': return 2; case 'c': return 3; case undefined: return 'none'; case null: return 'null'; } return 'else'; }
console.log(optional('a'), optional('c'), optional(), optional(null), optional('d'));
function absent(c?: string) { switch (c) { case 'a': return 1; case 'b': return 2; case 'c': return 3; } return 'else'; }
console.log(absent('a'), absent(), absent('cc'), absent(''));
function untyped(c: any) { switch (c) { case 'a': return 1; case 'b': return 2; case 'c': return 3; default: return typeof c; } }
console.log(untyped('a'), untyped('b'), untyped(97), untyped(null), untyped(new String('a')), untyped(['a']));
function twice(c: string) { switch (c) { case 'a': return 'first'; case 'b': return 'b'; case 'a': return 'second'; case '\u{1F600}': return 'pair'; } return '-'; }
console.log(twice('a'), twice('b'), twice('\u{1F600}'));
function units(c: string) { switch (c) { case '\n': return 'n'; case '\t': return 't'; case '\0': return '0'; case '\uD83D': return 'high'; case '\uFFFF': return 'last'; } return '-'; }
console.log(units('\n'), units('\0'), units('\uFFFF'), units('😀'[0]), units('😀'));
const words = ['a', 'b', 'c'] as const;
let s = '';
for (let i = -1; i < 5; i++) switch (words[i]) { case 'a': s += 1; break; case 'b': s += 2; break; case 'c': s += 3; break; default: s += '-'; }
console.log(s);
label: for (const c of 'abcd') { switch (c.toUpperCase()) { case 'B': continue label; case 'C': console.log('C'); break; case 'D': break label; default: console.log(c); } }
let calls = 0; const next = () => 'xyz'[calls++];
switch (next()) { case 'z': console.log('z'); break; case 'y': console.log('y'); break; case 'x': console.log('x', calls); }
