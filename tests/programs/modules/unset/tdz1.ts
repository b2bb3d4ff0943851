import { second } from "./tdz2";
export const first = "first" + second;
export default class Foo {}
