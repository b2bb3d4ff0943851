// Objects around primitives, and built-in functions that convert what they are given.
const text: any = new String("abc");
console.log(typeof text, text.length, text[1], text + "d", text == "abc", text === "abc", text instanceof String);
console.log(Object.keys(text), Object.getOwnPropertyNames(text), "1" in text, JSON.stringify(text));
text.extra = 1;
console.log(text, Object.keys(text));
try {
  text[0] = "x";
} catch (e: any) {
  console.log(e.message);
}
const five: any = new Number(5);
console.log(typeof five, five + 1, five.toFixed(2), five.valueOf() === 5, five, new Boolean(false) ? "truthy" : "falsy");
console.log([Object(1), Object("s"), Object(true), Object(Symbol("q")), Object(10n)]);
console.log(Object.prototype.toString.call(Object(1)), Object.prototype.toString.call(Object("")), Object.prototype.toString.call(Object(1n)));
console.log(JSON.stringify({ a: new Number(1), b: new String("x"), c: new Boolean(true) }));

const S: any = String.prototype;
console.log(S.indexOf.call(12345, 34), S.trim.call(true), S.slice.call(new String("hello"), 1, { valueOf() { return 3; } }));
console.log(S.padStart.call(5, "3", 0), S.concat.call(1, 2, null), S.split.call("1,2", ","), S.charAt.call({ toString() { return "xyz"; } }, "1"));
for (const [f, self] of [[S.trim, null], [S.toString, {}], [(Number.prototype as any).toFixed, "1"], [(Boolean.prototype as any).valueOf, 0]] as any[]) {
  try {
    f.call(self);
  } catch (e: any) {
    console.log(e.name + ": " + e.message);
  }
}
let order = "";
const traced = (name: any, value: any) => ({ toString() { order += name; return value; }, valueOf() { order += name; return value; } });
S.slice.call(traced("t", "abc"), traced("a", 1), traced("b", 2));
S.padEnd.call(traced("T", "a"), traced("A", 3), traced("B", "x"));
console.log(order);
const M: any = Math;
console.log(M.max("3", [7], null), M.hypot("3", "4"), M.abs("-1"), M.floor({ valueOf: () => 2.5 }), M.pow("2", "3"), M.max());
const lengths: any = {};
for (const name of ["slice", "split", "replace", "concat", "at", "padEnd", "normalize", "localeCompare"]) lengths[name] = S[name].length;
for (const name of ["max", "hypot", "floor", "atan2"]) lengths[name] = M[name].length;
for (const f of [Array, Object, String, Number, Date, RegExp, Map, Set, Promise, Error, JSON.parse, JSON.stringify, parseInt, isNaN] as any[]) lengths[f.name] = f.length;
console.log(lengths);
for (const [o, k] of [[Math, "PI"], [Number, "MAX_VALUE"], [Math, Symbol.toStringTag], [S, "trim"], [Map.prototype, Symbol.toStringTag]] as any[]) {
  const d: any = Object.getOwnPropertyDescriptor(o, k);
  console.log(String(k), d.writable, d.enumerable, d.configurable);
}
const E: any = Error.prototype;
console.log(E.name, E.message === "", (TypeError.prototype as any).name, new Error().hasOwnProperty("message"), new Error("m").hasOwnProperty("message"));
const o: any = { get x() { return 1; } };
o.__defineGetter__("y", () => 2);
console.log(o.y, typeof o.__lookupGetter__("x"), o.__lookupSetter__("x"), Object.assign(3, { a: 1 }).a);
