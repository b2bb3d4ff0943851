1 = 2; f() = 3; [a, 1] = [1, 2]; ({ x: 1 } = {}); ++1; (a, b)--; a?.b = 1; this = 1; new.target = 2;
for (1 of []) {} for (let x, y of []) {} delete x; const c;
let { d }; let [e];
