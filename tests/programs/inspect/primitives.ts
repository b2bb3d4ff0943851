// What console.log does with each primitive, alone, beside others, and inside.
console.log("text", 1, true, null, undefined, NaN, -0, Symbol("s"));
console.log(["text", 1, true, null, undefined, NaN, -0, Symbol("s")]);
console.log([0.1, 1e100, -1e-100, 2 ** 53, 1 / 3]);
console.log("it's", ["it's"], ['"'], ["`"], ["'\"`"], ['a\'b"c']);
console.log(["\0", "\b", "\t", "\n", "\v", "\f", "\r", "\x1b", "\x7f", "\x80", "\u2028", "\ud800", "\udc00x", "é", "😀"]);
console.log(String(null), String(undefined), String(true), String(1.50), String([]), String({}), String([null, [undefined, 1]]), String(() => 1));
console.log(`${[]}|${{}}|${null}|${[1, [2, 3]]}|${-0}|${1e21}|${() => "x"}`);
console.log([] + "", [1] + "", [1, 2] + "", [null] + "", [[], [[]]] + "", { toString: () => "custom" } + "");
process.stdout.write("written without newline");
process.stdout.write("\n");
process.stdout.write(`${1 + 1} ${"x".repeat(3)}\n`);
console.log(typeof console.log("inner"), [console.log("evaluated first")].length);
const yes = Boolean("x"), nil = null as string | null;
console.log(yes && "and", !yes || "or", !yes, !!nil, yes > !yes, nil ?? "coalesced");
