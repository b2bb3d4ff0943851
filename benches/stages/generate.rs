//! Programs as people write them, of any length: units that model, compute, and print.

/// A unit; `@` stands for its number.
const UNIT: &str = r#"
interface Item@ {
  id: number;
  name: string;
  tags: string[];
  price?: number;
}

enum State@ { Open, Paid, Shipped }

class Order@ {
  readonly items: Item@[] = [];
  private state: State@ = State@.Open;
  constructor(public owner: string, private discount: number = 0) {}
  add(item: Item@): this {
    this.items.push(item);
    return this;
  }
  get total(): number {
    let sum = 0;
    for (const item of this.items) sum += item.price ?? 0;
    return sum * (1 - this.discount);
  }
  pay(): boolean {
    if (this.state !== State@.Open) throw new Error(`order of ${this.owner} is not open`);
    this.state = State@.Paid;
    return this.items.length > 0;
  }
}

class Express@ extends Order@ {
  constructor(owner: string, private fee: number) {
    super(owner, 0.1);
  }
  override get total(): number {
    return super.total + this.fee;
  }
}

function group@(orders: Order@[]): Map<string, Order@[]> {
  const groups = new Map<string, Order@[]>();
  for (const order of orders) {
    const list = groups.get(order.owner);
    if (list) list.push(order);
    else groups.set(order.owner, [order]);
  }
  return groups;
}

function summary@(orders: Order@[]): string {
  const names = orders.flatMap((order) => order.items).map(({ name }) => name);
  const prices = orders.map((order) => order.total).filter((price) => price > 0);
  const best = prices.reduce((a, b) => Math.max(a, b), 0);
  return `${names.sort().join(", ")}: ${best.toFixed(2)}`;
}

function read@(text: string): Item@[] {
  const parsed: any = JSON.parse(text);
  const items: Item@[] = [];
  for (const entry of parsed) {
    if (typeof entry.name !== "string") continue;
    items.push({ id: entry.id, name: entry.name, tags: entry.tags ?? [], price: entry.price });
  }
  return items;
}

function demo@(): void {
  const items = read@('[{"id": 1, "name": "lamp", "price": 12.5}, {"id": @, "name": "desk", "tags": ["wood"]}]');
  const plain = new Order@("Ada");
  const express = new Express@("Grace", 4);
  for (const item of items) (item.id % 2 === 0 ? plain : express).add(item);
  try {
    express.pay();
    express.pay();
  } catch (error) {
    console.log((error as Error).message);
  }
  console.log(summary@([plain, express]), group@([plain, express]).size);
}
demo@();
"#;

/// A program of about `lines` lines.
pub fn program(lines: usize) -> String {
    let units = (lines / UNIT.lines().count()).max(1);
    (0..units)
        .map(|unit| UNIT.replace('@', &unit.to_string()))
        .collect()
}
