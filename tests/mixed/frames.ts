// Four calls, each of one of five kinds in every order; the innermost makes an error, whose stack is
// printed. `engineCall` is a function in the engine's own language that calls back through a built-in,
// `hostCall` one of the Rust host; `hostList` is an array of the engine.
declare function engineCall(f: (n: number) => string, n: number): any;
declare function hostCall(f: (n: number) => string, n: number): any;
declare const hostList: any;

Error.stackTraceLimit = 50;

const dynamic: any = {
  step(kinds: any, depth: any): any {
    return level(kinds, depth);
  },
};

function next(kinds: number, depth: number): string {
  switch (Math.floor(kinds / 5 ** depth) % 5) {
    case 0:
      return level(kinds, depth);
    case 1:
      return dynamic["step"](kinds, depth);
    case 2:
      return engineCall((n: number) => level(kinds, n), depth);
    case 3:
      return hostCall((n: number) => level(kinds, n), depth);
    default:
      return hostList.map(() => level(kinds, depth))[0];
  }
}

function level(kinds: number, depth: number): string {
  if (depth === 3) return new Error("at " + kinds).stack ?? "";
  return next(kinds, depth + 1);
}

for (let kinds = 0; kinds < 625; kinds++) console.log(next(kinds, 0));
