// Functions with plain parameters where a type has a rest parameter: callers may give fewer.

type Command = (...args: string[]) => string;
const commands: Record<string, Command> = {
  go: (direction) => (direction ? `go ${direction}` : "where?"),
  put: (what, place) => `${what} -> ${place ?? "floor"}`,
  say: (first, ...others) => `${first} and ${others.length} more`,
};
console.log(commands.go(), commands.go("north"), commands.put("lamp"), commands.put("lamp", "box"), commands.say("a"));
console.log(commands.say("a", "b", "c"));

const sums: ((...args: number[]) => void)[] = [
  (a, b) => console.log(a, b, a + (b ?? 0)),
  (a, b = 5) => console.log(a + b),
  (a, ...rest) => console.log(a, rest.length),
];
for (const sum of sums) {
  sum(1);
  sum(1, 2);
  sum();
}

class Point {
  constructor(public x: number) {}
}
const between: (...points: Point[]) => number = (p, q) => (p ? p.x : -1) + (q?.x ?? 100);
console.log(between(), between(new Point(1)), between(new Point(1), new Point(2)));
const tell: (...flags: boolean[]) => string = (p, q) => `${p} ${q} ${q === undefined}`;
console.log(tell(true), tell(), tell(true, false));

function on(name: string, listener: (...args: string[]) => void): void {
  listener(name);
}
on("x", (a, b) => {
  console.log(a.length, b === undefined, typeof b);
  if (b) console.log(b.length);
});
try {
  on("y", (a, b) => console.log(b.length));
} catch (e) {
  console.log((e as Error).message);
}

// `this` of a method is what its place says, not the literal around it
class Game {
  items: string[] = ["lamp"];
  run(verb: string, ...args: string[]): string {
    const command = verbs[verb];
    return command ? command.call(this, ...args) : "what?";
  }
}
const verbs: Record<string, (this: Game, ...args: string[]) => string> = {
  items() {
    return this.items.length ? this.items.join() : "nothing";
  },
  take(what) {
    this.items.push(what ?? "something");
    return "taken";
  },
};
const game = new Game();
console.log(game.run("items"), game.run("take", "key"), game.run("take"), game.run("items"), game.run("fly"));

// lists of numbers for the library are made of anything
const texts: any[] = ["3", "10"];
console.log(Math.max(...texts), Math.min(1, ...texts, 7), String.fromCharCode(...(["65", 66] as any[])));
// comparisons take what assertions hide
const isGreater = <T>(a: T, n: number | bigint) => (a as unknown as number) > n;
console.log(isGreater(3n, 2), isGreater(3, 2n), isGreater("5", 4), isGreater(new Date(10), 4));
