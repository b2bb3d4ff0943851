// Time since an arbitrary start, in milliseconds, and how durations are printed.
import { __load64, __i64uToF64, __wasi_clock_time_get, __floor } from "./intrinsics";
import { IO_CELLS } from "./main";
import { Number, numToString } from "./number";

/** Nanoseconds of a clock: 0 is the time of day, 1 never goes back. */
export function clockNanoseconds(id: i32): i64 {
  __wasi_clock_time_get(id, 1000n, IO_CELLS);
  return __load64(IO_CELLS);
}

/** Milliseconds of the clock that never goes back. */
export function wallClock(): number {
  return __i64uToF64(clockNanoseconds(1)) / 1000000;
}

function padded(x: number): string {
  return x < 10 ? "0" + numToString(x) : numToString(x);
}

/** A duration as console.timeEnd prints it. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return numToString(Number.parseFloat(ms.toFixed(3))) + "ms";
  if (ms < 60000) return (ms / 1000).toFixed(3) + "s";
  const hours: number = __floor(ms / 3600000);
  const minutes: number = __floor(ms / 60000) - hours * 60;
  const seconds: number = ms / 1000 - hours * 3600 - minutes * 60;
  if (hours > 0) return numToString(hours) + ":" + padded(minutes) + ":" + padded(__floor(seconds)) + " (h:mm:ss)";
  const text: string = seconds.toFixed(3);
  return numToString(minutes) + ":" + (seconds < 10 ? "0" + text : text) + " (m:ss.mmm)";
}
