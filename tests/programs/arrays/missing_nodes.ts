// Elements that were never filled, where the type allows null only.
class Entry {
  next: Entry | null = null;
  constructor(public key: string, public value: number) {}
}
class Table {
  private buckets: (Entry | null)[] = new Array<Entry | null>(4);
  private size = 0;
  private index(key: string): number {
    let hash = 0;
    for (const unit of key) hash = (hash * 31 + unit.charCodeAt(0)) >>> 0;
    return hash % this.buckets.length;
  }
  set(key: string, value: number): void {
    const at = this.index(key);
    let entry = this.buckets[at];
    while (entry) {
      if (entry.key === key) {
        entry.value = value;
        return;
      }
      entry = entry.next;
    }
    const added = new Entry(key, value);
    added.next = this.buckets[at] ?? null;
    this.buckets[at] = added;
    this.size++;
  }
  get(key: string): number | undefined {
    for (let entry: Entry | null = this.buckets[this.index(key)]; entry; entry = entry.next) {
      if (entry.key === key) return entry.value;
    }
    return undefined;
  }
  used(): number {
    return this.buckets.filter((bucket) => bucket != null).length;
  }
}
const table = new Table();
for (const [i, name] of ["one", "two", "three", "four", "five", "one"].entries()) table.set(name, i);
console.log(table.get("one"), table.get("five"), table.get("six"), table.used());

const [first = "default"]: (string | null)[] = [];
const [second = new Entry("made", 1)]: (Entry | null)[] = [];
console.log(first, second?.key);
const entries: (Entry | null)[] = [null, new Entry("a", 1)];
console.log(entries[0], entries[7], entries[0] === null, entries[7] === undefined, entries[1]!.value);
const stack: Entry[] = [];
let top: Entry | null = stack[stack.length - 1];
console.log(top ? "some" : "none");
stack.push(new Entry("top", 5));
top = stack[stack.length - 1];
console.log(top ? top.key : "none");
const byName: { [name: string]: Entry | null } = { x: null };
const found: Entry | null = byName["x"] || byName["y"];
console.log(!found, byName["y"] == null);
