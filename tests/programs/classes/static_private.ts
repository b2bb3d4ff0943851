class A {
  static #c = 0;
  static get count(): number { return this.#c; }
  static set count(v: number) { this.#c = v; }
  static m() { return this.#c; }
  static has(x: any) { return #c in x; }
}
class B extends A {}
console.log(A.has(A), A.has(B), A.has({}));
console.log(A.count, A.m());
A.count = 4;
console.log(A.count);
try { console.log(B.count); } catch (e) { console.log((e as Error).message); }
try { B.count = 3; } catch (e) { console.log((e as Error).message); }
try { B.m(); } catch (e) { console.log((e as Error).message); }
