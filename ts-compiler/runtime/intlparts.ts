// The pieces of a formatted text, as formatToParts gives them.

/** A list of pieces: type, text, and where in a range it belongs. */
export class Parts {
  types: string[] = [];
  texts: string[] = [];
  sources: string[] = [];

  add(type: string, text: string): void {
    if (text === "") return;
    const last: number = this.types.length - 1;
    if (type === "literal" && last >= 0 && this.types[last] === "literal" && this.sources[last] === "") {
      this.texts[last] = this.texts[last] + text;
      return;
    }
    this.types.push(type);
    this.texts.push(text);
    this.sources.push("");
  }

  append(other: Parts, from: number, to: number, source: string): void {
    for (let i: number = from; i < to; i = i + 1) {
      this.types.push(other.types[i]);
      this.texts.push(other.texts[i]);
      this.sources.push(source);
    }
  }

  text(): string {
    let out: string = "";
    for (let i: number = 0; i < this.texts.length; i = i + 1) out = out + this.texts[i];
    return out;
  }

  /** What formatToParts gives. */
  list(): any[] {
    const out: any[] = [];
    for (let i: number = 0; i < this.texts.length; i = i + 1) out.push({ type: this.types[i], value: this.texts[i] });
    return out;
  }

  /** What formatRangeToParts gives. */
  sourcedList(): any[] {
    const out: any[] = [];
    for (let i: number = 0; i < this.texts.length; i = i + 1) {
      out.push({ type: this.types[i], value: this.texts[i], source: this.sources[i] === "" ? "shared" : this.sources[i] });
    }
    return out;
  }
}
