const o: any = {}; o.#x; class A { static t(o: any) { return #y in o; } } class B { #z = 1; m() { return class { n(o: B) { return o.#z; } }; } }
console.log(o);
