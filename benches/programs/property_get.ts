// Three reads of properties of objects that came as `any`.
function load(): any {
  return JSON.parse('[{"x":1,"y":2,"z":3},{"x":4,"y":5,"z":6},{"x":7,"y":8,"z":9},{"x":10,"y":11,"z":12}]');
}

function run(rounds: number): any {
  const points: any = load();
  let point: any = points[0];
  let sum: any = 0;
  for (let i = 0; i < rounds; i++) {
    sum = sum + point.x + point.y - point.z;
    if ((i & 63) === 0) point = points[(i >> 6) & 3];
  }
  return sum;
}
