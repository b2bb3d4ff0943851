type A = B; type B = C; type C = A;
type D = D | string; type E = E[]; type F = { f: F }; type G = G & { x: 1 };
type H = keyof H; type I = typeof i; let i: I; type J = J["x"]; type K<T> = K<K<T>>;
let a: A, d: D = "x", e: E = [], f: F, g: G, h: H, j: J, k: K<number>;
console.log(d, e);
