// process.exit ends at once, also from inside try/finally.
function stop(code: number): never {
  console.log("stopping with", code);
  process.exit(code);
}
const steps = [() => console.log("one"), () => console.log("two"), () => stop(3), () => console.log("never")];
try {
  for (const s of steps) s();
} catch {
  console.log("not caught");
} finally {
  console.log("not run");
}
