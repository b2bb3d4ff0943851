console.log("maths is evaluated");
export const round = (n: number, digits = 0) => Math.round(n * 10 ** digits) / 10 ** digits;
