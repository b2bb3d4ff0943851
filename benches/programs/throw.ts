// An exception thrown in a closure, through a built-in of the engine, to who called that.
declare const engine: any;
const numbers: any = engine.Float64Array.of(1, 2, 3);
const reason: any = { code: 7 };

function fail(): void {
  throw reason;
}

function run(rounds: number): any {
  let sum: any = 0;
  for (let i = 0; i < rounds; i++) {
    try {
      numbers.forEach(fail);
    } catch (error: any) {
      sum = sum + error.code;
    }
  }
  return sum;
}
