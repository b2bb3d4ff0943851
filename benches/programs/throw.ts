// An exception thrown in a closure, through a built-in of the engine, to who called that.
const numbers: any = new Float64Array([1, 2, 3]);
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
