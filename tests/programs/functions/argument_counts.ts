// What a function sees of a call that leaves out arguments which its type allows to leave out.
type Log = (message: string, extra?: unknown) => void;

const counted: (a?: number, b?: number) => number = (...args: any[]) => args.length;
console.log(counted(), counted(1), counted(1, 2), counted(undefined, 2));

const reads: (a?: string, b?: string) => number = function () {
  return arguments.length;
};
console.log(reads(), reads("x"), reads("x", undefined));

interface Handler {
  call(a: number, b?: number): number;
}
const handler: Handler = {
  call(...args: number[]) {
    return args.length;
  },
};
console.log(handler.call(1), handler.call(1, 2));

const logs: Log[] = [
  (...all) => console.log(all.length, ...all),
  console.log,
  function (message) {
    console.log(arguments.length, message, arguments[1]);
  },
];
for (const log of logs) {
  log("one");
  log("two", 2);
}

function outer(callback: (error?: Error, value?: number) => void): void {
  callback();
  callback(undefined, 3);
}
outer(function (...rest) {
  console.log("rest", rest.length, rest);
});
outer(function () {
  console.log("arguments", arguments.length);
});
outer((error, value = 7) => {
  console.log("default", error, value);
});

// Currying by the number of arguments, as libraries do it.
function curry2(f: (a: number, b: number) => number): (a?: number, b?: number) => any {
  return function again(a?: number, b?: number): any {
    switch (arguments.length) {
      case 0:
        return again;
      case 1:
        return (c: number) => f(a!, c);
      default:
        return f(a!, b!);
    }
  };
}
const add = curry2((a, b) => a + b);
console.log(add(1, 2), add(1)(5), add()(3, 4));

class Emitter {
  private listeners: ((name?: string, detail?: { id: number }) => number)[] = [];
  on(listener: (name?: string, detail?: { id: number }) => number): this {
    this.listeners.push(listener);
    return this;
  }
  emit(): number[] {
    return this.listeners.map((listener) => listener());
  }
  emitOne(name: string): number[] {
    return this.listeners.map((listener) => listener(name));
  }
}
const emitter = new Emitter()
  .on((...args) => args.length)
  .on(function () {
    return arguments.length * 10;
  })
  .on((name = "none", detail) => name.length + (detail?.id ?? 100));
console.log(emitter.emit(), emitter.emitOne("five"));

const optionalMethod: { run?: (a?: number) => number } = { run: (...args) => args.length };
console.log(optionalMethod.run?.(), optionalMethod.run?.(5));
