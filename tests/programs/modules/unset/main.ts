import { a, getB } from "./a";
import { b } from "./b";
console.log(a, b, getB());
import { first } from "./tdz1";
console.log(first);
