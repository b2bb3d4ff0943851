// Namespaces, enums, merging, module-like structure.
namespace Geometry {
  export const ORIGIN = { x: 0, y: 0 };
  let created = 0;
  export interface Point { x: number; y: number }
  export function point(x: number, y: number): Point { created++; return { x, y }; }
  export namespace Metrics { export const manhattan = (a: Point, b = ORIGIN) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y); export let calls = 0; }
  export class Polygon { constructor(readonly points: Point[]) {} get perimeter() { return this.points.reduce((n, p, i) => n + Metrics.manhattan(p, this.points[(i + 1) % this.points.length]), 0); } }
  export const stats = () => ({ created });
  export enum Axis { X, Y = "y".length + 4, Z = 9 }
}
namespace Geometry { export const moved = (p: Point, d: number) => point(p.x + d, p.y + d); }
const Metrics = Geometry.Metrics;
const tri = new Geometry.Polygon([Geometry.point(0, 0), Geometry.point(4, 0), Geometry.point(4, 3)]);
console.log(tri.perimeter, Metrics.manhattan(Geometry.moved(tri.points[2], 1)), Geometry.stats(), Geometry.Axis.Y, Geometry.Axis[9]);
Metrics.calls += 2; console.log(Geometry.Metrics.calls, Object.keys(Geometry));
enum Level { Debug = 10, Info = 20, Warn, Error = Info * 2 }
enum Flags { None = 0, A = 1 << 0, B = 1 << 1, C = 1 << 2, AB = A | B, All = ~(~0 << 3) }
enum Text { Yes = "YES", No = "NO", Both = `${Yes}/${No}` }
const names = Object.keys(Level).filter((k) => Number.isNaN(Number(k)));
console.log(names, Level[21], Level["Warn"], Level.Error, Level[Level.Debug], Object.values(Text));
const has = (f: Flags, g: Flags) => (f & g) === g;
let f: Flags = Flags.None; f |= Flags.A; f |= Flags.C; f &= ~Flags.A; console.log(f, has(f, Flags.C), has(f, Flags.AB), Flags.AB, Flags.All, Flags[f]);
function logAt(level: Level, ...msg: unknown[]): string | undefined { if (level < Level.Info) return; return [Level[level]?.toUpperCase().padEnd(5), ...msg].join(" "); }
console.log(logAt(Level.Debug, "x"), logAt(Level.Warn, "y", 1), logAt(99 as Level, "z"));
const byLevel: { [K in Level]?: number } = {}; for (const l of [Level.Info, Level.Error, Level.Info]) byLevel[l] = (byLevel[l] ?? 0) + 1; console.log(byLevel);
const isText = (s: string): s is Text => (Object.values(Text) as string[]).includes(s); console.log(isText("YES"), isText("yes"), Text.Both);
const parseLevel = (s: string): Level => Level[s as keyof typeof Level] ?? Level.Info; console.log(parseLevel("Error"), parseLevel("nope"));
function decorate(s: string) { return decorate.prefix + s; }
namespace decorate { export let prefix = "* "; export const twice = (s: string) => decorate(decorate(s)); }
console.log(decorate("a"), decorate.twice("b")); decorate.prefix = "- "; console.log(decorate("c"));
class Config { static defaults: Config.Options = { verbose: false }; constructor(readonly o: Config.Options = Config.defaults) {} }
namespace Config { export interface Options { verbose: boolean; level?: Level } export const parse = (s: string) => new Config(JSON.parse(s)); }
console.log(Config.parse('{"verbose":true,"level":20}').o, new Config().o.verbose);
interface Box { w: number } interface Box { h: number } const bx: Box = { w: 1, h: 2 }; console.log(bx);
const enum Const { A = 5, B } console.log(Const.B, [Const.A].includes(5));
switch (f as Flags) { case Flags.A: console.log("A"); break; case Flags.C: console.log("C"); }
export { tri as default, Level, type Geometry };
export const exported = 1;
