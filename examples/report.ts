// A text report over CSV: read from a file argument, from standard input with -, or from the sample.
//
//   dyntype run examples/report.ts sales.csv
//   cat sales.csv | dyntype run examples/report.ts -

import { readFileSync } from "node:fs";

interface Sale {
  date: string;
  region: string;
  product: string;
  units: number;
  price: number;
}

const SAMPLE = `date,region,product,units,price
2024-01-03,North,Widget,10,2.50
2024-01-05,South,"Gadget, large",3,19.99
2024-01-17,North,Widget,7,2.50
2024-02-02,East,Gizmo,1,150
2024-02-11,South,Widget,25,2.25
2024-02-11,North,"The ""Best"" Thing",2,80.10
2024-02-29,East,Gizmo,oops,150
2024-03-01,West,Widget,100,1.99
2024-03-08,South
2024-03-15,North,"Gadget, large",4,18.5
`;

/** One CSV line, with quoted fields and doubled quotes. */
function fields(line: string): string[] {
  const out: string[] = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (line[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") {
      out.push(field);
      field = "";
    } else field += c;
  }
  out.push(field);
  return out;
}

function parse(text: string): { sales: Sale[]; rejected: string[] } {
  const lines = text.split("\n").map((l) => (l.endsWith("\r") ? l.slice(0, -1) : l));
  const header = fields(lines[0] ?? "");
  const column = (name: string): number => {
    const i = header.indexOf(name);
    if (i < 0) throw new Error(`the header lacks '${name}': ${header.join(", ")}`);
    return i;
  };
  const [d, r, p, u, c] = ["date", "region", "product", "units", "price"].map(column);
  const sales: Sale[] = [];
  const rejected: string[] = [];
  lines.slice(1).forEach((line, i) => {
    if (line.trim() === "") return;
    const f = fields(line);
    const sale: Sale = { date: f[d], region: f[r], product: f[p], units: Number(f[u]), price: Number(f[c]) };
    if (f.length !== header.length) rejected.push(`line ${i + 2}: ${f.length} of ${header.length} fields`);
    else if (Number.isNaN(sale.units) || Number.isNaN(sale.price)) rejected.push(`line ${i + 2}: not a number in '${line}'`);
    else sales.push(sale);
  });
  return { sales, rejected };
}

interface Column<T> {
  title: string;
  value: (row: T) => string;
  right?: boolean;
}

function table<T>(rows: T[], columns: Column<T>[]): string {
  const cells = rows.map((r) => columns.map((c) => c.value(r)));
  const widths = columns.map((c, i) => Math.max(c.title.length, ...cells.map((row) => row[i].length)));
  const line = (row: string[]) => row.map((s, i) => (columns[i].right ? s.padStart(widths[i]) : s.padEnd(widths[i]))).join(" | ").trimEnd();
  return [line(columns.map((c) => c.title)), widths.map((w) => "-".repeat(w)).join("-+-"), ...cells.map(line)].join("\n");
}

class Group {
  units = 0;
  revenue = 0;
  orders = 0;
  best: Sale | undefined;
  constructor(readonly name: string) {}
  add(s: Sale): void {
    this.units += s.units;
    this.revenue += s.units * s.price;
    this.orders++;
    if (this.best === undefined || s.units * s.price > this.best.units * this.best.price) this.best = s;
  }
}

function groupBy(sales: Sale[], key: (s: Sale) => string): Group[] {
  const groups = new Map<string, Group>();
  for (const s of sales) {
    const k = key(s);
    if (!groups.has(k)) groups.set(k, new Group(k));
    groups.get(k)!.add(s);
  }
  return [...groups.values()];
}

function section(title: string, groups: Group[], total: number): void {
  console.log(`\n${title.toUpperCase()}\n${"=".repeat(title.length)}`);
  console.log(
    table(groups.sort((a, b) => b.revenue - a.revenue), [
      { title: "Name", value: (g) => g.name },
      { title: "Orders", value: (g) => String(g.orders), right: true },
      { title: "Units", value: (g) => String(g.units), right: true },
      { title: "Revenue", value: (g) => g.revenue.toFixed(2), right: true },
      { title: "Share", value: (g) => ((100 * g.revenue) / total).toFixed(1) + "%", right: true },
      { title: "Best order", value: (g) => (g.best ? `${g.best.date} ${g.best.product}` : "") },
    ]),
  );
}

function main(argv: string[]): number {
  const path = argv[0];
  let text = SAMPLE;
  if (path !== undefined) {
    try {
      text = readFileSync(path === "-" ? "/dev/stdin" : path, "utf8");
    } catch {
      console.error(`cannot read ${path}`);
      return 1;
    }
  }
  const { sales, rejected } = parse(text);
  if (sales.length === 0) {
    console.log("no sales");
    return 1;
  }
  const total = sales.reduce((t, s) => t + s.units * s.price, 0);
  const dates = sales.map((s) => s.date).sort();
  console.log(`${sales.length} sales from ${dates[0]} to ${dates.at(-1)}, revenue ${total.toFixed(2)}`);
  section("By region", groupBy(sales, (s) => s.region), total);
  section("By product", groupBy(sales, (s) => s.product), total);
  section("By month", groupBy(sales, ({ date }) => date.slice(0, 7)), total);
  if (rejected.length > 0) console.log("\nRejected:\n" + rejected.map((r) => "  " + r).join("\n"));
  return 0;
}

process.exitCode = main(process.argv.slice(2));
