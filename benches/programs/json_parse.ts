// A text of three records parsed, read at known places, and written again.
const text: string = JSON.stringify([
  { id: 1, title: "first", price: 10.5, tags: ["red", "blue"], open: true },
  { id: 2, title: "second", price: 20, tags: [], open: false },
  { id: 3, title: "third", price: 30.25, tags: ["green"], open: true },
]);

function run(rounds: number): any {
  let sum: any = 0;
  for (let i = 0; i < rounds; i++) {
    const records: any = JSON.parse(text);
    for (const record of records) {
      if (record.open) sum = sum + record.price * record.tags.length;
      record.id = i;
    }
    sum = sum + JSON.stringify(records).length;
  }
  return sum;
}
