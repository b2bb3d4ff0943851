// Generic algorithms: graphs, matrices, sorting with comparators, memo tables, text processing.
type Graph<N extends string = string> = Record<N, Partial<Record<N, number>>>;
const g = { a: { b: 4, c: 1 }, b: { d: 1 }, c: { b: 2, d: 5 }, d: {}, e: { a: 1 } } satisfies Graph;
function dijkstra<N extends string>(graph: Graph<N>, start: N): Map<N, { cost: number; path: N[] }> {
  const best = new Map<N, { cost: number; path: N[] }>([[start, { cost: 0, path: [start] }]]), done = new Set<N>();
  for (;;) {
    let at: N | undefined, low = Infinity;
    for (const [n, { cost }] of best) if (!done.has(n) && cost < low) [at, low] = [n, cost];
    if (at === undefined) return best;
    done.add(at);
    for (const [to, w] of Object.entries(graph[at]) as [N, number][]) { const cost = low + w; if (cost < (best.get(to)?.cost ?? Infinity)) best.set(to, { cost, path: [...best.get(at)!.path, to] }); }
  }
}
for (const [n, { cost, path }] of dijkstra<string>(g, "a")) console.log(n, cost, path.join(">"));
const bfs = (start: string) => { const seen = new Set([start]), queue = [start], order: string[] = []; while (queue.length) { const n = queue.shift()!; order.push(n); for (const m of Object.keys((g as Graph)[n])) if (!seen.has(m)) { seen.add(m); queue.push(m); } } return order; };
console.log(bfs("e"), bfs("d"));
function quicksort<T>(xs: readonly T[], cmp: (a: T, b: T) => number = (a, b) => (a < b ? -1 : 1)): T[] { if (xs.length < 2) return [...xs]; const [pivot, ...rest] = xs; return [...quicksort(rest.filter((x) => cmp(x, pivot) < 0), cmp), pivot, ...quicksort(rest.filter((x) => cmp(x, pivot) >= 0), cmp)]; }
console.log(quicksort([3, 1, 2, 3, -1]), quicksort(["b", "a", "C"]), quicksort([{ n: 2 }, { n: 1 }], (a, b) => a.n - b.n));
const by = <T>(...keys: ((x: T) => string | number)[]) => (a: T, b: T) => { for (const k of keys) { const x = k(a), y = k(b); if (x !== y) return x < y ? -1 : 1; } return 0; };
console.log([{ n: "x", v: 2 }, { n: "a", v: 2 }, { n: "m", v: 1 }].sort(by((x) => x.v, (x) => x.n)).map((x) => x.n + x.v).join(" "));
const identity = (n: number): number[][] => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => +(i === j)));
const mul = (a: number[][], b: number[][]) => a.map((row) => b[0].map((_, j) => row.reduce((s, x, k) => s + x * b[k][j], 0)));
const power = (m: number[][], n: number): number[][] => (n === 0 ? identity(m.length) : n % 2 ? mul(m, power(m, n - 1)) : power(mul(m, m), n / 2));
console.log(power([[1, 1], [1, 0]], 30)[0][1], identity(2));
const words = "the quick brown fox jumps over the lazy dog the end".split(" ");
const freq = words.reduce<Record<string, number>>((m, w) => ({ ...m, [w]: (m[w] ?? 0) + 1 }), {});
console.log(Object.entries(freq).sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).slice(0, 3), Math.max(...Object.values(freq)));
const groupBy = <T, K extends PropertyKey>(xs: Iterable<T>, key: (x: T) => K) => { const out = {} as Record<K, T[]>; for (const x of xs) (out[key(x)] ??= []).push(x); return out; };
console.log(groupBy(words, (w) => w.length), Object.keys(groupBy([1, 2, 3], (n) => (n % 2 ? "odd" : "even"))));
const lcs = (a: string, b: string): string => { const t: string[][] = Array.from({ length: a.length + 1 }, () => new Array<string>(b.length + 1).fill("")); for (let i = 1; i <= a.length; i++) for (let j = 1; j <= b.length; j++) t[i][j] = a[i - 1] === b[j - 1] ? t[i - 1][j - 1] + a[i - 1] : t[i - 1][j].length >= t[i][j - 1].length ? t[i - 1][j] : t[i][j - 1]; return t[a.length][b.length]; };
console.log(lcs("AGGTAB", "GXTXAYB"), lcs("", "x"));
const permute = <T>(xs: T[]): T[][] => (xs.length <= 1 ? [xs] : xs.flatMap((x, i) => permute([...xs.slice(0, i), ...xs.slice(i + 1)]).map((p) => [x, ...p])));
console.log(permute([1, 2, 3]).map((p) => p.join("")).join(), permute("ab".split("")).length);
const sieve = (n: number) => { const c = new Array<boolean>(n + 1).fill(true); for (let i = 2; i * i <= n; i++) if (c[i]) for (let j = i * i; j <= n; j += i) c[j] = false; return c.map((p, i) => (p && i > 1 ? i : 0)).filter(Boolean); };
console.log(sieve(30), sieve(1));
const caesar = (s: string, k: number) => s.replace(/[a-z]/gi, (c) => { const b = c <= "Z" ? 65 : 97; return String.fromCharCode(((c.charCodeAt(0) - b + k + 26) % 26) + b); }); console.log(caesar("Hello, World", 3), caesar(caesar("abc", 5), -5));
const rle = (s: string) => [...s].reduce<[string, number][]>((acc, c) => { const last = acc.at(-1); if (last && last[0] === c) last[1]++; else acc.push([c, 1]); return acc; }, []).map(([c, n]) => (n > 1 ? n + c : c)).join(""); console.log(rle("aaabccd"), rle(""));
const deepEqual = (a: unknown, b: unknown): boolean => a === b || (typeof a === "object" && typeof b === "object" && a !== null && b !== null && Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([k, v]) => deepEqual(v, (b as Record<string, unknown>)[k]))); console.log(deepEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), deepEqual([1], [2]), deepEqual(null, {}));
const clone = <T>(x: T): T => (Array.isArray(x) ? (x.map(clone) as T) : x instanceof Date ? (new Date(x) as T) : x && typeof x === "object" ? (Object.fromEntries(Object.entries(x).map(([k, v]) => [k, clone(v)])) as T) : x); const orig = { a: [1, { b: 2 }], n: null as number | null }; const cp = clone(orig); (cp.a[1] as any).b = 9; console.log(orig, cp);
const bin = (xs: number[], x: number) => { let lo = 0, hi = xs.length; while (lo < hi) { const mid = (lo + hi) >>> 1; if (xs[mid] < x) lo = mid + 1; else hi = mid; } return xs[lo] === x ? lo : ~lo; }; console.log(bin([1, 3, 5], 3), bin([1, 3, 5], 4), bin([], 1));
const gcd = (a: number, b: number): number => (b ? gcd(b, a % b) : a); console.log([[12, 18], [7, 5], [0, 4]].map(([a, b]) => gcd(a, b)), (255).toString(16), (0b1011 ^ 0o17).toString(2), 2 ** 31 | 0, -7 % 3, -7 >> 1, -7 >>> 28, 5 / 0, 0.1 + 0.2);
