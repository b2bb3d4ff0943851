// What is caught and said to be an error, or parsed and said to be an instance, is used as it is.
class User {
  constructor(public name: string, public age: number) {}
  greet(): string {
    return "hi " + this.name;
  }
}

const thrown: unknown[] = ["text", { message: "plain object", code: 5 }, null, undefined, 42, new RangeError("range"), { a: 1 }];
for (const value of thrown) {
  try {
    throw value;
  } catch (e) {
    try {
      const error = e as Error;
      console.log((e as Error).message, error.message, error instanceof Error);
    } catch (inner) {
      console.log((inner as TypeError).message);
    }
  }
}

const parsed = JSON.parse('{"name":"a","age":3}') as User;
console.log(parsed.name, parsed.age + 1, parsed instanceof User, parsed);
const declared: User = JSON.parse('{"name":"b","age":4}');
console.log(declared.name, declared.age);
const assigned = Object.assign(new User("", 0), JSON.parse('{"name":"c","age":9}'));
console.log(assigned.greet(), assigned.age);

// A message that a getter gives, as validators do.
class ValidationError extends Error {
  constructor(readonly issues: { path: string; text: string }[]) {
    super();
    this.name = "ValidationError";
  }
  get message(): string {
    return this.issues.map((issue) => `${issue.path}: ${issue.text}`).join("; ");
  }
}
function describe(e: unknown): string {
  return e instanceof Error ? `${e.name} (${e.message})` : String(e);
}
const failed = new ValidationError([{ path: "age", text: "too low" }, { path: "name", text: "missing" }]);
console.log(describe(failed), failed.message, describe(new TypeError("plain")), describe("text"));

// Properties that are defined on an instance are what typed code reads.
class Point {
  x = 1;
  y = 2;
  sum(): number {
    return this.x + this.y;
  }
}
const point = new Point();
let stored = 10;
Object.defineProperty(point, "y", {
  get: () => stored,
  set: (value: number) => {
    stored = value * 2;
  },
  enumerable: true,
  configurable: true,
});
console.log(point.y, point.sum());
point.y = 7;
console.log(point.y, point.sum(), JSON.stringify(point));
const error = new Error("first");
Object.defineProperty(error, "message", { get: () => "defined later" });
console.log(error.message, (error as any).message);

// An error by its prototype alone.
function Failure(this: any, text: string) {
  this.message = text;
}
Failure.prototype = Object.create(Error.prototype, { constructor: { value: Failure } });
const failure: unknown = new (Failure as any)("by hand");
console.log(failure instanceof Error, describe(failure));
