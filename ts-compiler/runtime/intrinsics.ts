// Every operation the compiler provides to the library. The declarations
// carry no bodies: each name is lowered to WebAssembly instructions or to an
// import, and this file is the one list of them.

// Numbers.
export declare function __trunc(x: number): i32;
export declare function __f64(x: i32): number;
export declare function __u2f(x: i32): number;
export declare function __ltu(a: i32, b: i32): boolean;
export declare function __divu(a: i32, b: i32): i32;
export declare function __remu(a: i32, b: i32): i32;
export declare function __clz(x: i32): i32;
export declare function __ctz(x: i32): i32;
export declare function __popcnt(x: i32): i32;
export declare function __rotl(a: i32, b: i32): i32;
export declare function __i64(x: i32): i64;
export declare function __i64u(x: i32): i64;
export declare function __wrap(x: i64): i32;
export declare function __f64Bits(x: number): i64;
export declare function __fromBits(x: i64): number;
export declare function __i64ToF64(x: i64): number;
export declare function __i64uToF64(x: i64): number;
export declare function __f64ToI64(x: number): i64;
export declare function __f64ToI64u(x: number): i64;
export declare function __i64ltu(a: i64, b: i64): boolean;
export declare function __i64divu(a: i64, b: i64): i64;
export declare function __i64remu(a: i64, b: i64): i64;
export declare function __clz64(x: i64): i64;
export declare function __ctz64(x: i64): i64;
export declare function __sqrt(x: number): number;
export declare function __floor(x: number): number;
export declare function __ceil(x: number): number;
export declare function __truncF(x: number): number;
export declare function __nearest(x: number): number;
export declare function __abs(x: number): number;
export declare function __copysign(a: number, b: number): number;
export declare function __minF(a: number, b: number): number;
export declare function __maxF(a: number, b: number): number;
export declare function __fround(x: number): number;
export declare function __f32Bits(x: number): i32;
export declare function __f32FromBits(x: i32): number;

// Raw arrays. `__copy` and `__fill` take any one raw type.
export declare function __rawU8(n: i32): RawU8;
export declare function __rawU16(n: i32): RawU16;
export declare function __rawI32(n: i32): RawI32;
export declare function __rawF64(n: i32): RawF64;
export declare function __rawAny(n: i32): RawAny;
export declare function __copy<R>(dst: R, di: i32, src: R, si: i32, n: i32): void;
export declare function __fill<R, V>(a: R, i: i32, value: V, n: i32): void;
export declare function __isNull<R>(x: R): boolean;
export declare function __null<X>(): X;

// Strings.
/** A value of kind 4 as what it is. */
export declare function __asString(v: any): string;
export declare function __strFlat(s: string): RawU16;
export declare function __strLen(s: string): i32;
export declare function __strNew(flat: RawU16, len: i32): string;
export declare function __strRope(l: string, r: string, len: i32): string;
export declare function __strLeft(s: string): string;
export declare function __strRight(s: string): string;
export declare function __strSetFlat(s: string, flat: RawU16): void;
export declare function __strHash(s: string): i32;
export declare function __strSetHash(s: string, h: i32): void;

// Arrays.
export declare function __arrNew<T>(): T[];
export declare function __arrLen(a: any[]): i32;
export declare function __arrSetLen(a: any[], n: i32): void;
export declare function __arrF64(a: any[]): RawF64;
export declare function __arrSetF64(a: any[], raw: RawF64): void;
export declare function __arrVals(a: any[]): RawAny;
export declare function __arrSetVals(a: any[], raw: RawAny): void;
export declare function __isNumberT<T>(): boolean;
/** Whether the program has classes below Promise. */
export declare function __extended(): boolean;
/** Whether the program's text has the name `isConcatSpreadable`. */
export declare function __mentionsSpreadable(): boolean;
/** Whether the program makes proxies. */
export declare function __makesProxies(): boolean;
/** Whether the program's text gives elements of arrays attributes. */
export declare function __oddArrays(): boolean;
/** Whether the program's text defines something that is called `exec`. */
export declare function __ownExec(): boolean;
/** Whether a class of the program may extend a typed array. */
export declare function __ownViews(): boolean;
/** The array that a method of `source` gives: of the class of `source`, in programs where classes extend Array. */
export declare function __species(source: any[], made: any[], length: number): any[];
/** Whether the program gives locales or options to methods that "format" or "compare". */
export declare function __localized(what: string): boolean;
/** Whether the program may ask for a locale, one of those of intllocale.ts. */
export declare function __speaks(tag: string): boolean;
/** Whether the program's text names one of some time zones, separated by spaces. */
export declare function __names(zones: string): boolean;
export declare function __hole(): any;
export declare function __undefF64(): number;
export declare function __holeF64(): number;

// Values.
export declare function __kind(v: any): i32;
/** Whether no text of the program puts anything over the methods that iterators have. */
export declare function __ownProtocol(): boolean;
export declare function __refEq(a: any, b: any): boolean;
export declare function __unboxF64(v: any): number;
export declare function __unboxBool(v: any): boolean;
export declare function __boxOrUndef(x: number): any;
export declare function __unboxUndef(v: any): number;

// Objects.
export declare function __metaId(v: any): i32;
export declare function __metaName(v: any): string;
export declare function __keys(v: any): RawAny;
export declare function __fieldGet(v: any, i: i32): any;
export declare function __fieldSet(v: any, i: i32, x: any): void;
export declare function __proto(v: any): any;
export declare function __ext(v: any): any;
export declare function __setExt(v: any, e: any): void;

// Functions.
export declare function __fnGeneric(f: any, newTarget: any, thisArg: any, args: RawAny): any;
export declare function __fnName(f: any): string;
export declare function __fnSetName(f: any, s: string): void;
export declare function __fnInfo(f: any): i32;
export declare function __fnSource(f: any): string;
export declare function __fnHome(f: any): any;
export declare function __fnSetHome(f: any, v: any): void;

// Host values.
export declare function __hostWrap(e: Extern): any;
export declare function __hostUnwrap(v: any): Extern;
export declare function __externKind(e: Extern): i32;
export declare function __externI31(e: Extern): i32;
export declare function __i31Extern(i: i32): Extern;
export declare function __externOf(v: any): Extern;
export declare function __anyOfExtern(e: Extern): any;
export declare function __slotGet(i: i32): Extern;
export declare function __slotSet(i: i32, e: Extern): void;
/** Where the error that is being made is made, as a line of a stack; physically null when unknown. */
export declare function __site(): string;
export declare function __clearSite(): void;
export declare function __callee(): string;
/**
 * Asks the host about the stack; 0 from hosts that cannot tell. 0: writes the frames, innermost first, as
 * numbers of 32 bits at the address `b`, `a` at most, and gives how many. 1: writes the text of frame `a`
 * at the address `b`, and gives its length in bytes, 0 when it is not to be shown.
 */
export declare function __frames(op: i32, a: i32, b: i32): i32;
/** Adds slots; how many there were, or -1 when the engine refuses. */
export declare function __slotGrow(n: i32): i32;

// Linear memory: bytes 1024..65535 are scratch for input and output.
export declare function __load8(addr: i32): i32;
export declare function __load16(addr: i32): i32;
export declare function __load32(addr: i32): i32;
export declare function __load64(addr: i32): i64;
export declare function __store8(addr: i32, v: i32): void;
export declare function __store16(addr: i32, v: i32): void;
export declare function __store32(addr: i32, v: i32): void;
export declare function __store64(addr: i32, v: i64): void;
export declare function __loadF64(addr: i32): number;
export declare function __storeF64(addr: i32, v: number): void;

// WASI preview 1.
export declare function __wasi_fd_write(fd: i32, iovs: i32, n: i32, written: i32): i32;
export declare function __wasi_fd_read(fd: i32, iovs: i32, n: i32, read: i32): i32;
export declare function __wasi_fd_close(fd: i32): i32;
export declare function __wasi_fd_filestat_get(fd: i32, buf: i32): i32;
export declare function __wasi_fd_prestat_get(fd: i32, buf: i32): i32;
export declare function __wasi_fd_prestat_dir_name(fd: i32, path: i32, len: i32): i32;
export declare function __wasi_path_open(fd: i32, dirflags: i32, path: i32, pathLen: i32, oflags: i32, rightsBase: i64, rightsInheriting: i64, fdflags: i32, opened: i32): i32;
export declare function __wasi_args_sizes_get(count: i32, size: i32): i32;
export declare function __wasi_args_get(argv: i32, buf: i32): i32;
export declare function __wasi_environ_sizes_get(count: i32, size: i32): i32;
export declare function __wasi_environ_get(environ: i32, buf: i32): i32;
export declare function __wasi_clock_time_get(id: i32, precision: i64, time: i32): i32;
export declare function __wasi_random_get(buf: i32, len: i32): i32;
export declare function __wasi_proc_exit(code: i32): void;
export declare function __wasi_poll_oneoff(subscriptions: i32, events: i32, n: i32, count: i32): i32;
