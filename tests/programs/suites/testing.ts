// A small test runner: suites, tables of cases, matchers.
type Fn = () => any | Promise<any>;
interface TestCase {
  name: string;
  fn: Fn;
  before: Fn[];
  after: Fn[];
}
class AssertionError extends Error {
  constructor(
    message: string,
    public readonly actual?: unknown,
    public readonly expected?: unknown,
  ) {
    super(message);
    this.name = 'AssertionError';
  }
}
const tests: TestCase[] = [];
const stack: { name: string; before: Fn[]; after: Fn[] }[] = [];

export function equals(a: any, b: any, strict = false, seen: Map<any, any> = new Map()): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (seen.get(a) === b) return true;
  seen.set(a, b);
  if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a)) {
    if (a.length !== b.length) return false;
    return a.every((x: any, i: number) => equals(x, b[i], strict, seen));
  }
  if (a instanceof Map && b instanceof Map) {
    if (a.size !== b.size) return false;
    for (const [k, v] of a) {
      if (!b.has(k) || !equals(v, b.get(k), strict, seen)) return false;
    }
    return true;
  }
  if (a instanceof Set && b instanceof Set) {
    if (a.size !== b.size) return false;
    for (const v of a) {
      if (!b.has(v) && ![...b].some((w) => equals(v, w, strict, seen))) return false;
    }
    return true;
  }
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (a instanceof Error && b instanceof Error) return a.message === b.message;
  if (a instanceof RegExp && b instanceof RegExp) return String(a) === String(b);
  const keysOf = (o: any) => Object.keys(o).filter((k) => strict || o[k] !== undefined);
  const ka = keysOf(a),
    kb = keysOf(b);
  if (ka.length !== kb.length) return false;
  return ka.every((k) => Object.prototype.hasOwnProperty.call(b, k) && equals(a[k], b[k], strict, seen));
}
function show(v: any): string {
  if (typeof v === 'string') return JSON.stringify(v);
  if (v instanceof Map || v instanceof Set) return v.constructor.name + JSON.stringify([...v]);
  if (typeof v === 'function') return '[Function ' + v.name + ']';
  if (typeof v === 'object' && v !== null) {
    try {
      return JSON.stringify(v);
    } catch {
      return String(v);
    }
  }
  return String(v);
}
export interface Matchers<T> {
  not: Matchers<T>;
  toBe(e: T | any): void;
  toEqual(e: any): void;
  toStrictEqual(e: any): void;
  toThrow(e?: string | RegExp | Error | (new (...a: any[]) => Error)): void;
  toBeCloseTo(e: number, digits?: number): void;
  toContain(e: any): void;
  toContainEqual(e: any): void;
  toHaveLength(n: number): void;
  toBeNull(): void;
  toBeUndefined(): void;
  toBeTruthy(): void;
  toBeFalsy(): void;
  toBeGreaterThan(n: number | bigint): void;
  toBeLessThan(n: number | bigint): void;
  toBeLessThanOrEqual(n: number | bigint): void;
  toBeInstanceOf(c: any): void;
  toMatch(r: RegExp | string): void;
  toHaveProperty(k: string, v?: any): void;
}
export function expect<T = any>(actual: T): Matchers<T> {
  const make = (negate: boolean): any => {
    const check = (pass: boolean, what: string, expected?: any) => {
      if (pass === negate) {
        throw new AssertionError(
          `expected ${show(actual)} ${negate ? 'not ' : ''}${what}${expected === undefined ? '' : ' ' + show(expected)}`,
          actual,
          expected,
        );
      }
    };
    const a: any = actual;
    const m: any = {
      toBe: (e: any) => check(Object.is(a, e), 'to be', e),
      toEqual: (e: any) => check(equals(a, e), 'to equal', e),
      toStrictEqual: (e: any) => check(equals(a, e, true), 'to strictly equal', e),
      toThrow(e?: any) {
        let thrown: any,
          did = false;
        try {
          a();
        } catch (x) {
          thrown = x;
          did = true;
        }
        let pass = did;
        if (did && e !== undefined) {
          const msg = thrown instanceof Error ? thrown.message : String(thrown);
          if (typeof e === 'string') pass = msg.includes(e);
          else if (e instanceof RegExp) pass = e.test(msg);
          else if (typeof e === 'function') pass = thrown instanceof e;
          else pass = msg === e.message;
        }
        check(pass, 'to throw', e);
      },
      toBeCloseTo: (e: number, d = 2) => check(a === e || Math.abs(e - a) < Math.pow(10, -d) / 2, 'to be close to', e),
      toContain: (e: any) => check(typeof a === 'string' ? a.includes(e) : Array.from(a as Iterable<any>).includes(e), 'to contain', e),
      toContainEqual: (e: any) =>
        check(
          [...a].some((x: any) => equals(x, e)),
          'to contain equal',
          e,
        ),
      toHaveLength: (n: number) => check(a.length === n, 'to have length', n),
      toBeNull: () => check(a === null, 'to be null'),
      toBeUndefined: () => check(a === undefined, 'to be undefined'),
      toBeTruthy: () => check(!!a, 'to be truthy'),
      toBeFalsy: () => check(!a, 'to be falsy'),
      toBeGreaterThan: (n: any) => check(a > n, 'to be >', n),
      toBeLessThan: (n: any) => check(a < n, 'to be <', n),
      toBeLessThanOrEqual: (n: any) => check(a <= n, 'to be <=', n),
      toBeInstanceOf: (c: any) => check(a instanceof c, 'to be instance of ' + c.name),
      toMatch: (r: any) => check(r instanceof RegExp ? r.test(a) : a.includes(r), 'to match', String(r)),
      toHaveProperty: (k: string, v?: any) => check(k in a && (v === undefined || equals(a[k], v)), 'to have property ' + k, v),
    };
    Object.defineProperty(m, 'not', { get: () => make(!negate) });
    return m;
  };
  return make(false);
}
function format(name: string, args: any[]): string {
  let i = 0;
  return name.replace(/%([sdifjop#%])/g, (whole, c) => {
    if (c === '%') return '%';
    if (i >= args.length) return whole;
    const v = args[i++];
    return c === 'j' || c === 'o' || c === 'p' ? show(v) : Array.isArray(v) ? show(v) : String(v);
  });
}
export interface It {
  (name: string, fn: Fn, timeout?: number): void;
  each: {
    <T extends any[] | readonly any[]>(cases: readonly T[]): (name: string, fn: (...args: any[]) => any, timeout?: number) => void;
    <T>(cases: readonly T[]): (name: string, fn: (arg: T, ...rest: any[]) => any) => void;
    (strings: TemplateStringsArray, ...values: any[]): (name: string, fn: (row: any) => any) => void;
  };
}
export const test: It = ((name: string, fn: Fn) => {
  tests.push({
    name: [...stack.map((s) => s.name), name].join(' > '),
    fn,
    before: stack.flatMap((s) => s.before),
    after: stack.flatMap((s) => s.after),
  });
}) as It;
test.each = ((cases: any, ...values: any[]) => {
  if (cases.raw) {
    const heads = cases[0]
      .split('|')
      .map((s: string) => s.trim())
      .filter(Boolean);
    const rows: any[] = [];
    for (let i = 0; i < values.length; i += heads.length) {
      rows.push(Object.fromEntries(heads.map((h: string, j: number) => [h, values[i + j]])));
    }
    return (name: string, fn: (row: any) => any) =>
      rows.forEach((row) =>
        test(
          name.replace(/\$(\w+)/g, (_, k) => show(row[k])),
          () => fn(row),
        ),
      );
  }
  return (name: string, fn: (...a: any[]) => any) => {
    for (const c of cases) {
      const args = Array.isArray(c) ? c : [c];
      test(format(name, args), () => fn(...args));
    }
  };
}) as It['each'];
export const it = test;
export function describe(name: string, body: () => void): void {
  stack.push({ name, before: [], after: [] });
  body();
  stack.pop();
}
describe.each = (cases: any[]) => (name: string, fn: (...a: any[]) => void) => {
  for (const c of cases) {
    const args = Array.isArray(c) ? c : [c];
    describe(format(name, args), () => fn(...args));
  }
};
export function beforeEach(fn: Fn) {
  stack[stack.length - 1].before.push(fn);
}
export function afterEach(fn: Fn) {
  stack[stack.length - 1].after.push(fn);
}
export function beforeAll(fn: Fn) {
  fn();
}
Object.assign(globalThis, { describe, it, test, expect, beforeEach, afterEach, beforeAll });
export async function run(): Promise<void> {
  let passed = 0,
    failed = 0;
  for (const t of tests) {
    try {
      for (const b of t.before) await b();
      await t.fn();
      for (const b of t.after) await b();
      passed++;
      console.log('ok - ' + t.name);
    } catch (e: any) {
      failed++;
      console.log('not ok - ' + t.name + ': ' + (e instanceof AssertionError ? e.message : e?.name + ': ' + e?.message));
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  if (failed) process.exitCode = 1;
}
