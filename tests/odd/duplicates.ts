let a = 1; let a = 2; const b = 1; function b() {} class C {} class C {} enum D { x, x } interface E { y: number; y: string }
type F = 1; type F = 2; function f(p: any, p: any) {}
class G { m() {} m() {} x = 1; x = 2; get z() { return 1; } get z() { return 2; } constructor() {} constructor() {} }
