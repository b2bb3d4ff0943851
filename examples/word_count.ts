// Word count and a small concordance over a file, standard input, or the built-in text.
//
//   dyntype run examples/word_count.ts FILE      (FILE may be -)

import { readFileSync } from "node:fs";

const SAMPLE = `It was the best of times, it was the worst of times, it was the age of
wisdom, it was the age of foolishness, it was the epoch of belief, it was the
epoch of incredulity, it was the season of Light, it was the season of
Darkness, it was the spring of hope, it was the winter of despair.

"Don't count your chickens," said the naïve café owner; "the owner's well-known
rule -- count twice, cut once -- isn't new." 12 times 12 is 144.`;

const STOP = new Set("a an and are as at be but by for if in is it its no not of on or so that the to was were".split(" "));

function isWordChar(c: string): boolean {
  const lower = c.toLowerCase();
  return lower !== c.toUpperCase() || (c >= "0" && c <= "9");
}

/** Letters and digits, with apostrophes and hyphens inside. */
function words(line: string): string[] {
  const out: string[] = [];
  let word = "";
  for (let i = 0; i <= line.length; i++) {
    const c = line.charAt(i);
    const inner = (c === "'" || c === "-") && word !== "" && isWordChar(line.charAt(i + 1) || " ");
    if (c !== "" && (isWordChar(c) || inner)) {
      word += c;
    } else if (word !== "") {
      out.push(word.toLowerCase());
      word = "";
    }
  }
  return out;
}

interface Entry {
  word: string;
  count: number;
  lines: number[];
}

class Concordance {
  private readonly entries = new Map<string, Entry>();
  lines = 0;
  words = 0;
  chars = 0;

  add(line: string): void {
    this.lines++;
    this.chars += line.length + 1;
    for (const word of words(line)) {
      this.words++;
      const e = this.entries.get(word);
      if (e === undefined) {
        this.entries.set(word, { word, count: 1, lines: [this.lines] });
      } else {
        e.count++;
        if (e.lines[e.lines.length - 1] !== this.lines) e.lines.push(this.lines);
      }
    }
  }

  get distinct(): number {
    return this.entries.size;
  }

  top(n: number, keep: (w: string) => boolean = () => true): Entry[] {
    return [...this.entries.values()]
      .filter((e) => keep(e.word))
      .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
      .slice(0, n);
  }

  byLength(): Record<number, number> {
    const out: Record<number, number> = {};
    for (const w of this.entries.keys()) out[w.length] = (out[w.length] ?? 0) + 1;
    return out;
  }

  longest(): string[] {
    let best: string[] = [];
    for (const w of this.entries.keys()) {
      if (best.length === 0 || w.length > best[0].length) best = [w];
      else if (w.length === best[0].length) best.push(w);
    }
    return best.sort();
  }
}

function bar(n: number, max: number, width = 30): string {
  return "#".repeat(Math.max(1, Math.round((n / max) * width)));
}

const path = process.argv[2];
const text = path === undefined ? SAMPLE : readFileSync(path === "-" ? "/dev/stdin" : path, "utf8");

const c = new Concordance();
for (const line of text.split("\n")) c.add(line);
console.log(`${c.lines} lines, ${c.words} words, ${c.chars} characters, ${c.distinct} distinct`);

const top = c.top(8);
for (const { word, count, lines } of top) {
  console.log(`${word.padEnd(10)} ${String(count).padStart(4)} ${bar(count, top[0].count).padEnd(30)} lines ${lines.join(",")}`);
}
console.log("without stop words:", c.top(6, (w) => !STOP.has(w)).map((e) => `${e.word}(${e.count})`).join(" "));
console.log("by length:", c.byLength());
console.log("longest:", c.longest());

const letters = new Map<string, number>();
for (const ch of text.toLowerCase()) if (isWordChar(ch)) letters.set(ch, (letters.get(ch) ?? 0) + 1);
console.log([...letters].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).slice(0, 10).map(([l, n]) => l + n).join(" "));

const palindromes = c.top(Infinity).map((e) => e.word).filter((w) => w.length > 2 && w === [...w].reverse().join(""));
console.log("palindromes:", palindromes.length === 0 ? "none" : palindromes.join(", "));
const title = words(text.split("\n")[0] ?? "").map((w) => w[0].toUpperCase() + w.slice(1)).join(" ");
console.log(title);
