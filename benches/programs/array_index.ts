// Elements of an array of `any` read and written by index.
function run(rounds: number): any {
  const list: any = JSON.parse('[1, 2, "three", null, 5, 6, 7, 8]');
  const other: any[] = [];
  for (let i = 0; i < 8; i++) other.push(i % 2 === 0 ? i : "odd");
  let hits: any = 0;
  for (let i = 0; i < rounds; i++) {
    const at = i & 7;
    const value: any = list[at];
    other[at] = value;
    if (other[7 - at] === value) hits = hits + 1;
    list[4] = i;
  }
  return hits + list[4] + String(other[2]);
}
