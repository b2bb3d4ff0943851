type Grow<T> = Grow<[T, T]>;
type Deep<T> = T extends [infer A, infer B] ? Deep<A> | Deep<B> : Deep<[T, T]>;
type Count<N extends number, A extends any[] = []> = A["length"] extends N ? A : Count<N, [...A, 1]>;
type Text<S extends string> = S extends `${infer H}${infer R}` ? `${H}${Text<R>}${Text<R>}` : S;
type Digits = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";
type All = `${Digits}${Digits}${Digits}${Digits}${Digits}${Digits}`;
let a: Grow<1>, b: Deep<1>, c: Count<9999>, d: Text<"abcdefghijklmnopqrstuvwxyz">, e: All = "000000";
console.log(e);
let f: Record<All, All>; let g: keyof typeof f;
