// The twenty fields of an object walked by key, twice.
function make(seed: any): any {
  const object: any = {};
  for (let i = 0; i < 20; i++) object["field" + i] = seed + i;
  return object;
}

function run(rounds: number): any {
  const objects: any = [make(1), make(2)];
  let sum: any = 0;
  for (let i = 0; i < rounds; i++) {
    const object: any = objects[i & 1];
    for (const key in object) sum = sum + object[key];
    const keys: any = Object.keys(object);
    for (let k = 0; k < keys.length; k++) sum = sum - object[keys[k]];
  }
  return sum;
}
