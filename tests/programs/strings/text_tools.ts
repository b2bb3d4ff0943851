// Text statistics, padding, wrapping and simple ciphers.
const text = `It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness...`;
function tokenize(s: string): string[] { return s.toLowerCase().split(/[^a-z]+/).filter(Boolean); }
const counts = new Map<string, number>();
for (const w of tokenize(text)) counts.set(w, (counts.get(w) ?? 0) + 1);
const ranked = [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
for (const [w, n] of ranked.slice(0, 6)) console.log(w.padEnd(12, ".") + String(n).padStart(3));
console.log(ranked.length, ranked[99], ranked.at(-1));
function wrap(s: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const w of s.split(/\s+/)) {
    if (line.length > 0 && line.length + 1 + w.length > width) { lines.push(line); line = w; }
    else line = line ? line + " " + w : w;
  }
  if (line) lines.push(line);
  return lines;
}
console.log(wrap(text, 30));
console.log(wrap(text, 24).map((l) => "|" + l.padStart((24 + l.length) >> 1).padEnd(24) + "|").join("\n"));
const caesar = (s: string, k: number): string =>
  s.replace(/[a-z]/gi, (c) => { const base = c <= "Z" ? 65 : 97; return String.fromCharCode(((c.charCodeAt(0) - base + k + 26) % 26) + base); });
console.log(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3));
const rle = (s: string): string => s.replace(/(.)\1+/g, (m: string, c: string) => m.length + c);
console.log(rle("aaabccddddde"), rle("abc"), rle(""));
const title = (s: string) => s.replace(/\b\w/g, (c) => c.toUpperCase());
const camel = (s: string) => s.replace(/[-_ ]+(.)?/g, (_m: string, c: string | undefined) => (c ? c.toUpperCase() : ""));
const snake = (s: string) => s.replace(/[A-Z]/g, (c) => "_" + c.toLowerCase());
console.log(title("the quick brown fox"), camel("make-it_camel case-"), snake("someVariableName"));
const rev = [..."a😀é"].reverse().join("");
console.log(rev, rev.length, [...rev].length, "😀".codePointAt(0), encodeURIComponent("a b&ü😀"), decodeURIComponent("%C3%BC"));
const isPal = (s: string) => { const t = s.toLowerCase().replace(/[^a-z0-9]/g, ""); return t === [...t].reverse().join(""); };
console.log(["A man, a plan, a canal: Panama", "nope", ""].map(isPal));
console.log("a-b-c".split("-", 2), "abc".split(""), "".split(","), "a,b,,c,".split(","), "2024-01-15".match(/(\d+)-(\d+)-(\d+)/)?.slice(1));
console.log("x".localeCompare("y"), ["b", "a", "C", "A", "ä"].sort(), ["b", "a", "C", "A", "ä"].sort((a, b) => a.localeCompare(b)));
console.log("abcabc".lastIndexOf("b"), "abc".at(-1), "abc".at(9), "abc"[5], "abc".charAt(9) === "", "abc".charCodeAt(9), "abc".substring(2, 0), "abc".substr(-2, 1), "abcdef".slice(-3, -1));
console.log(`${1}${"two"}${[3, 4]}${{}}${null}${undefined}${true}`, String.raw`a\n${1}`, "tab\there", 'q"uote', "it's");
console.log("%s has %d items costing %f (%i) %j %%", "cart", 3, 9.99, 9.99, { a: 1 });
