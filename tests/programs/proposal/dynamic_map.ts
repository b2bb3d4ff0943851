// Sample 5: a Map held as any; set called by name, and through spread arguments.
let map: any = new Map();
map.set("one", 1);
map.set("two", { deep: true });
const args: any[] = ["three", [3, 3, 3]];
map.set(...args);
map["set"]("four", 4).set("five", 5);
const method: any = "set";
map[method]("six", null);

console.log(map.size, map.get("one"), map.get("two").deep, map.get("three"), map.has("four"), map.get("nothing"));
console.log(map);
map.delete("two");
const seen: any[] = [];
map.forEach((v: any, k: any) => { seen.push(k + "=" + v); });
console.log(seen.join(" "), map instanceof Map, typeof map, typeof map.set, Object.keys(map).length);
for (const [k, v] of map) process.stdout.write(`${k}:${v} `);
console.log();
map.extra = "property on a map";
console.log(map.extra, [...map.keys()].length);
const Ctor: any = Map;
const other: any = new Ctor([["a", 1], ["b", 2]]);
console.log(other.get("b"), other.size, new Ctor(...[[["z", 26]]]).get("z"));
map = new Set([1, 2]);
console.log(map.has(2), map.add(3).size);
