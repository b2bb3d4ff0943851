// Typed arrays of the program's classes make their own kind.
class Bytes extends Uint8Array {
  sum(): number {
    return this.reduce((a, b) => a + b, 0);
  }
  get last(): number {
    return this[this.length - 1];
  }
}
const x: any = Bytes.from([1, 2, 3]);
console.log(x instanceof Bytes, x.slice(1) instanceof Bytes, x.sum(), x.subarray(1).sum());
console.log(x.map((v: number) => v * 2).last, x.filter((v: number) => v > 1).sum(), (Bytes.of(4, 5) as Bytes).sum(), x);
const y = new Bytes([3, 1, 2]);
console.log(y.sort().last, [...y], y.subarray(1, 2).buffer === y.buffer, y.constructor === Bytes);
console.log(Bytes.from(new Set([1, 2]), v => v * 3), Bytes.from({ length: 2, 0: 7 }));

class Tagged extends Float64Array {
  tag = "t";
}
const f = new Tagged(2);
f[0] = 1.5;
console.log(f.map(v => v * 2) instanceof Tagged, f.tag, f.slice().tag, f);

class Longs extends BigInt64Array {
  sum(): bigint {
    return this.reduce((a, b) => a + b, 0n);
  }
}
const b: any = Longs.of(1n, 2n);
console.log(b.sum(), b.map((v: bigint) => v * 2n).sum(), b.filter((v: bigint) => v > 1n).sum());

const withFirst = (base: any): any => class extends base {
  first(): any {
    return (this as any)[0];
  }
};
const Words = withFirst(Uint16Array);
const w = Words.from([9, 8]);
console.log(w.first(), w.slice(1).first(), new Words(3).length, w.map((v: number) => v + 1).first());

// Any value says whether the bytes are in little-endian order.
const view: any = new DataView(new ArrayBuffer(8));
view.setInt16(0, 5, {});
console.log(view.getUint16(0, 1), view.getUint16(0), view.getUint16(0, null), view.getUint16(0, "le"), view.getUint16(0, ""));
