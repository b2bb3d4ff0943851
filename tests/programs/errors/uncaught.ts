// An uncaught error ends the program with exit code 1; what was printed before is kept.

class Fatal extends Error {
  override name = "Fatal";
}

function work(n: number): number {
  console.log("working", n);
  if (n === 3) throw new Fatal("gave up at " + n);
  return work(n + 1);
}

console.log("start");
try {
  work(2);
} finally {
  console.log("cleanup runs");
}
console.log("never printed");
