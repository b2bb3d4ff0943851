// Node's module assert.
import { __kind } from "./intrinsics";
import { deepEqual } from "./deepequal";
import { Inspector } from "./inspect";
import { rtLooseEq, rtStrictEq, rtToBoolean, rtToString } from "./operator";
import { rtTypeof, rtInstanceOf, rtGet } from "./dynamic";
import { Error, TypeError } from "./error";
import { RegExp } from "./regexp";
import { Promise } from "./promise";

/** What a failed assertion throws. */
export class AssertionError extends Error {
  generatedMessage: boolean;
  code: string;
  actual: any;
  expected: any;
  operator: any;

  constructor(options: any) {
    super(rtToString(options.message));
    this.name = "AssertionError";
    this.generatedMessage = rtToBoolean(options.generated);
    this.code = "ERR_ASSERTION";
    this.actual = options.actual;
    this.expected = options.expected;
    this.operator = options.operator;
  }
}

function text(value: any): string {
  const inspector: Inspector = new Inspector(1000);
  return inspector.value(value, 0);
}

function fails(actual: any, expected: any, operator: string, message: any, generated: string): never {
  if (message instanceof Error) throw message;
  const own: boolean = __kind(message) === 0;
  const said: any = own ? (generated as any) : message;
  throw new AssertionError({ message: said, generated: own, actual: actual, expected: expected, operator: operator });
}

function isLong(a: string, b: string): boolean {
  return a.includes("\n") || b.includes("\n") || a.length + b.length > 64;
}

// Both values, in one line where they are short.
function pair(head: string, actual: any, sign: string, expected: any): string {
  const a: string = text(actual);
  const b: string = text(expected);
  if (!isLong(a, b)) return head + "\n\n" + a + " " + sign + " " + b + "\n";
  return head + "\n+ actual - expected\n\n+ " + a.split("\n").join("\n+ ") + "\n- " + b.split("\n").join("\n- ");
}

function holds(value: any, message: any): void {
  if (!rtToBoolean(value)) {
    fails(value, true as any, "==", message, "The expression evaluated to a falsy value");
  }
}

// Whether an error is what was expected of it.
function fits(error: any, expected: any): boolean {
  if (__kind(expected) < 7) return true;
  if (expected instanceof RegExp) return (expected as RegExp).test(rtToString(error));
  if (rtTypeof(expected) === "function") {
    const proto: any = rtGet(expected, "prototype");
    if (__kind(proto) > 6 && rtInstanceOf(error, expected)) return true;
    if (rtStrictEq(expected, Error as any) || __kind(proto) > 6 && proto instanceof Error) return false;
    return rtStrictEq(expected(error), true as any);
  }
  const keys: string[] = Object.keys(expected);
  if (expected instanceof Error) keys.push("name", "message");
  for (let i: number = 0; i < keys.length; i = i + 1) {
    const wanted: any = expected[keys[i]];
    const got: any = error[keys[i]];
    if (wanted instanceof RegExp && __kind(got) === 4) {
      if (!(wanted as RegExp).test(got as string)) return false;
    } else if (!deepEqual(got, wanted, true)) return false;
  }
  return true;
}

function checkThrown(error: any, expected: any, message: any, operator: string): void {
  if (fits(error, expected)) return;
  if (rtTypeof(expected) === "function") throw error;
  const said: string = expected instanceof RegExp
    ? "The input did not match the regular expression " + rtToString(expected) + ". Input:\n\n" + text(rtToString(error) as any) + "\n"
    : pair("Expected values to be strictly deep-equal:", error, "!==", expected);
  fails(error, expected, operator, message, said);
}

function missing(what: string, expected: any, message: any): string {
  let said: string = "Missing expected " + what;
  if (rtTypeof(expected) === "function") said = said + " (" + rtToString(rtGet(expected, "name")) + ")";
  return said + (__kind(message) === 4 ? ": " + (message as string) : ".");
}

/** The functions of the module; the class itself is the function `assert`. */
export class assert {
  static AssertionError: any = AssertionError;

  static get strict(): any {
    return assert as any;
  }

  static __call(value: any, message?: any): asserts value {
    holds(value, message);
  }

  static ok(value: any, message?: any): asserts value {
    holds(value, message);
  }

  static fail(message?: any): never {
    fails(undefined, undefined, "fail", message, "Failed");
  }

  static equal(actual: any, expected: any, message?: any): void {
    if (!rtLooseEq(actual, expected) && (rtStrictEq(actual, actual) || rtStrictEq(expected, expected))) {
      fails(actual, expected, "==", message, text(actual) + " == " + text(expected));
    }
  }

  static notEqual(actual: any, expected: any, message?: any): void {
    if (rtLooseEq(actual, expected)) fails(actual, expected, "!=", message, text(actual) + " != " + text(expected));
  }

  static strictEqual(actual: any, expected: any, message?: any): void {
    if (Object.is(actual, expected)) return;
    fails(actual, expected, "strictEqual", message, pair("Expected values to be strictly equal:", actual, "!==", expected));
  }

  static notStrictEqual(actual: any, expected: any, message?: any): void {
    if (!Object.is(actual, expected)) return;
    fails(actual, expected, "notStrictEqual", message, "Expected \"actual\" to be strictly unequal to: " + text(expected));
  }

  static deepEqual(actual: any, expected: any, message?: any): void {
    if (deepEqual(actual, expected, false)) return;
    fails(actual, expected, "deepEqual", message,
      "Expected values to be loosely deep-equal:\n\n" + text(actual) + "\n\nshould loosely deep-equal\n\n" + text(expected));
  }

  static deepStrictEqual(actual: any, expected: any, message?: any): void {
    if (deepEqual(actual, expected, true)) return;
    fails(actual, expected, "deepStrictEqual", message, pair("Expected values to be strictly deep-equal:", actual, "!==", expected));
  }

  static notDeepEqual(actual: any, expected: any, message?: any): void {
    if (!deepEqual(actual, expected, false)) return;
    fails(actual, expected, "notDeepEqual", message, "Expected \"actual\" not to be loosely deep-equal to: " + text(expected));
  }

  static notDeepStrictEqual(actual: any, expected: any, message?: any): void {
    if (!deepEqual(actual, expected, true)) return;
    fails(actual, expected, "notDeepStrictEqual", message, "Expected \"actual\" not to be strictly deep-equal to: " + text(expected));
  }

  static throws(code: any, expected?: any, message?: any): void {
    let thrown: boolean = false;
    let error: any = undefined;
    try {
      code();
    } catch (e) {
      thrown = true;
      error = e;
    }
    const said: any = __kind(expected) === 4 ? expected : message;
    if (!thrown) {
      if (__kind(said) !== 0 && said instanceof Error) throw said;
      fails(undefined, expected, "throws", undefined, missing("exception", expected, said));
    }
    checkThrown(error, expected, message, "throws");
  }

  static doesNotThrow(code: any, expected?: any, message?: any): void {
    try {
      code();
    } catch (e) {
      fails(e, expected, "doesNotThrow", undefined,
        "Got unwanted exception.\nActual message: \"" + rtToString(rtGet(e, "message")) + "\"");
    }
  }

  static rejects(promise: any, expected?: any, message?: any): Promise<void> {
    const asked: Promise<any> = Promise.resolve(rtTypeof(promise) === "function" ? promise() : promise);
    const settled = (value: any): void => {
      fails(undefined, expected, "rejects", undefined, missing("rejection", expected, message));
    };
    const refused = (error: any): void => checkThrown(error, expected, message, "rejects");
    return asked.then(settled, refused) as any;
  }

  static doesNotReject(promise: any, expected?: any, message?: any): Promise<void> {
    const asked: Promise<any> = Promise.resolve(rtTypeof(promise) === "function" ? promise() : promise);
    const refused = (error: any): void => {
      fails(error, expected, "doesNotReject", undefined,
        "Got unwanted rejection.\nActual message: \"" + rtToString(rtGet(error, "message")) + "\"");
    };
    return asked.then((value: any): void => {}, refused) as any;
  }

  static match(value: any, pattern: RegExp, message?: any): void {
    if (pattern.test(rtToString(value))) return;
    fails(value, pattern as any, "match", message,
      "The input did not match the regular expression " + rtToString(pattern as any) + ". Input:\n\n" + text(value) + "\n");
  }

  static doesNotMatch(value: any, pattern: RegExp, message?: any): void {
    if (!pattern.test(rtToString(value))) return;
    fails(value, pattern as any, "doesNotMatch", message,
      "The input was expected to not match the regular expression " + rtToString(pattern as any) + ". Input:\n\n" + text(value) + "\n");
  }

  static ifError(value: any): void {
    if (__kind(value) > 1) fails(value, null, "ifError", undefined, "ifError got unwanted exception: " + rtToString(rtGet(value, "message")));
  }
}

export { assert as default, assert as strict };

export function ok(value: any, message?: any): asserts value {
  holds(value, message);
}

export function fail(message?: any): never {
  return assert.fail(message);
}

export function equal(actual: any, expected: any, message?: any): void {
  return assert.equal(actual, expected, message);
}

export function notEqual(actual: any, expected: any, message?: any): void {
  return assert.notEqual(actual, expected, message);
}

export function strictEqual(actual: any, expected: any, message?: any): void {
  return assert.strictEqual(actual, expected, message);
}

export function notStrictEqual(actual: any, expected: any, message?: any): void {
  return assert.notStrictEqual(actual, expected, message);
}

export function deepEqual_(actual: any, expected: any, message?: any): void {
  return assert.deepEqual(actual, expected, message);
}

export function deepStrictEqual(actual: any, expected: any, message?: any): void {
  return assert.deepStrictEqual(actual, expected, message);
}

export function notDeepEqual(actual: any, expected: any, message?: any): void {
  return assert.notDeepEqual(actual, expected, message);
}

export function notDeepStrictEqual(actual: any, expected: any, message?: any): void {
  return assert.notDeepStrictEqual(actual, expected, message);
}

export function throws(code: any, expected?: any, message?: any): void {
  return assert.throws(code, expected, message);
}

export function doesNotThrow(code: any, expected?: any, message?: any): void {
  return assert.doesNotThrow(code, expected, message);
}

export function rejects(promise: any, expected?: any, message?: any): Promise<void> {
  return assert.rejects(promise, expected, message);
}

export function doesNotReject(promise: any, expected?: any, message?: any): Promise<void> {
  return assert.doesNotReject(promise, expected, message);
}

export function match(value: any, pattern: RegExp, message?: any): void {
  return assert.match(value, pattern, message);
}

export function doesNotMatch(value: any, pattern: RegExp, message?: any): void {
  return assert.doesNotMatch(value, pattern, message);
}

export { deepEqual_ as deepEqual };
