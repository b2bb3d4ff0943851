// `for…of` over an array of `any`, eight elements a round.
function run(rounds: number): any {
  const list: any = JSON.parse('[1, 2, 3, "four", 5, 6, 7, 8]');
  let sum: any = 0;
  let texts = 0;
  for (let i = 0; i < rounds; i++) {
    for (const value of list) {
      if (typeof value === "string") texts = texts + 1;
      else sum = sum + value;
    }
  }
  return sum + texts;
}
