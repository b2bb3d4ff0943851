// Programs without the types of a platform declare what they use of it.
declare function setTimeout(callback: (...args: any[]) => void, delay?: number, ...args: any[]): any;
declare function queueMicrotask(callback: () => void): void;
declare const process: { argv: string[]; env: Record<string, string | undefined>; platform: string };
declare let missing: { value: number } | undefined;
declare global {
  interface Array<T> {
    second?(): T;
  }
}

const log: string[] = [];
setTimeout((name: string) => { log.push(`timer ${name}`); console.log(log.join(", ")); }, 1, "one");
queueMicrotask(() => log.push("microtask"));
log.push("module");

console.log(typeof missing, Array.isArray(process.argv), typeof process.platform);
try {
  console.log(missing!.value);
} catch (error) {
  console.log((error as Error).name, (error as Error).message);
}
export {};
