// A text of `size` characters that an object of the engine is given, and that is read from it again.
const size = 1;
declare const engine: any;
const keeper: any = new engine.Object();

function run(rounds: number): any {
  const texts: string[] = ["a".repeat(size), "b".repeat(size)];
  let sum: any = 0;
  for (let i = 0; i < rounds; i++) {
    keeper.text = texts[i & 1];
    const back: any = keeper.text;
    sum = sum + back.length + back.charCodeAt(size - 1);
  }
  return sum;
}
