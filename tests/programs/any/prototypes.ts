// Prototypes edited while objects of the class are used with and without types.
class Animal { constructor(public name: string) {} speak(): string { return this.name + " makes a sound"; } get loud(): string { return this.speak().toUpperCase(); } }
class Dog extends Animal { speak(): string { return super.speak() + " (woof)"; } }
const d = new Dog("Rex");
const dyn: any = d;
console.log(d.speak(), dyn.speak(), dyn.loud);
(Animal.prototype as any).legs = 4;
console.log(dyn.legs, "legs" in dyn, Object.keys(dyn).join(), Object.hasOwn(dyn, "legs"));
(Dog.prototype as any).fetch = function (this: any, what: string, ...more: string[]) { return `${this.name} fetches ${what}${more.length ? " and " + more.length + " more" : ""}`; };
console.log(dyn.fetch("ball"), dyn.fetch("a", "b", "c"), dyn.fetch());
const original = Animal.prototype.speak;
Animal.prototype.speak = function (this: Animal) { return "[" + original.call(this) + "]"; };
console.log(d.speak(), dyn.speak(), new Animal("Generic").speak());
Animal.prototype.speak = original;
console.log(d.speak());
delete (Animal.prototype as any).legs;
console.log(dyn.legs);
const keys: string[] = [];
(Animal.prototype as any).extra = 1;
for (const k in dyn) keys.push(k);
console.log(keys.join());
delete (Animal.prototype as any).extra;
dyn.speak = () => "own speak";
console.log(dyn.speak(), d.speak(), Object.keys(dyn).join());
delete dyn.speak;
console.log(d.speak());
const proto: any = Object.getPrototypeOf(Object.getPrototypeOf(dyn));
console.log(proto === Animal.prototype, proto.constructor.name, Object.getOwnPropertyNames(proto).join());
class Even { static [Symbol.hasInstance](v: any): boolean { return typeof v === "number" && v % 2 === 0; } }
const C: any = Even;
console.log((2 as any) instanceof C, (3 as any) instanceof C, ({} as any) instanceof Even);
try { console.log((dyn as any) instanceof ({} as any)); } catch (e: any) { console.log(e.message); }
try { console.log((dyn as any) instanceof (undefined as any)); } catch (e: any) { console.log(e.message); }
const mixin = (Base: any): any => class extends Base { greet(n: string) { return `hi ${n}, I am ${this.name}`; } };
const Friendly = mixin(Dog);
const f: any = new Friendly("Fido");
console.log(f.greet("Bob"), f.speak(), f instanceof Dog, f.constructor.name, Object.keys(f).join());
console.log(Reflect.get(Animal.prototype, "loud", { speak: () => "other" }));
const desc: any = Object.getOwnPropertyDescriptor(Animal.prototype, "loud");
console.log(typeof desc.get, desc.set, desc.enumerable, desc.configurable, desc.get.call(d));
function Legacy(this: any, n: number) { this.n = n; }
Legacy.prototype.twice = function () { return this.n * 2; };
const l: any = new (Legacy as any)(21);
console.log(l.twice(), l instanceof (Legacy as any), l.constructor === Legacy, Object.keys(l).join(), JSON.stringify(l));
