@ class A {}
@x.y[0] class B {}
@(1 + 2) class C { @a @b @c m() {} @d static { } @e #f = 1; }
@x export default class {}
function f(@x p: any) {}
