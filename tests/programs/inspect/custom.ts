// Objects that say themselves how console.log prints them.
const custom = Symbol.for("nodejs.util.inspect.custom");

class Money {
  constructor(private cents: number) {}
  [custom](): string {
    return `$${(this.cents / 100).toFixed(2)}`;
  }
}
console.log(new Money(250), [new Money(1), new Money(2)], { price: new Money(599) });
console.log(new Map([["a", new Money(7)]]), new Set([new Money(8)]));

class Vector {
  constructor(public x: number, public y: number) {}
  [Symbol.for("nodejs.util.inspect.custom")](depth: number, options: any): unknown {
    return { vector: [this.x, this.y], depth, compact: options.compact };
  }
}
console.log(new Vector(1, 2));
console.log({ inner: { v: new Vector(3, 4) } });

class Tree {
  children: Tree[] = [];
  constructor(public name: string) {}
  add(...children: Tree[]): this {
    this.children.push(...children);
    return this;
  }
  [custom](depth: number, options: any, inspect: (value: unknown) => string): string {
    return `Tree<${this.name}>${this.children.length > 0 ? inspect(this.children) : ""}`;
  }
}
console.log(new Tree("root").add(new Tree("left"), new Tree("right").add(new Tree("leaf"))));

const plain: any = { [custom]: () => "as text", hidden: 1 };
console.log(plain, [plain], String(custom));

class Same {
  value = 1;
  [custom](): this {
    return this;
  }
}
console.log(new Same());
console.log(`${new Money(5)}`, JSON.stringify(new Money(5)));
