export * from "./arith";
export { Point, origin } from "./point";
export * as geometry from "./geometry";
export { default as Vec } from "./vec";
export type { Named } from "./types";
export { Kind } from "./types";
