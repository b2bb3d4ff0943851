// A bank branch for one morning: customers arrive, wait in a queue, are served by tellers.
// Discrete events come from a binary heap; randomness from a seeded generator, so that runs repeat.

class Random {
  constructor(private state: number) {}
  next(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) | 0;
    return (this.state >>> 8) / 0x1000000;
  }
  /** Exponentially distributed with the given mean. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }
  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)];
  }
}

class Heap<T> {
  private readonly items: T[] = [];
  constructor(private readonly less: (a: T, b: T) => boolean) {}

  get size(): number {
    return this.items.length;
  }

  push(item: T): void {
    this.items.push(item);
    let i = this.items.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.less(this.items[i], this.items[parent])) break;
      this.swap(i, parent);
      i = parent;
    }
  }

  pop(): T | undefined {
    const top = this.items[0];
    const last = this.items.pop();
    if (last !== undefined && this.items.length > 0) {
      this.items[0] = last;
      this.sink(0);
    }
    return top;
  }

  private sink(i: number): void {
    const n = this.items.length;
    for (;;) {
      let smallest = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < n && this.less(this.items[child], this.items[smallest])) smallest = child;
      }
      if (smallest === i) return;
      this.swap(i, smallest);
      i = smallest;
    }
  }

  private swap(i: number, j: number): void {
    [this.items[i], this.items[j]] = [this.items[j], this.items[i]];
  }
}

enum Priority {
  Normal,
  Senior,
  Business,
}

interface Customer {
  readonly id: number;
  readonly arrived: number;
  readonly work: number;
  readonly priority: Priority;
  readonly patience: number;
}

type SimEvent =
  | { type: "arrival"; at: number; customer: Customer }
  | { type: "leave"; at: number; customer: Customer }
  | { type: "done"; at: number; customer: Customer; teller: Teller }
  | { type: "close"; at: number };

class Teller {
  served = 0;
  busy = 0;
  current: Customer | null = null;
  constructor(readonly name: string, readonly speed: number) {}
}

class Stats {
  private values: number[] = [];
  add(v: number): void {
    this.values.push(v);
  }
  get count(): number {
    return this.values.length;
  }
  get mean(): number {
    return this.count === 0 ? 0 : this.values.reduce((a, b) => a + b) / this.count;
  }
  get max(): number {
    return Math.max(0, ...this.values);
  }
  percentile(p: number): number {
    if (this.count === 0) return 0;
    const sorted = this.values.toSorted((a, b) => a - b);
    return sorted[Math.min(this.count - 1, Math.floor((p / 100) * this.count))];
  }
}

class Branch {
  private readonly events = new Heap<SimEvent & { seq: number }>((a, b) => a.at < b.at || (a.at === b.at && a.seq < b.seq));
  private waiting: Customer[] = [];
  private readonly waits = new Map<Priority, Stats>();
  private readonly gone = new Set<number>();
  private seq = 0;
  private now = 0;
  private open = true;
  private longest = 0;

  constructor(private readonly tellers: Teller[], private readonly log: (line: string) => void) {}

  schedule(e: SimEvent): void {
    this.events.push({ ...e, seq: this.seq++ });
  }

  run(): void {
    for (let e = this.events.pop(); e !== undefined; e = this.events.pop()) {
      this.now = e.at;
      this.handle(e);
    }
  }

  private handle(e: SimEvent): void {
    switch (e.type) {
      case "arrival":
        if (!this.open) {
          this.trace(`#${e.customer.id} finds the door closed`);
          break;
        }
        this.waiting.push(e.customer);
        this.longest = Math.max(this.longest, this.waiting.length);
        this.schedule({ type: "leave", at: e.at + e.customer.patience, customer: e.customer });
        this.assign();
        break;
      case "leave": {
        const i = this.waiting.indexOf(e.customer);
        if (i >= 0) {
          this.waiting.splice(i, 1);
          this.gone.add(e.customer.id);
          this.trace(`#${e.customer.id} gives up after ${e.customer.patience.toFixed(1)} min`);
        }
        break;
      }
      case "done":
        e.teller.current = null;
        e.teller.served++;
        this.assign();
        break;
      case "close":
        this.open = false;
        this.trace(`doors close, ${this.waiting.length} still waiting`);
        break;
    }
  }

  private assign(): void {
    for (const teller of this.tellers) {
      if (teller.current !== null || this.waiting.length === 0) continue;
      // Highest priority first, then the one who came first.
      const next = this.waiting.reduce((best, c) => (c.priority > best.priority ? c : best));
      this.waiting = this.waiting.filter((c) => c !== next);
      const duration = next.work / teller.speed;
      teller.current = next;
      teller.busy += duration;
      this.statsOf(next.priority).add(this.now - next.arrived);
      this.schedule({ type: "done", at: this.now + duration, customer: next, teller });
    }
  }

  private statsOf(p: Priority): Stats {
    let s = this.waits.get(p);
    if (s === undefined) {
      s = new Stats();
      this.waits.set(p, s);
    }
    return s;
  }

  private trace(line: string): void {
    this.log(`${clock(this.now)}  ${line}`);
  }

  report(): string[] {
    const out = [`finished at ${clock(this.now)}, longest queue ${this.longest}, gave up ${this.gone.size}`];
    for (const t of this.tellers) {
      out.push(`  ${t.name.padEnd(6)} served ${String(t.served).padStart(3)}, busy ${((100 * t.busy) / this.now).toFixed(1).padStart(5)} %`);
    }
    for (const [p, s] of [...this.waits].sort(([a], [b]) => b - a)) {
      out.push(`  ${Priority[p].padEnd(8)} n=${s.count} mean=${s.mean.toFixed(2)} p90=${s.percentile(90).toFixed(2)} max=${s.max.toFixed(2)}`);
    }
    return out;
  }
}

function clock(minutes: number): string {
  const total = Math.floor(9 * 60 + minutes);
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}

function simulate(seed: number, tellers: Teller[], verbose: boolean): void {
  const random = new Random(seed);
  const branch = new Branch(tellers, (line) => verbose && console.log(line));
  let at = 0;
  for (let id = 1; at < 200; id++) {
    at += random.exponential(2.4);
    const priority = random.pick([Priority.Normal, Priority.Normal, Priority.Normal, Priority.Senior, Priority.Business]);
    branch.schedule({
      type: "arrival",
      at,
      customer: { id, arrived: at, work: random.between(2, 12), priority, patience: random.between(5, 25) + random.next() },
    });
  }
  branch.schedule({ type: "close", at: 180 });
  branch.run();
  console.log(branch.report().join("\n"));
}

const seed = Number(process.argv[2] ?? "2024");
console.log(`== two tellers, seed ${seed}`);
simulate(seed, [new Teller("Ada", 1), new Teller("Grace", 1.3)], true);
console.log(`== four tellers, seed ${seed}`);
simulate(seed, ["Ada", "Grace", "Edsger", "Barbara"].map((n, i) => new Teller(n, 0.9 + i / 10)), false);
