// What accesses remember about objects must not outlive a change of the object.
function read(o: any): any {
  return o.value;
}
function write(o: any, v: any): void {
  o.value = v;
}
function call(o: any, n: any): any {
  return o.run(n);
}
function attempt(f: () => any): any {
  try {
    return f();
  } catch (error: any) {
    return error.constructor.name;
  }
}

function make(value: any): any {
  const o: any = {};
  o.first = 1;
  o.value = value;
  o.last = 3;
  return o;
}

// The same place reads objects of one shape, then of others.
const shapes: any[] = [];
for (let i = 0; i < 12; i++) {
  const o: any = {};
  for (let k = 0; k < i; k++) o["pad" + k] = k;
  o.value = i * 10;
  shapes.push(o);
}
let line = "";
for (let round = 0; round < 3; round++) for (const o of shapes) line += read(o) + " ";
console.log(line);

// Deleted in front, in the middle, at the end; and added again.
const a: any = make("a");
console.log(read(a), delete a.first, read(a), Object.keys(a).join());
console.log(delete a.value, read(a), "value" in a, a.last);
a.value = "again";
console.log(read(a), Object.keys(a).join());
console.log(delete a.value, read(a), JSON.stringify(a));
for (let i = 0; i < 40; i++) {
  delete a["k" + (i - 3)];
  a["k" + i] = i;
}
write(a, "late");
console.log(read(a), Object.keys(a).length, Object.keys(a).join());

// A getter takes the place of a value, then a value that of the getter.
const b: any = make("b");
console.log(read(b), read(make("c")));
Object.defineProperty(b, "value", { get: () => "got", configurable: true, enumerable: false });
console.log(read(b), Object.keys(b).join(), attempt(() => write(b, 1)), read(make("d")));
Object.defineProperty(b, "value", { value: "plain", writable: false, enumerable: true });
console.log(read(b), attempt(() => write(b, 1)), read(b));
let kept = 0;
Object.defineProperty(b, "value", { get: () => kept, set: (v: any) => { kept = v * 2; } });
write(b, 21);
console.log(read(b));

// Frozen, sealed, not extensible.
const f: any = make("f");
write(f, "g");
Object.freeze(f);
console.log(attempt(() => write(f, "h")), read(f));
const e: any = {};
write(e, 1);
const e2: any = Object.preventExtensions({});
console.log(attempt(() => write(e2, 1)), read(e2), read(e));
const s: any = Object.seal(make("s"));
write(s, "t");
console.log(read(s), attempt(() => delete s.value), read(s));

// Properties of prototypes: found, hidden, changed, exchanged.
const proto: any = { value: "inherited", run(n: any): any { return "proto " + n; } };
const heir: any = Object.create(proto);
const heir2: any = Object.create(proto);
console.log(read(heir), read(heir2), call(heir, 1), call(heir2, 2));
proto.value = "changed";
proto.run = (n: any): any => "other " + n;
console.log(read(heir), call(heir, 3));
write(heir, "own");
console.log(read(heir), read(heir2), proto.value);
delete heir.value;
console.log(read(heir), delete proto.value, read(heir), read(heir2));
Object.setPrototypeOf(heir2, { value: "elsewhere", run: (n: any): any => "moved " + n });
console.log(read(heir2), call(heir2, 4), read(heir));
(Object.prototype as any).value = "everywhere";
const fresh = (): any => Object.create(Object.prototype);
console.log(read(heir), read(fresh()), read(make("own")));
delete (Object.prototype as any).value;
console.log(read(heir), read(fresh()));
Object.defineProperty(proto, "value", { get(this: any): any { return "from " + this.tag; }, configurable: true });
heir.tag = "heir";
console.log(read(heir), attempt(() => write(heir, 1)), Object.keys(heir).join());

// A setter on the prototype, met after additions were remembered.
for (let i = 0; i < 3; i++) write(fresh(), i);
Object.defineProperty(Object.prototype, "value", { set(v: any) { console.log("set", v); }, configurable: true });
write(fresh(), "through");
console.log(Object.keys(fresh()).length);
delete (Object.prototype as any).value;
const plain = fresh();
write(plain, "direct");
console.log(JSON.stringify(plain));
