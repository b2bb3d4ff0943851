const x: any = "x"; const a = [1, 2]; a.unshift(x); console.log(a);
const b = [1, 2]; b.splice(1, 1, x); console.log(b, [1, 2].fill(x), [1, 2].with(0, x), [1, 2].toSpliced(0, 1, x));
console.log([1, 2].includes(x), [1, 2].indexOf(x), [1,2].lastIndexOf("1" as any));
