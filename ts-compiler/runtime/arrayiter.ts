// The iterators of arrays and of strings.
import { __f64, __trunc, __arrLen, __strLen, __oddArrays } from "./intrinsics";
import { arrHasAttributes } from "./array";
import { rtGetIndex } from "./dynamic";
import { strCodePoint, strOfCodePoint } from "./string";
import { IteratorResult } from "./iterate";
import { IteratorObject, resultOf } from "./iterators";
import { Symbol } from "./symbol";

function elementOf(a: any[], i: number): any {
  const v: any = a[i] as any;
  return __oddArrays() && arrHasAttributes(a as any) ? rtGetIndex(a as any, i as any) : v;
}

/** What `values()` of an array gives. */
export class ArrayValues<T> extends IteratorObject<T> {
  _array: any[];
  _at: number;
  constructor(array: any[]) {
    super();
    this._array = array;
    this._at = 0;
  }
  _advance(): boolean {
    const i: number = this._at;
    if (i >= __f64(__arrLen(this._array))) {
      this._at = Infinity;
      return false;
    }
    this._at = i + 1;
    this._value = elementOf(this._array, i);
    return true;
  }
  _advances(): boolean {
    return true;
  }
  next(value?: any): IteratorResult<T> {
    return resultOf(this) as IteratorResult<T>;
  }
  get [Symbol.toStringTag](): string {
    return "Array Iterator";
  }
}

/** What `keys()` of an array gives. */
export class ArrayKeys extends IteratorObject<number> {
  _array: any[];
  _at: number;
  constructor(array: any[]) {
    super();
    this._array = array;
    this._at = 0;
  }
  _advance(): boolean {
    const i: number = this._at;
    if (i >= __f64(__arrLen(this._array))) {
      this._at = Infinity;
      return false;
    }
    this._at = i + 1;
    this._value = i as any;
    return true;
  }
  _advances(): boolean {
    return true;
  }
  next(value?: any): IteratorResult<number> {
    return resultOf(this) as IteratorResult<number>;
  }
  get [Symbol.toStringTag](): string {
    return "Array Iterator";
  }
}

/** What `entries()` of an array gives. */
export class ArrayEntries<T> extends IteratorObject<[number, T]> {
  _array: any[];
  _at: number;
  constructor(array: any[]) {
    super();
    this._array = array;
    this._at = 0;
  }
  _advance(): boolean {
    const i: number = this._at;
    if (i >= __f64(__arrLen(this._array))) {
      this._at = Infinity;
      return false;
    }
    this._at = i + 1;
    const entry: any[] = [i as any, elementOf(this._array, i)];
    this._value = entry as any;
    return true;
  }
  _advances(): boolean {
    return true;
  }
  next(value?: any): IteratorResult<[number, T]> {
    return resultOf(this) as IteratorResult<[number, T]>;
  }
  get [Symbol.toStringTag](): string {
    return "Array Iterator";
  }
}

/** The code points of a string. */
export class StringValues extends IteratorObject<string> {
  _text: string;
  _at: number;
  constructor(text: string) {
    super();
    this._text = text;
    this._at = 0;
  }
  _advance(): boolean {
    const i: number = this._at;
    if (i >= __f64(__strLen(this._text))) return false;
    const one: string = strOfCodePoint(strCodePoint(this._text, __trunc(i)));
    this._at = i + __f64(__strLen(one));
    this._value = one as any;
    return true;
  }
  _advances(): boolean {
    return true;
  }
  next(value?: any): IteratorResult<string> {
    return resultOf(this) as IteratorResult<string>;
  }
  get [Symbol.toStringTag](): string {
    return "String Iterator";
  }
}
