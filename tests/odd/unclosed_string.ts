let a = "no end
let b = 2;
