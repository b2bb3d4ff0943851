// Sample 3: instanceof on static and dynamic values, classes and built-ins.
class Animal {
  constructor(public name: string) {}
}
class Dog extends Animal {
  bark(): string { return this.name + ": woof"; }
}

const values: any[] = [new Dog("Rex"), new Animal("Generic"), {}, [], "text", 5, null, undefined, new Map(), new Error("e"), () => 1, new Date(0)];
for (const v of values) {
  console.log(v instanceof Dog, v instanceof Animal, v instanceof Array, v instanceof Map, v instanceof Error, v instanceof Function, v instanceof Object);
}
const first: any = values[0];
if (first instanceof Dog) console.log(first.bark());
const C: any = Animal;
console.log(first instanceof C, new C("made") instanceof Animal, new C("made").name);
const dynamicClass: any = class { kind = "dyn"; };
console.log(new dynamicClass() instanceof dynamicClass, new dynamicClass() instanceof Animal);
