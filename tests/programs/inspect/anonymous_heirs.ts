// Instances of classes without a name show that of a class they inherit from.
class Duck { name = 'd' }
console.log(new (class extends Duck {})(), new (class extends Map {})(), new (class extends Error {})('x').message, new (class {})());
const M = B => class extends B {};
const N = B => class Named extends B {};
console.log(new (M(Duck))(), new (M(Map))(), new (M(N(Duck)))(), new (M(class {}))(), new (M(Uint8Array))(2), new (M(Promise))(() => {}));
console.log(new (class extends Array {})(1, 2));
class A { constructor() { return new (class extends Duck { x = 1 })() } }
console.log(new A());
