// TextEncoder and TextDecoder, of UTF-8.
import { __kind, __f64, __strLen, __isNull, __rawU8, __copy } from "./intrinsics";
import { BinaryView } from "./binaryview";
import { ElementView } from "./elementview";
import { DataView } from "./dataview";
import { ArrayBuffer, bytesOf } from "./arraybuffer";
import { Uint8Array } from "./typedkinds";
import { Utf8Decoder } from "./utf8";
import { strCodePoint, strSlice, strUnits } from "./string";
import { rtToString, rtToBoolean } from "./operator";
import { rtGet, rtSet } from "./dynamic";

/** What encodeInto did. */
export interface TextEncoderEncodeIntoResult {
  read: number;
  written: number;
}

function sizeOf(c: i32): i32 {
  return c < 128 ? 1 : c < 2048 ? 2 : c < 65536 ? 3 : 4;
}

function encodePoint(out: RawU8, at: i32, c: i32): void {
  if (c < 128) out[at] = c;
  else if (c < 2048) {
    out[at] = 192 | (c >> 6);
    out[at + 1] = 128 | (c & 63);
  } else if (c < 65536) {
    out[at] = 224 | (c >> 12);
    out[at + 1] = 128 | ((c >> 6) & 63);
    out[at + 2] = 128 | (c & 63);
  } else {
    out[at] = 240 | (c >> 18);
    out[at + 1] = 128 | ((c >> 12) & 63);
    out[at + 2] = 128 | ((c >> 6) & 63);
    out[at + 3] = 128 | (c & 63);
  }
}

// The code point at `i`; half a pair becomes U+FFFD.
function pointAt(s: string, i: i32): i32 {
  const unit: i32 = strUnits(s)[i];
  if (unit < 0xD800 || unit >= 0xE000) return unit;
  const c: i32 = strCodePoint(s, i);
  return c < 0xE000 ? 0xFFFD : c;
}

/** A decoder to which wrong bytes are an error. */
class StrictDecoder extends Utf8Decoder {
  wrong(): void {
    const e: any = new TypeError("The encoded data was not valid for encoding utf-8") as any;
    rtSet(e, "code", "ERR_ENCODING_INVALID_ENCODED_DATA");
    throw e;
  }
}

export class TextEncoder {
  get encoding(): string {
    return "utf-8";
  }

  encode(text: string = ""): Uint8Array {
    const n: i32 = __strLen(text);
    let size: i32 = 0;
    let i: i32 = 0;
    while (i < n) {
      const c: i32 = pointAt(text, i);
      size = size + sizeOf(c);
      i = i + (c > 0xFFFF ? 2 : 1);
    }
    const out: Uint8Array = new Uint8Array(__f64(size) as any);
    let at: i32 = 0;
    i = 0;
    while (i < n) {
      const c: i32 = pointAt(text, i);
      encodePoint(out._bytes, at, c);
      at = at + sizeOf(c);
      i = i + (c > 0xFFFF ? 2 : 1);
    }
    return out;
  }

  encodeInto(text: string, target: Uint8Array): TextEncoderEncodeIntoResult {
    const n: i32 = __strLen(text);
    let at: i32 = 0;
    let i: i32 = 0;
    while (i < n) {
      const c: i32 = pointAt(text, i);
      if (at + sizeOf(c) > target._length) break;
      encodePoint(target._bytes, target._first + at, c);
      at = at + sizeOf(c);
      i = i + (c > 0xFFFF ? 2 : 1);
    }
    return { read: __f64(i), written: __f64(at) };
  }
}

export class TextDecoder {
  _fatal: boolean;
  _keepMark: boolean;
  // A decoding in parts: the decoder, and whether its first character was seen.
  _decoder: Utf8Decoder | null;
  _begun: boolean;

  constructor(label: string = "utf-8", options?: any) {
    const name: string = rtToString(label as any).trim().toLowerCase();
    if (name !== "utf-8" && name !== "utf8" && name !== "unicode-1-1-utf-8") {
      const e: any = new RangeError("The \"" + label + "\" encoding is not supported") as any;
      rtSet(e, "code", "ERR_ENCODING_NOT_SUPPORTED");
      throw e;
    }
    this._fatal = __kind(options) > 6 && rtToBoolean(rtGet(options, "fatal"));
    this._keepMark = __kind(options) > 6 && rtToBoolean(rtGet(options, "ignoreBOM"));
    this._decoder = null;
    this._begun = false;
  }

  get encoding(): string {
    return "utf-8";
  }

  get fatal(): boolean {
    return this._fatal;
  }

  get ignoreBOM(): boolean {
    return this._keepMark;
  }

  decode(input?: any, options?: any): string {
    let d: Utf8Decoder | null = this._decoder;
    if (d === null) {
      const room: i32 = input instanceof BinaryView ? (input as BinaryView)._length : 64;
      d = this._fatal ? new StrictDecoder(room) : new Utf8Decoder(room);
      this._begun = false;
    }
    if (input instanceof BinaryView) {
      const view: BinaryView = input as BinaryView;
      const size: i32 = view instanceof ElementView ? (view as ElementView)._length * (view as ElementView)._width() : view._length;
      d.array(bytesOf(view._buffer), view._start, size);
    } else if (input instanceof ArrayBuffer) {
      d.array(bytesOf(input as ArrayBuffer), 0, (input as ArrayBuffer)._size);
    } else if (__kind(input) !== 0) {
      const e: any = new TypeError("The \"input\" argument must be an instance of ArrayBuffer or ArrayBufferView. Received " + (__kind(input) === 1 ? "null" : "type " + typeof input));
      rtSet(e, "code", "ERR_INVALID_ARG_TYPE");
      throw e;
    }
    const stream: boolean = __kind(options) > 6 && rtToBoolean(rtGet(options, "stream"));
    let text: string = stream ? d.part() : d.done();
    if (!this._begun && __strLen(text) > 0) {
      this._begun = true;
      if (!this._keepMark && strUnits(text)[0] === 0xFEFF) text = strSlice(text, 1, __strLen(text));
    }
    this._decoder = stream ? d : null;
    return text;
  }
}
