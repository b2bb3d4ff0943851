// Arithmetic and comparison of values that came as `any`.
function load(text: any): any {
  return JSON.parse(text);
}

function run(rounds: number): any {
  const step: any = load("3");
  const scale: any = load("0.5");
  const limit: any = load("1000000");
  let a: any = load("1");
  let b: any = load("7");
  for (let i: any = 0; i < rounds; i++) {
    a = a * step + b - i;
    b = (b ^ i) & 1023;
    if (a > limit || a < -limit) a = a * scale % limit;
  }
  return a + b;
}
