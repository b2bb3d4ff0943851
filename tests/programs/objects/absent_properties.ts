// Properties that literals do not have, and what may stand in for them.

interface Tree {
  value: number;
  left?: Tree;
  right?: Tree;
  tag?: string;
}
const leaf = (value: number): Tree => ({ value });
const tree: Tree = { value: 1, left: leaf(2), right: { value: 3, left: leaf(4) } };
function sum(node: Tree | undefined): number {
  return node ? node.value + sum(node.left) + sum(node.right) : 0;
}
console.log(sum(tree), tree.tag, tree.tag === undefined, tree.left?.left);
function area({ width, height, depth }: { width: number; height?: number; depth?: number }): number {
  return width * (height ?? 2) * (depth ?? 1);
}
console.log(area({ width: 3 }), area({ width: 3, height: 5 }), area({ width: 3, depth: 7 }));

// a property of the object itself, put there later
const late: any = leaf(5);
late.tag = "late";
console.log((late as Tree).tag, Object.keys(late));
delete late.tag;
console.log((late as Tree).tag);
// another prototype
const heir: any = { value: 6 };
Object.setPrototypeOf(heir, { tag: "inherited" });
console.log((heir as Tree).tag, leaf(7).tag);
// what every object inherits, and what a program adds to it
const odd: { toString?: unknown; constructor?: unknown } = {};
console.log(typeof odd.toString, typeof odd.constructor);
(Object.prototype as any).tag = "of all";
console.log(leaf(8).tag, (heir as Tree).tag);
delete (Object.prototype as any).tag;
console.log(leaf(9).tag);
// lists: what splice removes depends on what it is given
const list = [1, 2, 3, 4, 5, 6];
console.log(list.splice(1, undefined), list.splice(4), list.splice(0, 1, 9, 8), list, list.splice(-2, 1));
console.log([1, 2, 1].lastIndexOf(1, undefined), [1, 2, 1].lastIndexOf(1), [1, 2, 1].lastIndexOf(1, -2));
// a clone of collections, beside objects with any prototype
class Optional {
  a?: number;
  constructor(x?: number) {
    if (x !== undefined) this.a = x;
  }
}
const inherit = (x: object) => Object.create(x);
console.log(structuredClone({ a: new Map([[1, new Set([2])]]), x: 1 }), new Optional(3), inherit({ q: 1 }).q);
