// this of tagged templates: super, classes, objects.
class A { n = 3; t(s: TemplateStringsArray, ...v: number[]) { return [this.n, s.join('|'), v]; } static n = 7; static t(s: TemplateStringsArray) { return [this.n, s[0]]; } }
class B extends A { override n = 4; u() { return super.t`x${1}y`; } static override n = 8; static u() { return super.t`s`; } arrow = () => super.t`z`; }
console.log(new B().u(), B.u(), new B().arrow(), A.t`q`, B.t`r`, new A().t`a${2}`);
const o = { k: 5, t(s: TemplateStringsArray) { return this.k + s[0]; } }; console.log(o.t`o`, o['t']`p`);
const free = (s: TemplateStringsArray) => s.raw[0]; console.log(free`a\n`, String.raw`b\n${1}`);
