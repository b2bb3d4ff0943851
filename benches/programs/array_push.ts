// Elements appended to an array of `any`, which is emptied now and then.
function run(rounds: number): any {
  const list: any = [];
  let total = 0;
  for (let i = 0; i < rounds; i++) {
    list.push(i);
    list.push("text");
    if (list.length >= 1024) {
      total = total + list.length;
      list.length = 0;
    }
  }
  return total + list.length;
}
