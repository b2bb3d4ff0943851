// Methods of String.prototype whose result is what a method of the pattern gives (ECMAScript 22.1.3): dynamic
// code may get anything from them.
import { __kind, __rawAny } from "./intrinsics";
import { getProperty } from "./dynamic";
import { rtCall } from "./invocation";
import { thisString } from "./receiver";
import { Symbol } from "./symbol";

// The pattern's own method, or undefined.
function methodOf(self: any, pattern: any, symbol: symbol, name: string): any {
  if (__kind(self) < 2) throw new TypeError("String.prototype." + name + " called on null or undefined");
  if (__kind(pattern) < 7) return undefined;
  const f: any = getProperty(pattern, symbol as any, pattern);
  return __kind(f) < 2 ? undefined : f;
}

function call2(f: any, pattern: any, a: any, b: any): any {
  const args: RawAny = __rawAny(2);
  args[0] = a;
  args[1] = b;
  return rtCall(f, pattern, args);
}

/** The methods by their names. */
export class StringGeneric {
  split(this: any, separator: any, limit: any): any {
    const f: any = methodOf(this, separator, Symbol.split, "split");
    if (__kind(f) !== 0) return call2(f, separator, this, limit);
    return thisString(this, "split").split(separator, limit) as any;
  }

  replace(this: any, pattern: any, replacement: any): any {
    const f: any = methodOf(this, pattern, Symbol.replace, "replace");
    if (__kind(f) !== 0) return call2(f, pattern, this, replacement);
    return thisString(this, "replace").replace(pattern, replacement) as any;
  }

  search(this: any, pattern: any): any {
    const f: any = methodOf(this, pattern, Symbol.search, "search");
    if (__kind(f) === 0) return thisString(this, "search").search(pattern) as any;
    const args: RawAny = __rawAny(1);
    args[0] = this;
    return rtCall(f, pattern, args);
  }
}
