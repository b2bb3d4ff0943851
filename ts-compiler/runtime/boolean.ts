// The class of primitive booleans.
import { rtToBoolean } from "./operator";
import { rtToObject } from "./boxed";

export class Boolean {
  static __call(value?: any): boolean {
    return rtToBoolean(value);
  }

  static __new(value?: any): any {
    return rtToObject(rtToBoolean(value) as any);
  }

  toString(this: boolean): string {
    return this ? "true" : "false";
  }

  valueOf(this: boolean): boolean {
    return this;
  }
}
