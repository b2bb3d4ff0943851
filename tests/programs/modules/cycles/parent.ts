import { Child } from "./child.js";
export class Parent {
  children: Child[] = [];
  constructor(readonly name: string) {}
  add(n: string): this { this.children.push(new Child(n, this)); return this; }
  describe() { return `${this.name}(${this.children.map((c) => c.name).join(",")})`; }
}
