function f() { if (true) { while (1) { class A { m() {
