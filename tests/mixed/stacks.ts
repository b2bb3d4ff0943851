// Four calls, each of one of four kinds in every order; one level throws, one level catches. The
// engine's and the host's functions that call back are `engineCall` and `hostCall`.
declare function engineCall(f: (n: number) => string, n: number): any;
declare function hostCall(f: (n: number) => string, n: number): any;

class Boom {
  constructor(public depth: number) {}
}

let trace = "";
let thrown: Boom | null = null;

type Plan = { kinds: number; thrower: number; catcher: number };

function kindAt(plan: Plan, depth: number): number {
  return (plan.kinds >> (2 * depth)) & 3;
}

const dynamic: any = {
  step(plan: any, depth: any): any {
    return level(plan, depth);
  },
};

function next(plan: Plan, depth: number): string {
  if (depth === 4) return "end";
  switch (kindAt(plan, depth)) {
    case 0:
      return level(plan, depth);
    case 1:
      return dynamic["step"](plan, depth);
    case 2:
      return engineCall((n: number) => level(plan, n), depth);
    default:
      return hostCall((n: number) => level(plan, n), depth);
  }
}

function level(plan: Plan, depth: number): string {
  trace += "(" + depth;
  try {
    if (depth === plan.thrower) {
      thrown = new Boom(depth);
      throw thrown;
    }
    return depth + "." + next(plan, depth + 1);
  } catch (error: any) {
    trace += error === thrown ? "=" : "!";
    if (depth !== plan.catcher) throw error;
    return "caught " + error.depth + (error instanceof Boom);
  } finally {
    trace += ")";
  }
}

for (let kinds = 0; kinds < 256; kinds++) {
  let line = "";
  for (let thrower = 0; thrower <= 4; thrower++) {
    for (let catcher = 0; catcher < 4; catcher++) {
      trace = "";
      let result = "";
      try {
        result = next({ kinds, thrower, catcher }, 0);
      } catch (error: any) {
        result = "out " + error.depth + (error === thrown);
      }
      line += " " + result + trace;
    }
  }
  console.log(kinds + line);
}
