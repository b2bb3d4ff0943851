import; import x; import { from "a"; import * from "b"; export { ; export * as; import x, y from "c"; import "./bad_imports"; import { q } from "./bad_imports";
