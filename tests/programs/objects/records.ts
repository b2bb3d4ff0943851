// Sorting, grouping and summarising records.
interface Person { name: string; age: number; city: string; tags?: string[]; manager?: Person | null }
const people: Person[] = [
  { name: "Ann", age: 31, city: "Oslo", tags: ["x", "y"] },
  { name: "Bob", age: 25, city: "Rome" },
  { name: "Cid", age: 31, city: "Rome", tags: [] },
  { name: "Dee", age: 19, city: "Oslo", manager: null },
];
people[1].manager = people[0];
const by = <T, K extends keyof T>(k: K) => (a: T, b: T) => (a[k] < b[k] ? -1 : a[k] > b[k] ? 1 : 0);
console.log([...people].sort(by<Person, "age">("age")).map((p) => p.name));
console.log([...people].sort((a, b) => b.age - a.age || a.name.localeCompare(b.name)).map((p) => `${p.name}(${p.age})`).join(" > "));
function groupBy<T>(xs: T[], f: (x: T) => string): Record<string, T[]> {
  const out: Record<string, T[]> = {};
  for (const x of xs) (out[f(x)] ??= []).push(x);
  return out;
}
const g = groupBy(people, (p) => p.city);
for (const [city, ps] of Object.entries(g)) console.log(city, ps.length, ps.map((p) => p.name));
console.log(g);
console.log(people);
const ages = people.map((p) => p.age);
const sum = ages.reduce((a, b) => a + b, 0);
console.log({ sum, mean: sum / ages.length, max: Math.max(...ages), min: Math.min(...ages), none: ages.find((a) => a > 99), idx: ages.findIndex((a) => a === 31), last: ages.findLastIndex((a) => a === 31) });
const { name, ...rest } = people[0];
console.log(name, rest, { ...rest, age: 32, extra: true });
console.log(people.some((p) => p.tags?.length === 0), people.every((p) => p.age > 18), people.flatMap((p) => p.tags ?? []), people.map((p) => p.tags?.[0]?.toUpperCase()));
console.log(people.map((p) => p.manager?.name ?? "nobody"));
console.log(Object.keys(people[0]), Object.values(people[3]), Object.entries({ a: 1, b: [2] }));
console.log(JSON.stringify(people.slice(2)), JSON.stringify(people[0], ["name", "age"]), JSON.stringify(people[2], null, 2));
console.table(people.map(({ name, age }) => ({ name, age })));
const index = new Map(people.map((p) => [p.name, p] as [string, Person]));
console.log(index.get("Cid")?.city, index.get("Zed")?.city, [...index.keys()]);
const matrix = Array.from({ length: 3 }, (_, i) => Array.from({ length: 4 }, (_, j) => i * 4 + j));
console.log(matrix, matrix[0].map((_, j) => matrix.map((r) => r[j])), matrix.flat().filter((x) => x % 3 === 0));
const missing = matrix[7];
console.log(missing, matrix[1][9], typeof matrix[1][9], matrix[1][9] === undefined);
const stable = [3, 1, 2].map((k, i) => ({ k: k % 2, i })).sort((a, b) => a.k - b.k);
console.log(stable, [10, 9, 1, 100].sort(), ["b", undefined, "a"].sort(), [3, 1, 2].toSorted().concat([0]).reverse());
