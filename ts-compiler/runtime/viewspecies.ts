// Typed arrays of the program's classes: what methods of a view make is of the view's class.
import { __kind, __f64, __arrLen } from "./intrinsics";
import { ElementView, mappedList } from "./elementview";
import { arrArgs, arrElement } from "./array";
import { rtGet, describeObject } from "./dynamic";
import { rtConstruct, isConstructor } from "./invocation";

// TypedArrayCreateFromCtor.
function created(constructor: any, args: any[]): ElementView {
  const made: any = rtConstruct(constructor, arrArgs(args));
  if (!(made instanceof ElementView)) throw new TypeError("this is not a typed array.");
  const view: ElementView = made as ElementView;
  const wanted: any = args[0];
  if (args.length === 1 && __kind(wanted) === 3 && __f64(view._length) < (wanted as number)) {
    throw new TypeError("Derived TypedArray constructor created an array which was too small");
  }
  return view;
}

/** TypedArraySpeciesCreate, without Symbol.species: the types of the program say that it is the view's class. */
export function viewLike(view: ElementView, args: any[]): ElementView {
  const c: any = rtGet(view as any, "constructor");
  if (__kind(c) === 0) return view._make(args[0], args[1], args[2]);
  if (__kind(c) < 7) throw new TypeError("The .constructor property is not an object");
  const made: ElementView = created(c, args);
  if (made._isBig() !== view._isBig()) throw new TypeError("Content type of source and derived typed arrays differ");
  return made;
}

function filled(constructor: any, list: any[]): any {
  if (!isConstructor(constructor)) throw new TypeError(describeObject(constructor) + " is not a constructor");
  const n: i32 = __arrLen(list);
  const made: ElementView = created(constructor, [__f64(n) as any]);
  for (let i: i32 = 0; i < n; i = i + 1) made._set(i, arrElement(list, i));
  return made as any;
}

/** The static methods of typed arrays by their names. */
export class ViewStatic {
  from(this: any, source: any, f?: any, thisArg?: any): any {
    return filled(this, mappedList(source, f, thisArg));
  }

  of(this: any, ...items: any[]): any {
    return filled(this, items);
  }
}
