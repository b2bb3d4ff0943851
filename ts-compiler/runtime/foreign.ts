// Callable values of kind 11 where only a function value of the guest fits.
import { __kind, __fnSetHome, __fnSetName } from "./intrinsics";
import { arrArgs } from "./array";
import { getProperty, rtTypeof } from "./dynamic";
import { rtCall } from "./invocation";
import { rtToString } from "./operator";

/** A function of the host, or a proxy of one, as one of the guest; other values stay. */
export function functionOf(v: any): any {
  if (__kind(v) !== 11 || rtTypeof(v) !== "function") return v;
  const f: any = function (this: any, ...args: any[]): any {
    return rtCall(v, this, arrArgs(args));
  };
  __fnSetHome(f, v);
  __fnSetName(f, rtToString(getProperty(v, "name", v)));
  return f;
}
