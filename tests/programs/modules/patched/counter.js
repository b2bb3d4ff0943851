// JavaScript whose functions others stand in for.
export class Counter {
  step() {
    return 1;
  }
  get size() {
    return 1;
  }
  static create() {
    return new Counter();
  }
  run() {
    return this.step();
  }
}
export const tools = {
  pick() {
    return 1;
  },
};
let format = () => 1;
export function setFormat(f) {
  format = f;
}
export const formatted = () => format();
export function once() {
  function twice() {
    return "first";
  }
  function twice() {
    return "last";
  }
  return twice();
}
