class Object {} class Array {} function String() {} const undefined = 1; let NaN = 2; type any = 1; interface Map {} enum Promise { x } namespace console { export const log = 1; }
const __proto__ = 1; const constructor = 2; const o = { __proto__: 1, constructor: 2, toString: 3, valueOf: null, hasOwnProperty: 5, length: 6 };
