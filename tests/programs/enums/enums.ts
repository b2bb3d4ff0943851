// Enums: numeric with reverse mapping, string, computed, flags, const, and in switches.

enum Color { Red, Green, Blue }
enum Status { Active = "ACTIVE", Idle = "IDLE", Gone = "GONE" }
enum Size { S = 1, M, L = 10, XL }
enum Mixed { No = 0, Yes = "YES" }
enum Computed { A = "abc".length, B = A * 2, C = 1 << 4, D = C | 1 }
const enum Dir { Up, Down, Left, Right }
enum Perm { None = 0, Read = 1 << 0, Write = 1 << 1, Exec = 1 << 2, All = Read | Write | Exec }

console.log(Color.Red, Color.Blue, Color[1], Color["Green"], Color[Color.Blue], Color[7]);
console.log(Status.Active, Status["Idle"], Object.values(Status), Object.keys(Status));
console.log(Size.M, Size.XL, Size[10], Mixed.No, Mixed.Yes, Mixed[0]);
console.log(Computed.A, Computed.B, Computed.C, Computed.D, Dir.Left);
console.log(Color, Status, Object.keys(Color), Object.entries(Size));

function describe(c: Color): string {
  switch (c) {
    case Color.Red: return "warm";
    case Color.Green: return "fresh";
    case Color.Blue: return "cool";
  }
}
console.log([Color.Red, Color.Green, Color.Blue].map(describe));

function turn(d: Dir): Dir {
  switch (d) {
    case Dir.Up: return Dir.Right;
    case Dir.Right: return Dir.Down;
    case Dir.Down: return Dir.Left;
    default: return Dir.Up;
  }
}
let d: Dir = Dir.Up;
const path: Dir[] = [];
for (let i = 0; i < 5; i++) { path.push(d); d = turn(d); }
console.log(path);

function names(p: Perm): string {
  if (p === Perm.None) return "None";
  const out: string[] = [];
  for (const flag of [Perm.Read, Perm.Write, Perm.Exec]) if (p & flag) out.push(Perm[flag]);
  return out.join("|");
}
let perm = Perm.Read | Perm.Exec;
console.log(names(perm), names(perm | Perm.Write), names(perm & ~Perm.Read), names(Perm.None), perm === 5, (perm ^= Perm.Exec, names(perm)));

const label: Record<Status, string> = { [Status.Active]: "on", [Status.Idle]: "waiting", [Status.Gone]: "off" };
for (const s of Object.values(Status)) console.log(s, label[s]);

interface Task { id: number; status: Status; size: Size }
const tasks: Task[] = [
  { id: 1, status: Status.Active, size: Size.L },
  { id: 2, status: Status.Gone, size: Size.S },
  { id: 3, status: Status.Idle, size: Size.M },
];
console.log(tasks.filter((t) => t.status !== Status.Gone && t.size >= Size.M).map((t) => `${t.id}:${Size[t.size]}`));
console.log(tasks[0], JSON.stringify(tasks[1]));

function parse(s: string): Status | undefined {
  return Object.values(Status).find((v) => v === s.toUpperCase());
}
console.log(parse("idle"), parse("nope"), typeof Color.Red, typeof Status.Idle, typeof Color);
const numericNames = Object.keys(Color).filter((k) => isNaN(Number(k)));
console.log(numericNames, Color.Red < Color.Blue, Color.Green + 1);

enum Planet { Earth = 1 }
namespace Ns { export enum Inner { X = 5 } export const twice = Inner.X * 2; }
console.log(Planet.Earth, Ns.Inner.X, Ns.twice, Ns.Inner[5]);
