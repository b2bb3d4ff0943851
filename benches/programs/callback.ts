// A closure that a built-in of the engine calls, eight times a round.
declare const engine: any;
const numbers: any = engine.Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8);

function run(rounds: number): any {
  let sum = 0;
  const add: any = (n: any): void => {
    sum = sum + n;
  };
  for (let i = 0; i < rounds; i++) numbers.forEach(add);
  return sum;
}
