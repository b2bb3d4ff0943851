// What the library says of arguments that it does not take.

const list: any = [1];
const attempts: [string, () => unknown][] = [
  ["undefined", () => list.forEach(undefined)],
  ["reviver", () => (JSON as any).parse("1", 3)],
  ["radix", () => (255).toString(1)],
  ["bigint radix", () => 255n.toString(37)],
  ["promise", () => (Promise as any)()],
  ["map", () => (Map as any)()],
  ["symbol's description", () => Symbol.prototype.description],
  ["symbol's text", () => Symbol.prototype.toString()],
  ["symbol's value", () => Symbol.prototype.valueOf.call({})],
];
for (const [name, attempt] of attempts) {
  try {
    console.log(name, attempt());
  } catch (e) {
    console.log(name, String(e));
  }
}

// escape and unescape take units for what they are
console.log(escape("a b+ü€@*_-./😀,:"), unescape("%u20AC%fc%zz%u12%"), unescape(escape("ü😀 %")));
