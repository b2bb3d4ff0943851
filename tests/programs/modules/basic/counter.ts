export let counter = 0;
export function increment(by = 1) { counter += by; }
export function reset() { counter = 0; }
