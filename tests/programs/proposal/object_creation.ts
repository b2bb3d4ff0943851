// Sample 1: a dynamic object is created, gets properties, and they are read back.
const obj: any = {};
obj.x = 10;
obj["y"] = 20;
obj.name = "dynamic";
obj.nested = { list: [1, 2, 3], deep: { flag: true } };
obj.sum = obj.x + obj.y;
const key: string = "com" + "puted";
obj[key] = null;
obj[7] = "seven";

console.log(obj.x, obj.y, obj.sum, obj.name, obj["nested"].deep.flag, obj.computed, obj[7], obj.missing);
console.log(obj);
obj.x += 5;
obj.nested.list.push("four");
delete obj.y;
console.log(obj.x, "y" in obj, "x" in obj, obj.nested.list, Object.keys(obj).join());
let n: number = obj.x;
n = n * 2;
console.log(n, typeof obj, typeof obj.name, JSON.stringify(obj));
