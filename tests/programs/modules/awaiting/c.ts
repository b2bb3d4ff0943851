import { w } from "./b"; console.log("c sync", w);
