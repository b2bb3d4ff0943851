// A private name belongs to its class: subclasses with the same name have another one.
abstract class Store<T> {
  #items: T[] = [];
  #label: string;
  static #made = 0;
  constructor(label: string) { this.#label = label; Store.#made++; }
  protected put(item: T) { this.#items.push(item); this.#count(); }
  #count() { this.#label = this.#label + "+"; }
  get label() { return this.#label; }
  get size() { return this.#items.length; }
  same(other: Store<T>) { return other.#label === this.#label && other.#items.length === this.#items.length; }
  static made() { return Store.#made; }
}
class Names extends Store<string> {
  #items = new Set<string>();
  #label = 5;
  add(name: string): this { if (!this.#items.has(name)) { this.#items.add(name); this.put(name); } this.#count(2); return this; }
  #count(by: number) { this.#label += by; }
  get own() { return this.#label; }
  set own(v: number) { this.#label = v; }
  unique() { return [...this.#items].join(); }
}
class Loud extends Names { #items = "none"; add(name: string) { this.#items = name.toUpperCase(); return super.add(name); } heard() { return this.#items; } }
const loud = new Loud("l").add("a").add("b").add("a");
console.log(loud.label, loud.size, loud.own, loud.unique(), loud.heard());
loud.own = 50;
console.log(loud.own, loud.label, loud.same(new Names("l")), Store.made(), Object.keys(loud), JSON.stringify(loud));
console.log(loud);
