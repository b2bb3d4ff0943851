let a = 0x, b = 1__0, c = 08, d = 1e, e = 0b2, f = 1.5n, g = 3in [];
