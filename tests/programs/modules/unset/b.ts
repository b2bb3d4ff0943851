import { a, K1 } from "./a";
export let b = 1;
export function incB() { b += 1; }
export class K2 { name = "K2"; back() { return new K1(); } }
try { console.log("b sees", a); } catch (e) { console.log((e as Error).name, (e as Error).message); }
try { console.log("b sees", new K1()); } catch (e) { console.log((e as Error).name, (e as Error).message); }
