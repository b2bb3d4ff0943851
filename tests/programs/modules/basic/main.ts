import area, { PI, Circle, type Shape } from "./shapes.js";
import * as text from "./lib/text.js";
import { counter, increment, reset as resetCounter } from "./counter.js";
import defaultName, { version as v } from "./lib/defaults.js";
import "./effects.js";

const shapes: Shape[] = [new Circle(2), { name: "unit", size: () => 1 }];
console.log(shapes.map(area), PI);
console.log(text.capitalize("module"), text.words("a b  c"), Object.keys(text).sort());
console.log(counter);
increment();
increment(5);
console.log(counter);
resetCounter();
console.log(counter, defaultName("x"), v);
export const unused = 1;
