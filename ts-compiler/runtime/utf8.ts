// UTF-8 in linear memory and in arrays of bytes.
import { __load8, __store8, __strLen } from "./intrinsics";
import { strCodePoint, StringBuilder } from "./string";

/** Stores a string at an address, as far as there is room before `limit`; gives the length in bytes. */
export function storeUtf8(s: string, address: i32, limit: i32): i32 {
  const n: i32 = __strLen(s);
  let at: i32 = address;
  let i: i32 = 0;
  while (i < n && at + 4 <= limit) {
    let c: i32 = strCodePoint(s, i);
    i = i + (c > 0xFFFF ? 2 : 1);
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    if (c < 128) {
      __store8(at, c);
      at = at + 1;
    } else if (c < 2048) {
      __store8(at, 192 | (c >> 6));
      __store8(at + 1, 128 | (c & 63));
      at = at + 2;
    } else if (c < 65536) {
      __store8(at, 224 | (c >> 12));
      __store8(at + 1, 128 | ((c >> 6) & 63));
      __store8(at + 2, 128 | (c & 63));
      at = at + 3;
    } else {
      __store8(at, 240 | (c >> 18));
      __store8(at + 1, 128 | ((c >> 12) & 63));
      __store8(at + 2, 128 | ((c >> 6) & 63));
      __store8(at + 3, 128 | (c & 63));
      at = at + 4;
    }
  }
  return at - address;
}

/** Decodes bytes that come in parts. Each maximal wrong sequence becomes one U+FFFD. */
export class Utf8Decoder {
  out: StringBuilder;
  /** Bytes still missing of the character, its value so far, and the bounds of its next byte. */
  missing: i32;
  value: i32;
  low: i32;
  high: i32;

  constructor(capacity: i32) {
    this.out = new StringBuilder(capacity);
    this.missing = 0;
    this.value = 0;
    this.low = 128;
    this.high = 191;
  }

  byte(b: i32): void {
    if (this.missing > 0) {
      if (b >= this.low && b <= this.high) {
        this.value = (this.value << 6) | (b & 63);
        this.missing = this.missing - 1;
        this.low = 128;
        this.high = 191;
        if (this.missing === 0) this.out.codePoint(this.value);
        return;
      }
      this.wrong();
      this.missing = 0;
      this.low = 128;
      this.high = 191;
    }
    if (b < 128) this.out.unit(b);
    else if (b < 0xC2 || b > 0xF4) this.wrong();
    else if (b < 0xE0) {
      this.missing = 1;
      this.value = b & 31;
    } else if (b < 0xF0) {
      this.missing = 2;
      this.value = b & 15;
      if (b === 0xE0) this.low = 160;
      else if (b === 0xED) this.high = 159;
    } else {
      this.missing = 3;
      this.value = b & 7;
      if (b === 0xF0) this.low = 144;
      else if (b === 0xF4) this.high = 143;
    }
  }

  // What wrong bytes become.
  wrong(): void {
    this.out.unit(0xFFFD);
  }

  /** Decodes bytes of an array. */
  array(bytes: RawU8, from: i32, len: i32): void {
    const end: i32 = from + len;
    let i: i32 = from;
    while (i < end) {
      const b: i32 = bytes[i];
      i = i + 1;
      if (b > 127 || this.missing > 0) {
        this.byte(b);
        continue;
      }
      // A stretch of ASCII.
      let stop: i32 = i;
      while (stop < end && bytes[stop] < 128) stop = stop + 1;
      const out: StringBuilder = this.out;
      out.reserve(stop - i + 1);
      const units: RawU16 = out.units;
      let at: i32 = out.len;
      units[at] = b;
      while (i < stop) {
        at = at + 1;
        units[at] = bytes[i];
        i = i + 1;
      }
      out.len = at + 1;
    }
  }

  /** What is decoded so far, for a decoding that goes on. */
  part(): string {
    const text: string = this.out.done();
    this.out = new StringBuilder(64);
    return text;
  }

  /** Decodes bytes of memory. */
  memory(address: i32, len: i32): void {
    const end: i32 = address + len;
    let at: i32 = address;
    while (at < end) {
      this.byte(__load8(at) & 255);
      at = at + 1;
    }
  }

  done(): string {
    if (this.missing > 0) this.wrong();
    this.missing = 0;
    return this.out.done();
  }
}

/** The string at an address. */
export function loadUtf8(address: i32, len: i32): string {
  const d: Utf8Decoder = new Utf8Decoder(len);
  d.memory(address, len);
  return d.done();
}
