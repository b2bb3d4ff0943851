// Symbols: compared by identity, hashed by a number given at creation.
import { __kind } from "./intrinsics";
import { rtToString } from "./operator";
import { unboxed } from "./boxed";

let counter: i32 = 0x2545F491;
let registryKeys: string[] = [];
let registrySymbols: any[] = [];
// Symbol.for("nodejs.util.inspect.custom"), once the program has asked for it.
let custom: any = undefined;

/** The symbol of methods that say how an object is inspected; undefined when nobody knows it. */
export function customInspect(): any {
  return custom;
}

/** Values of type `symbol`. */
export class Symbol {
  _hash: i32;
  _text: any;
  /** Stands for a private name of a class: no list of keys shows it. */
  _private: boolean;

  constructor(description?: any) {
    counter = counter * 0x19660D + 0x3C6EF35F;
    this._hash = counter ^ (counter >>> 15);
    this._text = description;
    this._private = false;
  }

  static __call(description?: any): symbol {
    return new Symbol(__kind(description) === 0 ? undefined : (rtToString(description) as any)) as any as symbol;
  }

  static readonly iterator: symbol = new Symbol("Symbol.iterator") as any as symbol;
  static readonly asyncIterator: symbol = new Symbol("Symbol.asyncIterator") as any as symbol;
  static readonly hasInstance: symbol = new Symbol("Symbol.hasInstance") as any as symbol;
  static readonly isConcatSpreadable: symbol = new Symbol("Symbol.isConcatSpreadable") as any as symbol;
  static readonly match: symbol = new Symbol("Symbol.match") as any as symbol;
  static readonly matchAll: symbol = new Symbol("Symbol.matchAll") as any as symbol;
  static readonly replace: symbol = new Symbol("Symbol.replace") as any as symbol;
  static readonly search: symbol = new Symbol("Symbol.search") as any as symbol;
  static readonly species: symbol = new Symbol("Symbol.species") as any as symbol;
  static readonly split: symbol = new Symbol("Symbol.split") as any as symbol;
  static readonly toPrimitive: symbol = new Symbol("Symbol.toPrimitive") as any as symbol;
  static readonly toStringTag: symbol = new Symbol("Symbol.toStringTag") as any as symbol;
  static readonly unscopables: symbol = new Symbol("Symbol.unscopables") as any as symbol;
  static readonly dispose: symbol = new Symbol("Symbol.dispose") as any as symbol;
  static readonly asyncDispose: symbol = new Symbol("Symbol.asyncDispose") as any as symbol;

  static for(key: string): symbol {
    const name: string = rtToString(key as any);
    let i: number = 0;
    while (i < registryKeys.length) {
      if (registryKeys[i] === name) return registrySymbols[i] as symbol;
      i = i + 1;
    }
    const made: any = new Symbol(name) as any;
    registryKeys.push(name);
    registrySymbols.push(made);
    if (name === "nodejs.util.inspect.custom") custom = made;
    return made as symbol;
  }

  static keyFor(sym: symbol): string | undefined {
    if (__kind(sym as any) !== 5) throw new TypeError(rtToString(sym as any) + " is not a symbol");
    const i: number = registrySymbols.indexOf(sym as any);
    if (i < 0) return undefined;
    return registryKeys[i];
  }

  get description(this: any): string | undefined {
    return symbolOf(this, ".description")._text as string | undefined;
  }

  toString(this: any): string {
    return symbolText(symbolOf(this, ".toString"));
  }

  valueOf(this: any): symbol {
    return symbolOf(this, ".valueOf") as any as symbol;
  }

  [Symbol.toPrimitive](this: any, hint: string): symbol {
    return symbolOf(this, " [ @@toPrimitive ]") as any as symbol;
  }

  get [Symbol.toStringTag](): string {
    return "Symbol";
  }
}

/** A symbol, or the one in an object around it. */
function symbolOf(v: any, name: string): Symbol {
  const s: any = unboxed(v);
  if (__kind(s) !== 5) throw new TypeError("Symbol.prototype" + name + " requires that 'this' be a Symbol");
  return s as Symbol;
}

/** "Symbol(description)" */
export function symbolText(s: Symbol): string {
  if (__kind(s._text) === 0) return "Symbol()";
  return "Symbol(" + (s._text as string) + ")";
}
