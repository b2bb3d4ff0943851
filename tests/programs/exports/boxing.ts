export function boxEmptyArray() {
  let a: any;
  a = [];
  console.log(a.length);
  return a;
}
export function boxNumberArray() {
  let a: any = [12, 3];
  console.log(a[0]);
  return a[1] as number;
}
export function boxStringArray() {
  let a: any = ['a', 'b'];
  const b: string[] = a;
  console.log(b[1]);
  return b.join('+');
}
export function boxNestedArray() {
  let a: any[] = [1, 'x', true, null, undefined, [1, [2]], { k: 1 }];
  console.log(a);
  return a.length;
}
export function boxAnyArray() {
  let a: any[] = [];
  a[0] = 1;
  a[1] = 'two';
  a.push(false);
  a.push([3]);
  let s = '';
  for (const x of a) {
    s += typeof x + ',';
  }
  console.log(s);
  return a[3][0];
}
export function arrayOfAnyAdd() {
  let a: any[] = [1, 2];
  let b = a[0] + a[1];
  console.log(b);
  let c: any[] = ['a', 1];
  return c[0] + c[1];
}
export function boxArrayWriteBack() {
  const nums: number[] = [1, 2, 3];
  const a: any = nums;
  a[1] = 20;
  a.push(4);
  console.log(nums);
  return nums[1] + nums.length;
}
export function boxNull() {
  let a: any;
  a = null;
  return a === null;
}
export function boxUndef() {
  let a: any;
  return a === undefined;
}
export function boxNumEq() {
  let a: any = 10;
  let b: any = 10;
  console.log(a === b, a == b, a !== b);
  return a < 11 && a >= 10;
}
export function boxBoolean() {
  let a: any = true;
  if (a) {
    console.log('yes');
  }
  return !a;
}
export function boxString() {
  let a: any = 'hello';
  console.log(a.length, a.toUpperCase(), a[1]);
  return a + ' world';
}
export function boxObj() {
  let a: any = {};
  a.x = 1;
  a['y'] = 'two';
  a.f = function () {
    return 3;
  };
  console.log(a);
  return a.f() + a.x;
}
export function boxObjNested() {
  let o: any = { a: 1, c: true, d: { e: 'x' } };
  o.d.e = 'y';
  o.d.g = [1];
  console.log(o.d.g[0], o.d.e, o.zzz);
  return o;
}
class Foo {
  num: number = 3;
  constructor(n?: number) {
    if (n !== undefined) this.num = n;
  }
  get() {
    return this.num;
  }
}
export function boxInstance() {
  let f: any = new Foo(7);
  console.log(f.num, f.get(), f instanceof Foo);
  f.num = 9;
  const g: Foo = f;
  return g.get();
}
export function boxFunction() {
  let f: any = (a: number, b: string) => b + a;
  console.log(f(1, 'n'));
  const g: (a: number, b: string) => string = f;
  return g(2, 'm');
}
export function boxCallChain() {
  let f: any = () => () => () => 5;
  return f()()();
}
export function boxWithUnary() {
  let a: any = 5;
  a++;
  a += 2;
  a -= 1;
  console.log(-a, +a, ~a, !a);
  let s: any = '8';
  console.log(-s, +s, s * 2);
  return a;
}
export function anyParam(a: any) {
  console.log(typeof a);
  return a;
}
export function anyFromCondition(b: boolean) {
  const a: any = b ? 1 : 'one';
  if (typeof a === 'number') {
    return a + 1;
  }
  return a.length;
}
export function boxCompare() {
  const a: any = 'b',
    b: any = 'a';
  console.log(a > b, a < b, a >= 'b');
  const c: any = 1;
  return c == '1';
}
