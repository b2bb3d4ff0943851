// Pictures: a PNG writer with DataView, checksums, convolution, histograms, bit sets and ring buffers.
class Crc32 {
  private static table: Uint32Array | null = null;
  private value = -1;

  private static entries(): Uint32Array {
    if (Crc32.table) return Crc32.table;
    const table = new Uint32Array(256);
    for (let n = 0; n < 256; n++) {
      let c = n;
      for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
      table[n] = c;
    }
    return (Crc32.table = table);
  }

  add(bytes: Uint8Array): this {
    const table = Crc32.entries();
    let c = this.value;
    for (const b of bytes) c = table[(c ^ b) & 0xff] ^ (c >>> 8);
    this.value = c;
    return this;
  }

  get result(): number {
    return (this.value ^ -1) >>> 0;
  }
}

function adler32(bytes: Uint8Array): number {
  let a = 1, b = 0;
  for (let i = 0; i < bytes.length; i++) {
    a = (a + bytes[i]) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

class Writer {
  private bytes = new Uint8Array(16);
  private view = new DataView(this.bytes.buffer);
  private used = 0;

  private reserve(n: number): number {
    const at = this.used;
    this.used += n;
    if (this.used > this.bytes.length) {
      const more = new Uint8Array(Math.max(this.used, this.bytes.length * 2));
      more.set(this.bytes);
      this.bytes = more;
      this.view = new DataView(more.buffer);
    }
    return at;
  }
  u8(x: number): this {
    const at = this.reserve(1);
    this.view.setUint8(at, x);
    return this;
  }
  u16le(x: number): this {
    const at = this.reserve(2);
    this.view.setUint16(at, x, true);
    return this;
  }
  u32(x: number): this {
    const at = this.reserve(4);
    this.view.setUint32(at, x);
    return this;
  }
  raw(bytes: ArrayLike<number>): this {
    const at = this.reserve(bytes.length);
    this.bytes.set(bytes, at);
    return this;
  }
  done(): Uint8Array {
    return this.bytes.slice(0, this.used);
  }
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

function draw(width: number, height: number): Picture {
  const pixels = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels[y * width + x] = 128 + 150 * Math.sin(x / 3) * Math.cos(y / 2);
  }
  return { width, height, pixels };
}

function convolve(image: Picture, kernel: Float32Array): Picture {
  const { width, height, pixels } = image;
  const size = Math.sqrt(kernel.length);
  const half = size >> 1;
  const out = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let j = 0; j < size; j++) {
        for (let i = 0; i < size; i++) {
          const sx = Math.min(width - 1, Math.max(0, x + i - half));
          const sy = Math.min(height - 1, Math.max(0, y + j - half));
          sum += pixels[sy * width + sx] * kernel[j * size + i];
        }
      }
      out[y * width + x] = sum;
    }
  }
  return { width, height, pixels: out };
}

function png({ width, height, pixels }: Picture): Uint8Array {
  const out = new Writer().raw([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunk = (type: string, data: Uint8Array): void => {
    const name = Uint8Array.from(type, (c) => c.charCodeAt(0));
    out.u32(data.length).raw(name).raw(data).u32(new Crc32().add(name).add(data).result);
  };
  chunk("IHDR", new Writer().u32(width).u32(height).u8(8).u8(0).u8(0).u8(0).u8(0).done());
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const body = new Writer().u8(0x78).u8(1);
  for (let at = 0; at < rows.length; at += 1000) {
    const part = rows.subarray(at, at + 1000);
    body.u8(at + 1000 >= rows.length ? 1 : 0).u16le(part.length).u16le(~part.length).raw(part);
  }
  chunk("IDAT", body.u32(adler32(rows)).done());
  chunk("IEND", new Uint8Array(0));
  return out.done();
}

const picture = draw(40, 30);
const blurred = convolve(picture, new Float32Array(9).fill(1 / 9));
const edges = convolve(picture, new Float32Array([0, -1, 0, -1, 4, -1, 0, -1, 0]));
for (const p of [picture, blurred, edges]) {
  const file = png(p);
  const histogram = new Uint16Array(8);
  for (const x of p.pixels) histogram[x >> 5]++;
  console.log(file.length, new Crc32().add(file).result.toString(16), histogram, p.pixels.subarray(0, 10).join());
}
console.log(png(draw(3, 2)));

class BitSet {
  private words: Int32Array;
  constructor(readonly size: number) {
    this.words = new Int32Array((size + 31) >> 5);
  }
  add(i: number): void {
    this.words[i >> 5] |= 1 << i;
  }
  delete(i: number): void {
    this.words[i >> 5] &= ~(1 << i);
  }
  has(i: number): boolean {
    return (this.words[i >> 5] & (1 << i)) !== 0;
  }
  get count(): number {
    let n = 0;
    for (let w of this.words) for (; w !== 0; w &= w - 1) n++;
    return n;
  }
  *[Symbol.iterator](): Generator<number> {
    for (let i = 0; i < this.size; i++) if (this.has(i)) yield i;
  }
}
const primes = new BitSet(200);
for (let i = 2; i < 200; i++) primes.add(i);
for (let i = 2; i < 15; i++) if (primes.has(i)) for (let j = i * i; j < 200; j += i) primes.delete(j);
console.log(primes.count, [...primes].slice(-5), primes.has(1000));

class Ring {
  private readonly held: Float64Array;
  private at = 0;
  private n = 0;
  constructor(size: number) {
    this.held = new Float64Array(size);
  }
  push(x: number): number | undefined {
    const old = this.n === this.held.length ? this.held[this.at] : undefined;
    this.held[this.at] = x;
    this.at = (this.at + 1) % this.held.length;
    this.n = Math.min(this.n + 1, this.held.length);
    return old;
  }
  mean(): number {
    return this.held.subarray(0, this.n).reduce((a, b) => a + b, 0) / this.n;
  }
}
const ring = new Ring(4);
console.log([1, 2, 3, 4, 5, 6.5].map((x) => [ring.push(x), ring.mean()]), ring);
const matrix = [new Float64Array([1, 2]), new Float64Array([3, 4])];
matrix[1][0] += matrix[0][1] * 2;
matrix[0][5] = 9;
console.log(matrix, matrix[1][7], matrix[0].length, (matrix[2] ?? new Float64Array(1))[0]);
