// An LRU cache with generics: a hash map over a doubly linked list, plus a loader and statistics.

interface Cache<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  has(key: K): boolean;
  readonly size: number;
}

class Entry<K, V> {
  prev: Entry<K, V> | null = null;
  next: Entry<K, V> | null = null;
  hits = 0;
  constructor(readonly key: K, public value: V) {}
}

type EvictionListener<K, V> = (key: K, value: V, hits: number) => void;

class LruCache<K, V> implements Cache<K, V> {
  private readonly index = new Map<K, Entry<K, V>>();
  private head: Entry<K, V> | null = null;
  private tail: Entry<K, V> | null = null;
  #hits = 0;
  #misses = 0;

  constructor(readonly capacity: number, private readonly onEvict?: EvictionListener<K, V>) {
    if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError(`bad capacity: ${capacity}`);
  }

  get size(): number {
    return this.index.size;
  }

  get stats(): { hits: number; misses: number; ratio: string } {
    const total = this.#hits + this.#misses;
    return { hits: this.#hits, misses: this.#misses, ratio: total === 0 ? "n/a" : ((100 * this.#hits) / total).toFixed(1) + "%" };
  }

  get(key: K): V | undefined {
    const e = this.index.get(key);
    if (e === undefined) {
      this.#misses++;
      return undefined;
    }
    this.#hits++;
    e.hits++;
    this.moveToFront(e);
    return e.value;
  }

  has(key: K): boolean {
    return this.index.has(key);
  }

  set(key: K, value: V): void {
    const known = this.index.get(key);
    if (known !== undefined) {
      known.value = value;
      this.moveToFront(known);
      return;
    }
    const e = new Entry(key, value);
    this.index.set(key, e);
    this.linkFront(e);
    if (this.index.size > this.capacity) this.evict();
  }

  delete(key: K): boolean {
    const e = this.index.get(key);
    if (!e) return false;
    this.unlink(e);
    return this.index.delete(key);
  }

  /** Looks up, or makes the value and remembers it. */
  remember(key: K, make: (key: K) => V): V {
    const v = this.get(key);
    if (v !== undefined) return v;
    const made = make(key);
    this.set(key, made);
    return made;
  }

  keys(): K[] {
    const out: K[] = [];
    for (let e = this.head; e !== null; e = e.next) out.push(e.key);
    return out;
  }

  forEach(f: (value: V, key: K) => void): void {
    for (let e = this.head; e !== null; e = e.next) f(e.value, e.key);
  }

  private evict(): void {
    const victim = this.tail!;
    this.unlink(victim);
    this.index.delete(victim.key);
    this.onEvict?.(victim.key, victim.value, victim.hits);
  }

  private moveToFront(e: Entry<K, V>): void {
    if (this.head === e) return;
    this.unlink(e);
    this.linkFront(e);
  }

  private linkFront(e: Entry<K, V>): void {
    e.prev = null;
    e.next = this.head;
    if (this.head) this.head.prev = e;
    this.head = e;
    this.tail ??= e;
  }

  private unlink(e: Entry<K, V>): void {
    if (e.prev) e.prev.next = e.next;
    else this.head = e.next;
    if (e.next) e.next.prev = e.prev;
    else this.tail = e.prev;
    e.prev = e.next = null;
  }
}

// 1. Strings to numbers, with evictions on show.
const evicted: string[] = [];
const small = new LruCache<string, number>(3, (k, v, hits) => evicted.push(`${k}=${v}(${hits})`));
for (const [i, k] of ["a", "b", "c"].entries()) small.set(k, i);
small.get("a");
small.set("d", 3);
small.set("b", 10);
small.get("a");
small.set("e", 4);
console.log(small.keys(), evicted, small.get("c"), small.has("a"), small.size);
console.log(small.delete("a"), small.delete("zz"), small.keys(), small.stats);

// 2. Memoising a recursive function over numbers.
let computed = 0;
const lengths = new LruCache<number, number>(1000);
function collatz(n: number): number {
  if (n === 1) return 1;
  return lengths.remember(n, () => {
    computed++;
    return 1 + collatz(n % 2 === 0 ? n / 2 : 3 * n + 1);
  });
}
let best = 0;
for (let i = 1; i <= 3000; i++) if (collatz(i) > collatz(best || 1)) best = i;
console.log(`longest chain below 3000: ${best} with ${collatz(best)} steps`);
console.log(computed, lengths.size, lengths.stats);

// 3. Objects as keys, objects as values, through the interface.
interface Page {
  url: string;
  body: string;
}
class Site {
  fetched = 0;
  private readonly cache: Cache<string, Page> = new LruCache<string, Page>(2);
  page(url: string): Page {
    let p = this.cache.get(url);
    if (p === undefined) {
      this.fetched++;
      p = { url, body: `<h1>${url.toUpperCase()}</h1>` };
      this.cache.set(url, p);
    }
    return p;
  }
}
const site = new Site();
const pages = ["/", "/about", "/", "/news", "/about", "/"].map((u) => site.page(u));
console.log(site.fetched, pages[0] === pages[2], pages[1] === pages[4], pages[3]);

const byObject = new LruCache<object, string[]>(2);
const k1 = { id: 1 }, k2 = [2];
byObject.set(k1, ["one"]);
byObject.set(k2, ["two"]);
byObject.get(k1)?.push("uno");
byObject.set(Math, []);
byObject.forEach((v, k) => console.log(v, k === k1, k === Math));

try {
  new LruCache(0);
} catch (e) {
  console.log(e instanceof RangeError, (e as Error).message);
}
