const s = "\ud800", t: any = { "\udc00": 1 };
console.log(s.length, Object.keys(t)[0].length);
