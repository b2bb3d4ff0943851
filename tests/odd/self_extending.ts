class A extends A { x = 1; }
new A();
