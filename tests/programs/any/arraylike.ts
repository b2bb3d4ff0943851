// Methods of Array.prototype on whatever has a length, and on arrays that are not plain.
function show(label: any, value: any) {
  console.log(label, value);
}
const like: any = { length: 3, 0: "a", 1: "b", 2: "c" };
const proto: any = Array.prototype;
show("map", proto.map.call(like, function (this: any, v: any, i: any, o: any) { return v + i + (o === like) + this.t; }, { t: "!" }));
show("filter", proto.filter.call("hello", (c: any) => c > "f"));
show("slice", proto.slice.call(like, 1));
show("join", proto.join.call({ length: 3, 0: 1, 2: null }, "-"));
show("reduce", proto.reduce.call(like, (a: any, b: any) => a + b));
show("reduceRight", proto.reduceRight.call("abc", (a: any, b: any) => a + b));
show("indexOf", [proto.indexOf.call(like, "b"), proto.lastIndexOf.call("abab", "b"), proto.includes.call(like, "z")]);
show("push", [proto.push.call(like, "d", "e"), like]);
show("pop", [proto.pop.call(like), proto.shift.call(like), like]);
show("splice", [proto.splice.call(like, 1, 1, "x", "y"), like]);
show("reverse", proto.reverse.call({ length: 3, 0: 1, 2: 3 }));
show("sort", proto.sort.call({ length: 3, 0: "c", 1: "a", 2: "b" }));
show("concat", proto.concat.call(1, [2], { length: 1, 0: 3, [Symbol.isConcatSpreadable]: true }).length);
show("fill", proto.fill.call({ length: 2 }, 7));
show("flat", proto.flat.call({ length: 2, 0: [1, [2]], 1: 3 }));
show("toString", [proto.toString.call({ join: () => "J" }), proto.toString.call({})]);
show("find", [proto.find.call(like, (v: any) => v === "x"), proto.findLastIndex.call("aba", (v: any) => v === "a")]);

for (const name of ["map", "forEach", "filter", "some", "every", "find", "findIndex", "reduce"]) {
  for (const [self, f] of [[null, () => 0], [[1], undefined], [[1], {}]] as any[]) {
    try {
      proto[name].call(self, f);
      console.log(name, "no error");
    } catch (e: any) {
      console.log(name, e instanceof TypeError, e.message);
    }
  }
}

const lengths: any = {};
for (const name of ["at", "concat", "every", "fill", "indexOf", "join", "map", "pop", "push", "reduce", "slice", "sort", "splice", "unshift"]) {
  const f: any = proto[name];
  lengths[f.name] = f.length;
}
console.log(lengths);

const odd: any = [1, 2, 3];
Object.defineProperty(odd, 1, { get() { return this.length * 10; }, enumerable: true, configurable: true });
console.log(odd[1], odd.map((x: any) => x + 1), Object.keys(odd));
Object.defineProperty(odd, 0, { enumerable: false });
console.log(Object.keys(odd), Object.getOwnPropertyDescriptor(odd, "0"), Object.getOwnPropertyNames(odd));
const fixed: any = [1, 2, 3];
Object.defineProperty(fixed, 1, { configurable: false });
try {
  fixed.length = 0;
} catch (e: any) {
  console.log(e.name, fixed.length, 0 in fixed, 1 in fixed);
}
const closed: any = Object.defineProperty([1, 2], "length", { writable: false });
for (const act of [() => closed.push(3), () => { closed[2] = 3; }, () => { closed.length = 0; }]) {
  try {
    act();
    console.log("no error");
  } catch (e: any) {
    console.log(e.name, closed.length);
  }
}
const sparse: any = new Array(5);
sparse[1] = "one";
let visited = 0;
const mapped: any = sparse.map((v: any) => { visited++; return v; });
console.log(visited, mapped.length, 0 in mapped, mapped);
const made: any = [1, 2];
made.constructor = { [Symbol.species]: function (this: any, n: any) { this.given = n; } };
console.log(Object.entries(made.map((x: any) => x * 2)));
