function f(): number { while (true) {} }
function g(): never { throw 1; }
function h(): string { for (;;) { return "x"; } console.log("dead"); }
function i(): void { return; let x = 1; function y() {} class Z {} }
switch (1 as number) {}
if (false) { g(); }
label: { break label; console.log("dead"); }
console.log(h());
