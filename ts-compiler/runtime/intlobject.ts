// The object Intl, and its functions.
import { Symbol } from "./symbol";
import { rtNewObject } from "./definition";
import { Property, defineOwn } from "./property";
import { CONFIGURABLE } from "./dynobject";
import { canonicalLocales } from "./intllocale";

/** The object, to which the compiler adds its members. */
export function newIntl(): any {
  const o: any = rtNewObject();
  defineOwn(o, Symbol.toStringTag as any, new Property("Intl" as any, CONFIGURABLE));
  return o;
}

/** Intl.getCanonicalLocales (ECMA-402 8.3.1) */
export function getCanonicalLocales(locales?: string | readonly string[]): string[] {
  return canonicalLocales(locales as any);
}
