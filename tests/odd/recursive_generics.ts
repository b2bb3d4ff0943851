class Box<T> { value?: T; wrap(): Box<Box<T>> { return new Box<Box<T>>(); } deep(n: number): any { return n === 0 ? this : this.wrap().deep(n - 1); } }
console.log(new Box<number>().deep(5) instanceof Box);
function f<T>(x: T, n: number): any { return n === 0 ? x : f<T[]>([x], n - 1); }
console.log(JSON.stringify(f(1, 6)));
function g<T>(x: T, n: number): any { return n === 0 ? x : g<[T, T]>([x, x], n - 1); }
console.log(JSON.stringify(g(1, 3)));
interface Tree<T> { left: Tree<Tree<T>>; right: Tree<T[]>; value: T }
let t: Tree<number> | undefined; console.log(t?.left.left.right.value);
