// What the wrappers of exported functions need: arguments from the process, and the result's output.
import { __f64, __trunc } from "./intrinsics";
import { arrArgs } from "./array";
import { rtCall } from "./invocation";
import { process } from "./process";
import { console } from "./console";
import { strToNumber } from "./number";
import { runUntil } from "./jobs";

/** The arguments after the program's name. */
function given(): string[] {
  return process.argv.slice(2);
}

/** Argument `index` for a parameter of a kind: 0 by its look, 1 number, 2 boolean, 3 string. */
export function argument(index: i32, kind: i32): any {
  const args: string[] = given();
  const at: number = __f64(index);
  if (at >= args.length) return undefined;
  return convertArgument(args[at], kind);
}

/** All arguments from `index` on. */
export function restArguments(index: i32, kind: i32): any[] {
  const args: string[] = given();
  const result: any[] = [];
  for (let at: number = __f64(index); at < args.length; at = at + 1) {
    result.push(convertArgument(args[at], kind));
  }
  return result;
}

/** Calls a function value with the arguments; `kinds` has a digit for each parameter, a rest one after `*`. */
export function callValue(called: any, kinds: string): any {
  const texts: string[] = given();
  const args: any[] = [];
  let rest: boolean = false;
  let read: number = 0;
  let kind: i32 = 0;
  for (let at: number = 0; at < texts.length; at = at + 1) {
    if (!rest) {
      if (kinds.charAt(read) === "*") {
        rest = true;
        read = read + 1;
      }
      kind = read < kinds.length ? __trunc(kinds.charCodeAt(read) - 48) : 0;
      read = read + 1;
    }
    args.push(convertArgument(texts[at], kind));
  }
  return rtCall(called, undefined, arrArgs(args));
}

function convertArgument(text: string, kind: i32): any {
  if (kind === 3) return text;
  if (kind === 2) {
    if (text === "true" || text === "1") return true;
    if (text === "false" || text === "0") return false;
    throw new TypeError("argument '" + text + "' is not a boolean");
  }
  const value: number = strToNumber(text);
  if (kind === 1) {
    if (value !== value && text !== "NaN") throw new TypeError("argument '" + text + "' is not a number");
    return value;
  }
  if (text === "true") return true;
  if (text === "false") return false;
  if (text === "null") return null;
  if (text === "undefined") return undefined;
  if (value === value && text.trim() !== "") return value;
  return text;
}

/** Prints what a function returned, or what its promise comes to; nothing for undefined. */
export function printResult(result: any): void {
  const value: any = runUntil(result);
  if (value !== undefined) console.log(value);
}
