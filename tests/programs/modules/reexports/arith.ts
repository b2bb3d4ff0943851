export const add = (a: number, b: number): number => a + b;
export function sub(a: number, b: number): number { return a - b; }
const hidden = "not exported";
export const usesHidden = () => hidden;
