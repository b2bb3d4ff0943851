// for-in over arrays whose prototypes have names.
Array.prototype.first = function () { return this[0]; };
for (const i in ['a', 'b']) console.log(i);
Object.prototype.everywhere = 1;
for (const i in [5]) console.log(i);
for (const k in { x: 1 }) console.log(k);
delete Object.prototype.everywhere;
delete Array.prototype.first;
for (const i in [6]) console.log(i);
