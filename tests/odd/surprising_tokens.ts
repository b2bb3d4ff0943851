a = b
++c
var x = /a/g/i; var y = a<b>c; var z = a<b>(c); var w = (a, b) => {}
/re/.test("x"); let async = 1; async
function q() {} let of = 2; for (of of []) ; for (async of => {}; false;) ; <T>x; <T>(x) => x; x as any as never; x!!!; a?.[0]?.(1)?.b!.c
