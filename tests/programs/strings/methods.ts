// The string methods people use every day, with their edge arguments.

const s = "Hello, World";
console.log(s.length, s[0], s[s.length - 1], s.at(-1), s.at(99), s.charAt(4), s.charAt(99) === "", s.charCodeAt(1), s.charCodeAt(99));
console.log(s.indexOf("o"), s.indexOf("o", 5), s.lastIndexOf("o"), s.lastIndexOf("o", 5), s.indexOf(""), s.indexOf("", 99), s.indexOf("zz"));
console.log(s.includes("World"), s.startsWith("Hell"), s.startsWith("World", 7), s.endsWith("World"), s.endsWith("Hello", 5));
console.log(s.slice(7), s.slice(-5), s.slice(-5, -2), s.slice(3, 1), s.slice(0, 99));
console.log(s.substring(7), s.substring(5, 2), s.substring(-3, 4), s.substring(2, NaN));
console.log(s.toUpperCase(), s.toLowerCase(), "straße".toUpperCase(), "ÀÉÎ".toLowerCase());
console.log("a-b-c".replace("-", "+"), "a-b-c".replaceAll("-", "+"), "abc".replaceAll("", "."), "x".replace("x", "$&$&"), "aXb".replace("X", (m) => m.toLowerCase() + "!"));
console.log("a,b,,c".split(","), "abc".split(""), "abc".split("b", 1), "".split(","), "".split(""), "a b c".split(" ", 2));

console.log("[" + "  pad\t\n".trim() + "]", "[" + "  x ".trimStart() + "]", "[" + " x  ".trimEnd() + "]");
console.log("7".padStart(3, "0"), "7".padEnd(3), "|", "abc".padStart(2), "abc".padStart(8, "12"), "x".padEnd(4, ""));
console.log("ab".repeat(3), "ab".repeat(0) === "", "-".repeat(20));
console.log("a".concat("b", "c"), "b".localeCompare("a"), "a" < "b", "a" < "B", "10" < "9", "" < "a", "abc" < "abcd");
console.log([..."héllo"], Array.from("abc", (c) => c + c), "abc".split("").reverse().join(""));

// UTF-16 is what is counted.
const smile = "a😀b";
console.log(smile.length, [...smile].length, smile.codePointAt(1), smile.charCodeAt(1), smile.charCodeAt(2), smile.slice(0, 1) + smile.slice(3));
for (const ch of smile) console.log(ch, ch.length);
console.log(String.fromCharCode(72, 105), String.fromCodePoint(128512), "\u0041\u{1F600}\x42", "tab\there");
console.log("é".length, "e\u0301".length, "e\u0301".normalize("NFC") === "é");
const lone = smile[1];
console.log(lone.length, lone.charCodeAt(0).toString(16), (lone + smile[2]) === "😀", JSON.stringify(lone));

// Templates.
const who = "world", n = 3;
console.log(`hello ${who}, ${n} + 1 = ${n + 1}, ${[1, 2, [3, 4]]}, ${null} ${undefined} ${true}`);
console.log(`line one
line two \${not} \`ticks\` ${`nested ${who.toUpperCase()}`}`);
function tag(parts: TemplateStringsArray, ...values: unknown[]): string {
  return parts.raw.map((p, i) => p + (i < values.length ? `[${values[i]}]` : "")).join("");
}
console.log(tag`a${1}b\n${"two"}c`, String.raw`C:\new\${n}`);

// Escapes and quotes as printed inside arrays.
console.log(["plain", "it's", 'say "hi"', `both ' and "`, "tick ` ' \"", "new\nline", "tab\t", "back\\slash", "\u0001", "\x7f"]);
console.log("a" + 1 + 2, 1 + 2 + "a", "3" + 4, "5" + null + undefined + true + [] + {});

let built = "";
for (let i = 0; i < 10; i++) built += String.fromCharCode(97 + i) + (i % 3 === 2 ? "|" : "");
console.log(built, built.length);

// Comparing and sorting.
console.log(["b", "a", "C", "ä", "B", "", "aa", "10", "9"].sort());
console.log(["item 10", "item 9", "item 1"].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)));
console.log(encodeURIComponent("a b&c=ü"), decodeURIComponent("%F0%9F%98%80"), escapeHtml(`<a href="x">'&'</a>`));
function escapeHtml(t: string): string {
  return t.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
