// The smallest program worth running: a typed function, a template, an argument.
function greet(name: string): string {
  return `Hello, ${name}!`;
}

const names = process.argv.slice(2);
console.log(greet(names.length > 0 ? names.join(" and ") : "world"));
