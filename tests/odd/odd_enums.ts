enum A { a = b, b = a, c = A.c, d = A["d"], e = "x".length, f = 1 / 0, g = NaN, h = -1 >>> 0, "i j" = 5, k }
const enum B { x = B.y, y = B.x }
enum C {} enum C { z }
console.log(A, C, B.x);
