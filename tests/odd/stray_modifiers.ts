abstract let x = 1;
readonly function f() {}
class A { abstract m(): void; static static static() {} public private x = 1; async *get y() {} readonly constructor() {} declare z = 1; }
export default export const q = 1;
