let a = `x
y`;
console.log(a.length); // c
class A {
  x = 1;
}
