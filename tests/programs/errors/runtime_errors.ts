// Errors the language itself throws, by name, caught and survived.

const attempt = (label: string, f: () => unknown): void => {
  try {
    console.log(label, "->", f());
  } catch (e) {
    console.log(label, "threw", (e as Error).name, e instanceof TypeError, e instanceof RangeError, e instanceof ReferenceError);
  }
};
const nothing: any = undefined, nil: any = null, num: any = 5, obj: any = {};

attempt("property of undefined", () => nothing.x);
attempt("property of null", () => nil.x);
attempt("set on undefined", () => { nothing.x = 1; });
attempt("index of null", () => nil[0]);
attempt("deep", () => obj.a.b);
attempt("call a number", () => num());
attempt("call a missing method", () => obj.run());
attempt("call undefined", () => nothing());
attempt("new on a plain value", () => new obj());
attempt("new on an arrow", () => new ((() => 1) as any)());
attempt("in on a primitive", () => "x" in num);
attempt("instanceof a non-function", () => obj instanceof obj);
attempt("spread undefined", () => [...nothing]);
attempt("spread a number", () => [...num]);
attempt("destructure null", () => { const { a } = nil; return a; });
attempt("destructure a non-iterable", () => { const [a] = obj; return a; });
attempt("for-of a number", () => { for (const x of num) return x; });
attempt("array length", () => new Array(-1));
attempt("array length set", () => { const a: any = []; a.length = 1.5; return a; });
attempt("repeat", () => "x".repeat(-1));
attempt("toFixed", () => (1).toFixed(200));
attempt("toString radix", () => (1).toString(99));
attempt("reduce of empty", () => ([] as number[]).reduce((a, b) => a + b));
attempt("codePoint", () => String.fromCodePoint(-1));
attempt("frozen", () => { const o: any = Object.freeze({ a: 1 }); o.a = 2; });
attempt("frozen push", () => (Object.freeze([1]) as number[]).push(2));
attempt("setter missing", () => { const o: any = { get a() { return 1; } }; o.a = 2; });
attempt("private brand", () => { class P { #v = 1; static read(o: P) { return o.#v; } } return P.read({} as P); });
attempt("tdz", () => { const f = () => v; const r = f(); const v = 1; return r + v; });
attempt("const via any", () => { const { a } = { a: 1 }; return a; });
attempt("class without new", () => { class C {} return (C as any)(); });
attempt("to primitive", () => +{ valueOf() { return {}; }, toString() { return {}; } } as unknown);
attempt("date", () => new Date(NaN).toISOString());
attempt("json", () => JSON.parse("{bad"));
attempt("json circular", () => { const c: any = {}; c.self = c; return JSON.stringify(c); });
attempt("uri", () => decodeURIComponent("%"));
attempt("with", () => [1].with(5, 1));
attempt("optional is fine", () => nothing?.x?.y.z);
console.log("survived them all");
