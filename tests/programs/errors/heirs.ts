// Objects that inherit from Error.prototype without being errors, as classes were written before there
// were classes.

const Failure: any = function (this: any, message: string) {
  this.message = message;
  if (Error.captureStackTrace) Error.captureStackTrace(this, Failure);
};
Failure.prototype = Object.create(Error.prototype);
Failure.prototype.name = "Failure";
Failure.prototype.constructor = Failure;
const failure = new Failure("hi");
console.log(String(failure), failure instanceof Error, failure instanceof Failure, failure.message);
console.log(typeof failure.stack, `${failure}`, failure.toString(), Object.prototype.toString.call(failure));

const Copied: any = function (this: any, message: string) {
  this.message = message;
};
Copied.prototype = new Error();
console.log(String(new Copied("w")), new Copied("w") instanceof Error, new Copied("v").stack !== undefined);

const plain: any = {};
Error.captureStackTrace(plain);
console.log(typeof plain.stack, Object.keys(plain), "stack" in plain);
console.log(Error.prototype.toString.call({ name: "N", message: "M" } as any));
try {
  Error.prototype.toString.call(1 as any);
} catch (e) {
  console.log((e as Error).message);
}
try {
  throw new Copied("thrown");
} catch (e: any) {
  console.log(e.name, e.message, e instanceof Copied);
}
