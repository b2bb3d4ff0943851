import { round } from "./maths.js";
console.log("text is evaluated", round(1.26, 1));
export function capitalize(s: string) { return s[0].toUpperCase() + s.slice(1); }
const words = (s: string) => s.split(" ").filter(Boolean);
export { words, words as split };
export type Word = string;
