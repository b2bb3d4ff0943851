let a: ; let b: (; let c: { x: ; let d: Array<; let e: number extends; let f: keyof; let g: typeof 1; let h: 1 + 2;
