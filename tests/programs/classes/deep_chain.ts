// A chain of more classes than WebAssembly allows subtypes of one another.
class C0 { f0 = 0; level(): number { return 0; } get name(): string { return 'C0'; } sum(): number { return this.f0; } static make() { return new this(); } }
class C1 extends C0 { f1 = 1; }
class C2 extends C1 { f2 = 2; }
class C3 extends C2 { f3 = 3; level() { return 3; } }
class C4 extends C3 { f4 = 4; }
class C5 extends C4 { f5 = 5; sum() { return super.sum() + this.f5; } }
class C6 extends C5 { f6 = 6; level() { return 6; } }
class C7 extends C6 { f7 = 7; get name() { return 'C7 ' + super.name; } }
class C8 extends C7 { f8 = 8; }
class C9 extends C8 { f9 = 9; level() { return 9; } }
class C10 extends C9 { f10 = 10; sum() { return super.sum() + this.f10; } }
class C11 extends C10 { f11 = 11; constructor(public p11: number = 11) { super(); this.f0 += p11; } }
class C12 extends C11 { f12 = 12; level() { return 12; } }
class C13 extends C12 { f13 = 13; #secret = 13; static secret13(o: C13) { return o.#secret; } }
class C14 extends C13 { f14 = 14; get name() { return 'C14 ' + super.name; } }
class C15 extends C14 { f15 = 15; level() { return 15; } sum() { return super.sum() + this.f15; } }
class C16 extends C15 { f16 = 16; }
class C17 extends C16 { f17 = 17; }
class C18 extends C17 { f18 = 18; level() { return 18; } }
class C19 extends C18 { f19 = 19; }
class C20 extends C19 { f20 = 20; sum() { return super.sum() + this.f20; } }
class C21 extends C20 { f21 = 21; level() { return 21; } get name() { return 'C21 ' + super.name; } }
class C22 extends C21 { f22 = 22; constructor(public p22: number = 22) { super(); this.f0 += p22; } }
class C23 extends C22 { f23 = 23; }
class C24 extends C23 { f24 = 24; level() { return 24; } }
class C25 extends C24 { f25 = 25; sum() { return super.sum() + this.f25; } }
class C26 extends C25 { f26 = 26; #secret = 26; static secret26(o: C26) { return o.#secret; } }
class C27 extends C26 { f27 = 27; level() { return 27; } }
class C28 extends C27 { f28 = 28; get name() { return 'C28 ' + super.name; } }
class C29 extends C28 { f29 = 29; }
class C30 extends C29 { f30 = 30; level() { return 30; } sum() { return super.sum() + this.f30; } }
class C31 extends C30 { f31 = 31; }
class C32 extends C31 { f32 = 32; }
class C33 extends C32 { f33 = 33; level() { return 33; } constructor(public p33: number = 33) { super(); this.f0 += p33; } }
class C34 extends C33 { f34 = 34; }
class C35 extends C34 { f35 = 35; sum() { return super.sum() + this.f35; } get name() { return 'C35 ' + super.name; } }
class C36 extends C35 { f36 = 36; level() { return 36; } }
class C37 extends C36 { f37 = 37; }
class C38 extends C37 { f38 = 38; }
class C39 extends C38 { f39 = 39; level() { return 39; } #secret = 39; static secret39(o: C39) { return o.#secret; } }
class C40 extends C39 { f40 = 40; sum() { return super.sum() + this.f40; } }
class C41 extends C40 { f41 = 41; }
class C42 extends C41 { f42 = 42; level() { return 42; } get name() { return 'C42 ' + super.name; } }
class C43 extends C42 { f43 = 43; }
class C44 extends C43 { f44 = 44; constructor(public p44: number = 44) { super(); this.f0 += p44; } }
class C45 extends C44 { f45 = 45; level() { return 45; } sum() { return super.sum() + this.f45; } }
class C46 extends C45 { f46 = 46; }
class C47 extends C46 { f47 = 47; }
class C48 extends C47 { f48 = 48; level() { return 48; } }
class C49 extends C48 { f49 = 49; get name() { return 'C49 ' + super.name; } }
class C50 extends C49 { f50 = 50; sum() { return super.sum() + this.f50; } }
class C51 extends C50 { f51 = 51; level() { return 51; } }
class C52 extends C51 { f52 = 52; #secret = 52; static secret52(o: C52) { return o.#secret; } }
class C53 extends C52 { f53 = 53; }
class C54 extends C53 { f54 = 54; level() { return 54; } }
class C55 extends C54 { f55 = 55; sum() { return super.sum() + this.f55; } constructor(public p55: number = 55) { super(); this.f0 += p55; } }
class C56 extends C55 { f56 = 56; get name() { return 'C56 ' + super.name; } }
class C57 extends C56 { f57 = 57; level() { return 57; } }
class C58 extends C57 { f58 = 58; }
class C59 extends C58 { f59 = 59; }
class C60 extends C59 { f60 = 60; level() { return 60; } sum() { return super.sum() + this.f60; } }
class C61 extends C60 { f61 = 61; }
class C62 extends C61 { f62 = 62; }
class C63 extends C62 { f63 = 63; level() { return 63; } get name() { return 'C63 ' + super.name; } }
class C64 extends C63 { f64 = 64; }
class C65 extends C64 { f65 = 65; sum() { return super.sum() + this.f65; } #secret = 65; static secret65(o: C65) { return o.#secret; } }
class C66 extends C65 { f66 = 66; level() { return 66; } constructor(public p66: number = 66) { super(); this.f0 += p66; } }
class C67 extends C66 { f67 = 67; }
class C68 extends C67 { f68 = 68; }
class C69 extends C68 { f69 = 69; level() { return 69; } }
class C70 extends C69 { f70 = 70; sum() { return super.sum() + this.f70; } get name() { return 'C70 ' + super.name; } }

const last = new C70();
console.log(last.level(), last.sum(), last.name, last.f0, last.f67);
const shown = Object.keys(last);
console.log(shown.length, shown.slice(0, 4), shown.slice(-4));
console.log(last instanceof C0, last instanceof C35, last instanceof C70, new C65() instanceof C70);
function total(list: C0[]): number {
  let sum = 0;
  for (const item of list) sum += item.sum() + item.level();
  return sum;
}
console.log(total([new C0(), new C5(), new C35(), new C61(), new C69(), last]));
function field(o: C20): number { return o.f20 + o.f1; }
last.f1 = 100;
console.log(field(last), field(new C20()));
console.log(C70.make().constructor.name, C65.secret65(last), C13.secret13(last));
try { console.log(C13.secret13(new C0() as C13)); } catch (e: any) { console.log(e instanceof TypeError); }
class Shape<T> extends C70 { constructor(readonly value: T) { super(); } show() { return `${this.value} ${this.level()}`; } }
class Square extends Shape<number> { area() { return this.value * this.value; } }
const square = new Square(4);
console.log(square.area(), square.show(), square instanceof C0, Object.getPrototypeOf(Square) === Shape);
