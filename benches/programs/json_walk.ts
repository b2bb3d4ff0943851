// A document of some depth, walked without knowing its types.
const text: string = JSON.stringify({
  name: "catalogue",
  version: 3,
  tags: ["a", "b", "c"],
  entries: [
    { id: 1, title: "first", price: 10.5, stock: { here: 3, there: 0 }, related: [2, 3] },
    { id: 2, title: "second", price: 20, stock: { here: 0, there: 7 }, related: [] },
    { id: 3, title: "third", price: 30.25, stock: { here: 1, there: 1 }, related: [1], note: null },
  ],
});

function weigh(value: any): any {
  if (typeof value === "number") return value;
  if (typeof value === "string") return value.length;
  if (value === null || typeof value !== "object") return 1;
  let sum: any = 0;
  if (Array.isArray(value)) {
    for (const element of value) sum = sum + weigh(element);
    return sum;
  }
  for (const key of Object.keys(value)) sum = sum + weigh(value[key]);
  return sum;
}

function run(rounds: number): any {
  const document: any = JSON.parse(text);
  let sum: any = 0;
  for (let i = 0; i < rounds; i++) {
    sum = sum + weigh(document);
    document.entries[i % 3].id = i & 15;
  }
  return sum;
}
