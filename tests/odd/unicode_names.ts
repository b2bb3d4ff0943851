const ñ = 1, 变量 = 2, \u{61}b = 3, 𝒳 = 4;
console.log(ñ + 变量 + ab + 𝒳);
