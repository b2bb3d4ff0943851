// Throwing something that is no Error, uncaught.
console.log("before");
const thrown: unknown = { code: 17, reason: "plain object" };
process.stdout.write("no newline, then throw");
throw thrown;
