export interface Named { readonly name: string }
export enum Kind { A = "a", B = "b" }
