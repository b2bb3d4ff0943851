// console.table
import { __trunc, __kind } from "./intrinsics";
import { strRepeat } from "./string";
import { numToString } from "./number";
import { Inspector } from "./inspect";
import { textWidth } from "./inspecttext";
import { Map } from "./map";
import { Set } from "./set";
import { Cursor } from "./hashtable";
import { Property, ownProperty, ownKeysOf } from "./property";
import { getProperty } from "./dynamic";
import { ENUMERABLE } from "./dynobject";
import { rtToString } from "./operator";

// The keys that Object.keys gives.
function keysOf(v: any): string[] {
  const out: string[] = [];
  const keys: RawAny = ownKeysOf(v);
  let i: i32 = 0;
  while (i < keys.length) {
    if (__kind(keys[i]) === 4) {
      const p: Property | null = ownProperty(v, keys[i]);
      if (p !== null && (p.flags & ENUMERABLE) !== 0) out.push(keys[i] as string);
    }
    i = i + 1;
  }
  return out;
}

function cell(v: any): string {
  const k: i32 = __kind(v);
  const deep: boolean = k > 6 && k !== 8 && k !== 9 && keysOf(v).length > 2;
  const inspector: Inspector = new Inspector(deep ? -1 : 0);
  inspector.maxItems = 3;
  inspector.oneLine = true;
  return inspector.value(v, 0);
}

function indexes(n: number): string[] {
  const out: string[] = [];
  for (let i: number = 0; i < n; i++) out.push(numToString(i));
  return out;
}

function row(cells: string[], widths: number[]): string {
  let out: string = "│ ";
  for (let i: number = 0; i < cells.length; i++) {
    out = out + cells[i] + strRepeat(" ", __trunc(widths[i] - textWidth(cells[i])));
    if (i < cells.length - 1) out = out + " │ ";
  }
  return out + " │";
}

function rule(widths: number[], left: string, middle: string, right: string): string {
  let out: string = left;
  for (let i: number = 0; i < widths.length; i++) {
    if (i > 0) out = out + middle;
    out = out + strRepeat("─", __trunc(widths[i]) + 2);
  }
  return out + right;
}

function render(head: string[], columns: string[][], rows: number): string {
  const widths: number[] = [];
  for (let i: number = 0; i < head.length; i++) {
    let w: number = textWidth(head[i]);
    const column: string[] = columns[i];
    for (let j: number = 0; j < column.length; j++) {
      const c: number = textWidth(column[j]);
      if (c > w) w = c;
    }
    widths.push(w);
  }
  let out: string = rule(widths, "┌", "┬", "┐") + "\n" + row(head, widths) + "\n" + rule(widths, "├", "┼", "┤") + "\n";
  for (let j: number = 0; j < rows; j++) {
    const cells: string[] = [];
    for (let i: number = 0; i < head.length; i++) {
      const column: string[] = columns[i];
      cells.push(j < column.length ? column[j] : "");
    }
    out = out + row(cells, widths) + "\n";
  }
  return out + rule(widths, "└", "┴", "┘");
}

/** The table of an object's or array's members. */
export function renderTable(data: any, properties: any): string {
  if (data instanceof Map) {
    const keys: string[] = [];
    const values: string[] = [];
    const c: Cursor = new Cursor((data as Map<any, any>)._table);
    for (let i: i32 = c.advance(); i >= 0; i = c.advance()) {
      keys.push(cell(c.table.keys[i]));
      values.push(cell(c.table.vals[i]));
    }
    return render(["(iteration index)", "Key", "Values"], [indexes(keys.length), keys, values], keys.length);
  }
  if (data instanceof Set) {
    const values: string[] = [];
    const c: Cursor = new Cursor((data as Set<any>)._table);
    for (let i: i32 = c.advance(); i >= 0; i = c.advance()) values.push(cell(c.table.keys[i]));
    return render(["(iteration index)", "Values"], [indexes(values.length), values], values.length);
  }
  const names: string[] = keysOf(data);
  const head: string[] = ["(index)"];
  const columns: string[][] = [names];
  const plain: string[] = [];
  let hasPlain: boolean = false;
  const given: boolean = __kind(properties) === 9;
  for (let i: number = 0; i < names.length; i++) {
    const item: any = getProperty(data, names[i] as any, data);
    const primitive: boolean = __kind(item) < 7;
    if (primitive && !given) {
      hasPlain = true;
      while (plain.length < i) plain.push("");
      plain.push(cell(item));
      continue;
    }
    const keys: string[] = [];
    if (given) {
      const list: any[] = properties as any[];
      for (let j: number = 0; j < list.length; j++) keys.push(rtToString(list[j]));
    } else {
      const own: string[] = keysOf(item);
      for (let j: number = 0; j < own.length; j++) keys.push(own[j]);
    }
    for (let j: number = 0; j < keys.length; j++) {
      let at: number = head.indexOf(keys[j], 1);
      if (at < 0) {
        at = head.length;
        head.push(keys[j]);
        columns.push([]);
      }
      const column: string[] = columns[at];
      while (column.length < i) column.push("");
      if (primitive || ownProperty(item, keys[j] as any) === null) column.push("");
      else column.push(cell(getProperty(item, keys[j] as any, item)));
    }
  }
  if (hasPlain) {
    head.push("Values");
    columns.push(plain);
  }
  return render(head, columns, names.length);
}
