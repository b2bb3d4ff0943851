// Three writes of properties of an object that came as `any`.
function load(): any {
  return JSON.parse('[{"x":1,"y":2,"z":3},{"x":4,"y":5,"z":6}]');
}

function run(rounds: number): any {
  const points: any = load();
  let point: any = points[0];
  for (let i = 0; i < rounds; i++) {
    point.x = i;
    point.y = point.z;
    point.z = point.x;
    if ((i & 63) === 0) point = points[(i >> 6) & 1];
  }
  return points[0].x + points[0].y + points[1].z;
}
