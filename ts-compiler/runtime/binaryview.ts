// What typed arrays and DataView have in common.
import { __f64, __null } from "./intrinsics";
import { ArrayBuffer } from "./arraybuffer";

export class BinaryView {
  _buffer: ArrayBuffer;
  /** Where the view begins, in bytes. */
  _start: i32;
  /** The bytes themselves, in views whose elements are bytes. */
  _bytes: RawU8;
  /** Elements, and where the first one is among those that the buffer holds. */
  _length: i32;
  _first: i32;

  constructor() {
    this._buffer = __null<ArrayBuffer>();
    this._bytes = __null<RawU8>();
    this._start = 0;
    this._length = 0;
    this._first = 0;
  }

  get buffer(): ArrayBuffer {
    return this._buffer;
  }

  get byteOffset(): number {
    return __f64(this._start);
  }
}

export interface ArrayBufferView {
  readonly buffer: ArrayBuffer;
  readonly byteLength: number;
  readonly byteOffset: number;
}

export type ArrayBufferLike = ArrayBuffer;
export type BufferSource = ArrayBufferView | ArrayBuffer;
