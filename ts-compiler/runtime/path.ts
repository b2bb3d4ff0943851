// Node's module path, for paths with slashes.
import { process } from "./process";

/** The parts of a path. */
export interface ParsedPath {
  root: string;
  dir: string;
  base: string;
  name: string;
  ext: string;
}

export const sep: string = "/";
export const delimiter: string = ":";

function cleaned(path: string, absolute: boolean): string {
  const out: string[] = [];
  const parts: string[] = path.split("/");
  for (let i: number = 0; i < parts.length; i = i + 1) {
    const part: string = parts[i];
    if (part === "" || part === ".") continue;
    if (part !== "..") out.push(part);
    else if (out.length > 0 && out[out.length - 1] !== "..") out.pop();
    else if (!absolute) out.push(part);
  }
  return out.join("/");
}

export function isAbsolute(path: string): boolean {
  return path.startsWith("/");
}

export function normalize(path: string): string {
  if (path === "") return ".";
  const absolute: boolean = isAbsolute(path);
  let text: string = cleaned(path, absolute);
  if (text === "" && !absolute) text = ".";
  if (text !== "" && path.endsWith("/")) text = text + "/";
  return absolute ? "/" + text : text;
}

export function join(...paths: string[]): string {
  return normalize(paths.filter((path: string): boolean => path !== "").join("/"));
}

export function resolve(...paths: string[]): string {
  let text: string = "";
  for (let i: number = paths.length - 1; i >= 0 && !isAbsolute(text); i = i - 1) {
    if (paths[i] !== "") text = text === "" ? paths[i] : paths[i] + "/" + text;
  }
  if (!isAbsolute(text)) text = process.cwd() + "/" + text;
  return "/" + cleaned(text, true);
}

export function dirname(path: string): string {
  let end: number = path.length;
  while (end > 1 && path[end - 1] === "/") end = end - 1;
  const at: number = path.lastIndexOf("/", end - 1);
  if (at < 0) return ".";
  let cut: number = at;
  while (cut > 0 && path[cut - 1] === "/") cut = cut - 1;
  return cut === 0 ? "/" : path.slice(0, cut);
}

export function basename(path: string, suffix?: string): string {
  let end: number = path.length;
  while (end > 0 && path[end - 1] === "/") end = end - 1;
  const base: string = path.slice(path.lastIndexOf("/", end - 1) + 1, end);
  if (suffix !== undefined && base !== suffix && base.endsWith(suffix)) return base.slice(0, base.length - suffix.length);
  return base;
}

export function extname(path: string): string {
  const base: string = basename(path);
  const at: number = base.lastIndexOf(".");
  return at <= 0 ? "" : base.slice(at);
}

export function parse(path: string): ParsedPath {
  const base: string = basename(path);
  const ext: string = extname(path);
  const root: string = isAbsolute(path) ? "/" : "";
  const dir: string = path.includes("/") ? dirname(path) : "";
  return { root: root, dir: dir, base: base, ext: ext, name: base.slice(0, base.length - ext.length) };
}

export function format(parts: any): string {
  const base: string = parts.base ?? (parts.name ?? "") + (parts.ext ?? "");
  const dir: string = parts.dir ?? parts.root ?? "";
  if (dir === "") return base;
  return dir === parts.root ? dir + base : dir + "/" + base;
}

export function relative(from: string, to: string): string {
  const a: string[] = resolve(from).split("/").filter((part: string): boolean => part !== "");
  const b: string[] = resolve(to).split("/").filter((part: string): boolean => part !== "");
  let same: number = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same = same + 1;
  const up: string[] = a.slice(same).map((part: string): string => "..");
  return up.concat(b.slice(same)).join("/");
}
