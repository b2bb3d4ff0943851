break;
continue;
return 1;
foo: bar: foo: while (1) { continue missing; }
function f() { break foo; yield 1; await 2; }
super(); super.x; new.target;
import.meta.x;
