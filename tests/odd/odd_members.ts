class A { constructor = 1; prototype = 2; static prototype = 3; static name = 4; static length = 5; "quoted name" = 6; 12 = 7; [Symbol.iterator] = 8; static #p = 9; #p = 10; get #p() { return 1; } "constructor"() {} }
const a = new A(); a.#p; a.#q;
