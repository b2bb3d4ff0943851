using a = null; await using b = undefined; { using c = { [Symbol.dispose]() {} }; } for (using d of []) {} using [e] = []; using f;
