// Types of `dyntype.mjs`.

/** The version of the interface. */
export const VERSION: string;

/** Kinds of a value, as numbered in `types.wit`. */
export const kinds: Readonly<
  Record<
    "undefined" | "null" | "boolean" | "number" | "string" | "symbol" | "bigint" | "object" | "function" | "array",
    number
  >
>;

/** What the engine lacks for running compiled programs; undefined when it has all. */
export function missing(): string | undefined;

/** How `convert.inspect` shows a value when the embedder has no better way. */
export function inspect(value: unknown): string;

/** How much a guest may ask for. Going beyond is a RangeError that the guest can catch. */
export interface Limits {
  /** Calls from guest to host to guest and so on that may be nested. */
  depth: number;
  /** UTF-16 units in a string that crosses the border. */
  stringUnits: number;
  /** Interned property keys, which live as long as the realm. */
  keys: number;
}

export interface RealmOptions {
  /**
   * What guests find by name, and get as the global object. By default an object with the globals of
   * ECMAScript and nothing of the platform. It is no sandbox: `Function` is among them.
   */
  globals?: Record<PropertyKey, unknown>;
  limits?: Partial<Limits>;
  /** Writes a value the way a developer wants to see it: `util.inspect` in Node.js. */
  inspect?: (value: unknown) => string;
  /**
   * Lets `jobs.run` suspend the guest until the engine has run its own jobs too (level 3). The guest
   * must then be entered by `WebAssembly.promising(export)`.
   */
  suspending?: boolean;
}

/** What the guests of one world share: globals, interned keys, jobs, the exceptions' tag. */
export class Realm {
  constructor(options?: RealmOptions);
  readonly globals: Record<PropertyKey, unknown>;
  readonly limits: Limits;
  /** The tag `thrown`. */
  readonly tag: WebAssembly.Tag;
  /** How much of the interface there is: 3 with `suspending` where the engine can, or else 2. */
  readonly level: 2 | 3;
  /** A guest that is about to be instantiated. */
  guest(): Guest;
}

/** One instance of a module: its imports, and how values cross its border. */
export class Guest {
  /** The imports of the interface, for `WebAssembly.instantiate`. */
  readonly imports: WebAssembly.Imports;
  /** Tells the guest's instance; before this, functions that need its memory or table trap. */
  attach(instance: WebAssembly.Instance): WebAssembly.Instance;
  /** The JavaScript value of a reference that comes from the guest. */
  lift(reference: unknown): unknown;
  /** The reference of a JavaScript value that goes to the guest. */
  lower(value: unknown): unknown;
  /** Calls an exported function; what the guest throws is thrown as a JavaScript value. */
  enter(f: Function, ...references: unknown[]): unknown;
}

/** Instantiates a module, given as bytes or compiled, with the interface and `others` as imports. */
export function instantiate(
  source: BufferSource | WebAssembly.Module,
  others?: WebAssembly.Imports,
  realm?: Realm,
): Promise<{ instance: WebAssembly.Instance; guest: Guest; module: WebAssembly.Module }>;
