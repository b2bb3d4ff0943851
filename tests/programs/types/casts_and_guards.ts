// Casts that hold at run time: identity kept, writes seen on both sides.

interface Node2 { id: number; label: string; next?: Node2 }
class Animal { constructor(public name: string) {} }
class Dog extends Animal { tricks: string[] = []; bark() { return this.name + " barks"; } }

const a: Animal = new Dog("Rex");
const d = a as Dog;
d.tricks.push("sit");
console.log(a === d, d.bark(), (a as Dog).tricks, (a as unknown as { name: string }).name);

const raw: any = { id: 1, label: "first" };
const node = raw as Node2;
node.label = "changed";
raw.id = 2;
raw.next = { id: 3, label: "second" };
console.log(raw.label, node.id, node.next?.label, node === raw, Object.keys(node));
node.next!.label += "!";
console.log(raw.next.label, JSON.stringify(raw));

const nums: any = JSON.parse("[1, 2, 3]");
const typed = nums as number[];
typed.push(4);
nums.push(5);
typed[0] = 10;
console.log(typed === nums, typed, nums.length, typed.map((x) => x * 2), typed.reduce((x, y) => x + y), typed.indexOf(4));
typed.sort((x, y) => y - x);
console.log(nums, typed.slice(1, 3), typed.join("-"));
const rows = JSON.parse('[{"id":1,"tags":["a","b"]},{"id":2,"tags":[]}]') as { id: number; tags: string[] }[];
for (const { id, tags } of rows) console.log(id, tags.length, tags.map((t) => t.toUpperCase()));
rows[1].tags.push("new");
rows.push({ id: 3, tags: ["lit"] });
console.log(rows.flatMap((r) => r.tags), rows.find((r) => r.id === 3), rows.filter((r) => r.tags.includes("b")).length);

// From static to any and back.
const back: any[] = [new Dog("A"), [1, 2], { id: 9, label: "l" }, (x: number) => x + 1, "s", 1.5, -0, true, null, undefined];
const [dog, arr, obj, fn, s, n, mz, t, nl, ud] = back as [Dog, number[], Node2, (x: number) => number, string, number, number, boolean, null, undefined];
console.log(dog.bark(), arr[1] + 1, obj.label, fn(1), s + "!", n * 2, Object.is(mz, -0), !t, nl, ud);
const through = <T>(x: T): T => { const any: any = x; const u: unknown = any; return u as T; };
const original = { v: [1] };
through(original).v.push(2);
console.log(original.v, through(original) === original, through(Math.max)(1, 5), through(a) instanceof Dog);

// Literal assertions, const, satisfies, non-null, definite.
const palette = { red: [255, 0, 0], green: "#00ff00" } satisfies Record<string, string | number[]>;
console.log(palette.red.map((c) => c / 255), palette.green.toUpperCase());
const dirs = ["n", "e", "s", "w"] as const;
type Dir = (typeof dirs)[number];
const opposite = (x: Dir): Dir => dirs[(dirs.indexOf(x) + 2) % 4];
console.log(dirs.map(opposite).join(""));
let definite!: string;
const init = () => { definite = "now"; };
init();
console.log(definite.length, [1, 2, 3].find((x) => x > 1)!.toFixed(1));
const keys = Object.keys(palette) as (keyof typeof palette)[];
for (const k of keys) console.log(k, typeof palette[k]);

// A function type over a dynamic function, and callbacks given to one.
const dynAdd: any = (x: any, y: any) => x + y;
const addN = dynAdd as (x: number, y: number) => number;
const addS = dynAdd as (x: string, y: string) => string;
console.log(addN(1, 2) * 10, addS("a", "b").length, [1, 2, 3].reduce(dynAdd as any), ["x", "y"].map(dynAdd as any));
const isDog = (x: Animal): x is Dog => x instanceof Dog;
console.log([new Animal("plain"), new Dog("D")].filter(isDog).map((x) => x.bark()));
class Box<T> { constructor(public value: T) {} as<U>(guard: (x: unknown) => x is U): U | undefined { return guard(this.value) ? this.value : undefined; } }
console.log(new Box<unknown>("str").as((x): x is string => typeof x === "string")?.length, new Box<unknown>(5).as((x): x is string => typeof x === "string"));
