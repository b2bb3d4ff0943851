// Sample 2: a step from any to number is checked at run time; the checks that hold are free of surprises.
function square(n: number): number {
  return n * n;
}
function half(v: any): number {
  const n: number = v;
  return n / 2;
}

let a: any = 12;
console.log(square(a), half(a), half(0.5));
a = "now a string";
if (typeof a === "number") {
  console.log("number", square(a));
} else {
  console.log("not a number:", typeof a);
}
a = { value: 6 };
const m: number = a.value;
console.log(m + 1, square(a.value), typeof m);
const values: any[] = [1, 2.5, -3, NaN, 1e21];
let total = 0;
for (const v of values) {
  const n = v as number;
  if (!Number.isNaN(n)) total += n;
}
console.log(total, values.map((v: number) => v * 2));
a = 3;
a = a * a;
console.log(a as number === 9, (a as number).toFixed(1));
