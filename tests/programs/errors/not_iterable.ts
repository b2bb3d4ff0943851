// What V8 says of a value that is iterated and cannot be, by the form that iterates it.
const t = (f: () => void): void => {
  try {
    f();
  } catch (e: any) {
    console.log(e.name + ": " + e.message);
  }
};
let q: any;
const n: any = null;
const o: any = { z: 1, u: undefined };
const five: any = 5;
const fn: any = () => {};

console.log("spread in an array");
t(() => { [...q]; });
t(() => { [...n]; });
t(() => { [...o]; });
t(() => { [...o.z]; });
t(() => { [1, ...five, 2]; });
t(() => { [...fn()]; });

console.log("spread in a call");
t(() => { fn(...q); });
t(() => { fn(...o); });
t(() => { fn(1, ...five); });
t(() => { Math.max(...q); });

console.log("patterns");
t(() => { const [a] = q; });
t(() => { const [a] = n; });
t(() => { const [a] = o; });
t(() => { const [a] = o.z; });
t(() => { let a; [a] = five; });
t(() => { let a; [a] = q; });
t(() => { (([a]: any) => a)(q); });
t(() => { (([a]: any) => a)(o); });
t(() => { const [[a]] = [five]; });
t(() => { const [a] = fn(); });
t(() => { const [a] = { b: 1 } as any; });

console.log("loops");
t(() => { for (const x of q) console.log(x); });
t(() => { for (const x of o.z) console.log(x); });
t(() => { for (const x of fn()) console.log(x); });
t(() => { for (const x of o["z"]) console.log(x); });

function walk<T>(elements: Iterable<T>): void {
  for (const element of elements) console.log(element);
}
class Heap<E> {
  private items: E[] = [];
  constructor(elements: Iterable<E>) {
    for (const element of elements) this.items.push(element);
  }
}
console.log("declared otherwise");
t(() => walk(five));
t(() => walk({} as any));
t(() => { new Heap({} as any); });
t(() => { new Map(five); });
t(() => { new Set({} as any); });
function* delegate(): Generator<unknown> {
  yield* five;
}
t(() => { [...delegate()]; });
