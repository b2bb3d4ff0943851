import { Parent } from "./parent.js";
export class Child {
  constructor(readonly name: string, readonly parent: Parent) {}
  path(): string { return `${this.parent instanceof Parent ? this.parent.name : "?"}/${this.name}`; }
}
