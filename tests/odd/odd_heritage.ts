class A extends null { x = 1; }
class B extends (1 as any) {}
class C extends undefined {}
class D extends Math {}
class E extends (() => 1 as any) {}
class F extends F.g {}
class G<T> extends T {}
try { new A(); new B(); new C(); new D(); new E(); new F(); } catch (e) { console.log(e); }
