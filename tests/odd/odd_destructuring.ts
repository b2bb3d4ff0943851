const { a: { b: [c = 1, ...[d, , e = c]] = [] } = {}, ...f } = {} as any;
const [] = []; const {} = {}; let [[[[[g]]]]] = [[[[[1]]]]]; ({ a: ([] as any)[0] } = { a: 1 } as any);
for (const { length: l = 2, [l + "x"]: m } of ["ab"] as any) console.log(l, m);
function h({ x, x: y }: any, [z = x]: any = [], ...[w, ...v]: any[]) { return [x, y, z, w, v]; }
console.log(c, d, e, f, g, h({ x: 1 }, undefined, 2, 3));
