// RegExp.prototype as dynamic code sees it (ECMAScript 22.2.6): most methods take any object with `exec`. A
// regular expression that has nothing of its own goes to the methods of the class RegExp.
import { __kind, __ext } from "./intrinsics";
import { rtGet, describeObject } from "./dynamic";
import { rtToBoolean, rtToString, rtStrictEq } from "./operator";
import { Symbol } from "./symbol";
import { RegExp, compiled, execOf, testOf, matchOf, matchAllOf, searchOf, replaceOf, splitOf, shownSource } from "./regexp";
import { regexpExec, matchBy, matchesBy, replaceBy, searchBy, splitBy } from "./regexec";

function incompatible(self: any, name: string): never {
  throw new TypeError("Method RegExp.prototype." + name + " called on incompatible receiver " + describeObject(self));
}

function needObject(self: any, name: string): void {
  if (__kind(self) < 7) incompatible(self, name);
}

// Whether the quick method will do.
function quick(self: any): boolean {
  return self instanceof RegExp && __kind(__ext(self)) === 0;
}

// One flag; the prototype has none.
function flag(self: any, name: string, letter: string): any {
  if (self instanceof RegExp) return (self as RegExp)._flags.indexOf(letter) >= 0;
  if (rtStrictEq(self, RegExp.prototype as any)) return undefined;
  throw new TypeError("RegExp.prototype." + name + " getter called on non-RegExp object");
}

/** The methods and accessors of RegExp.prototype by their names. */
export class RegExpGeneric {
  exec(this: any, s: any): any {
    if (!(this instanceof RegExp)) incompatible(this, "exec");
    return execOf(this as RegExp, s) as any;
  }

  test(this: any, s: any): boolean {
    needObject(this, "test");
    const text: string = rtToString(s);
    if (quick(this)) return testOf(this as RegExp, text as any);
    return __kind(regexpExec(this, text)) !== 1;
  }

  compile(this: any, pattern: any, flags: any): any {
    if (!(this instanceof RegExp)) incompatible(this, "compile");
    return compiled(this as RegExp, pattern, flags) as any;
  }

  toString(this: any): string {
    needObject(this, "toString");
    return "/" + rtToString(rtGet(this, "source")) + "/" + rtToString(rtGet(this, "flags"));
  }

  [Symbol.match](this: any, s: any): any {
    needObject(this, "@@match");
    const text: string = rtToString(s);
    return quick(this) ? (matchOf(this as RegExp, text as any) as any) : matchBy(this, text);
  }

  [Symbol.matchAll](this: any, s: any): any {
    needObject(this, "@@matchAll");
    const text: string = rtToString(s);
    return quick(this) ? (matchAllOf(this as RegExp, text as any) as any) : matchesBy(this, text);
  }

  [Symbol.search](this: any, s: any): any {
    needObject(this, "@@search");
    const text: string = rtToString(s);
    return quick(this) ? (searchOf(this as RegExp, text as any) as any) : searchBy(this, text);
  }

  [Symbol.replace](this: any, s: any, replacement: any): any {
    needObject(this, "@@replace");
    const text: string = rtToString(s);
    return quick(this) ? (replaceOf(this as RegExp, text as any, replacement) as any) : (replaceBy(this, text, replacement) as any);
  }

  [Symbol.split](this: any, s: any, limit: any): any {
    needObject(this, "@@split");
    const text: string = rtToString(s);
    return quick(this) ? (splitOf(this as RegExp, text as any, limit) as any) : (splitBy(this, text, limit) as any);
  }

  get source(this: any): any {
    if (this instanceof RegExp) return shownSource((this as RegExp)._source) as any;
    if (rtStrictEq(this, RegExp.prototype as any)) return "(?:)" as any;
    throw new TypeError("RegExp.prototype.source getter called on non-RegExp object");
  }

  get flags(this: any): any {
    if (__kind(this) < 7) throw new TypeError("RegExp.prototype.flags getter called on non-object " + describeObject(this));
    let out: string = rtToBoolean(rtGet(this, "hasIndices")) ? "d" : "";
    if (rtToBoolean(rtGet(this, "global"))) out = out + "g";
    if (rtToBoolean(rtGet(this, "ignoreCase"))) out = out + "i";
    if (rtToBoolean(rtGet(this, "multiline"))) out = out + "m";
    if (rtToBoolean(rtGet(this, "dotAll"))) out = out + "s";
    if (rtToBoolean(rtGet(this, "unicode"))) out = out + "u";
    if (rtToBoolean(rtGet(this, "unicodeSets"))) out = out + "v";
    if (rtToBoolean(rtGet(this, "sticky"))) out = out + "y";
    return out as any;
  }

  get hasIndices(this: any): any {
    return flag(this, "hasIndices", "d");
  }
  get global(this: any): any {
    return flag(this, "global", "g");
  }
  get ignoreCase(this: any): any {
    return flag(this, "ignoreCase", "i");
  }
  get multiline(this: any): any {
    return flag(this, "multiline", "m");
  }
  get dotAll(this: any): any {
    return flag(this, "dotAll", "s");
  }
  get unicode(this: any): any {
    return flag(this, "unicode", "u");
  }
  get unicodeSets(this: any): any {
    return flag(this, "unicodeSets", "v");
  }
  get sticky(this: any): any {
    return flag(this, "sticky", "y");
  }
}
