// Objects that say themselves how they are inspected: util.inspect.custom of Node.
import { __kind, __rawAny, __refEq } from "./intrinsics";
import { customInspect } from "./symbol";
import { rtToString } from "./operator";
import { getProperty, rtTypeof } from "./dynamic";
import { rtCall } from "./invocation";
import { Inspector } from "./inspect";

// The third argument: inspection of what the object holds.
function inspectAgain(value: any, options?: any): string {
  return new Inspector(2).value(value, 0);
}

/** What an object's own inspection gives, as text; undefined when it has none. */
export function customText(inspector: Inspector, v: any, level: number): any {
  const method: any = getProperty(v, customInspect(), v);
  if (rtTypeof(method) !== "function") return undefined;
  const maker: any = getProperty(v, "constructor" as any, v);
  if (rtTypeof(maker) === "function" && __refEq(getProperty(maker, "prototype" as any, maker), v)) return undefined;
  const list: RawAny = __rawAny(3);
  const depth: number = inspector.depth - level;
  list[0] = depth as any;
  list[1] = {
    depth: depth, showHidden: inspector.showHidden, colors: false, compact: 3, breakLength: 80, maxArrayLength: inspector.maxItems,
    sorted: false, getters: false, stylize: (text: any): any => rtToString(text),
  } as any;
  list[2] = inspectAgain as any;
  const shown: any = rtCall(method, v, list);
  if (__refEq(shown, v)) return undefined;
  if (__kind(shown) < 7) return rtToString(shown) as any;
  return inspector.value(shown, level) as any;
}
