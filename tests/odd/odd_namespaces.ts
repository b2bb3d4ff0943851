namespace A.B.C { export let x = 1; export namespace D { export import y = A.B; } }
namespace A { export namespace B { let x = 2; } }
module E {} declare module "f" { export const g: number; } declare global { var h: number; }
namespace I { await 1; return 2; this.x = 1; }
export = A; import j = require("k"); export as namespace L;
