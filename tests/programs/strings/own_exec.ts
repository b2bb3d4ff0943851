// Regular expressions whose `exec` is the program's: all methods call it.
class Loud extends RegExp {
  exec(s: string): RegExpExecArray | null {
    const found = super.exec(s);
    if (found) found[0] = found[0].toUpperCase();
    console.log("exec", s, this.flags, found && found.index);
    return found;
  }
}
console.log("abcb".match(new Loud("b")), "abcb".match(new Loud("b", "g")));
console.log("abcb".replace(new Loud("(b)", "g"), "[$&$1$`$'$$$2]"), "abc".replace(new Loud("b"), (m, at) => m + at));
console.log("abc".search(new Loud("c")), "a-b".split(new Loud("-")), new Loud("b").test("b"));
console.log([..."abab".matchAll(new Loud("(?<name>b)", "g"))].map(m => m[0] + m.groups!.name));
console.log("xyx".replace(new Loud("(?<n>x)", "g"), "<$<n>>"), "ab".match(new Loud("", "g")));

const own: any = /x/;
own.exec = (): any => ({ index: 1, 0: "Z", length: 1 });
console.log(own.test("q"), "abc".replace(own, "[$&]"), "abc".search(own));
own.exec = () => 5;
try {
  own.test("q");
} catch (e) {
  console.log((e as Error).name);
}
console.log(/\p{sc=Cyrl}/u.test("ж"), /\p{scx=Grek}+/u.exec("xαβ")![0], /\p{Script=Hira}/u.test("あ"));

const names = ["Map", "isNaN", "JSON", "Uint8Array", "nothing"];
for (const name of names) console.log(name, typeof (globalThis as any)[name], name in globalThis);
console.log(Object.prototype.toString.call(globalThis), Object.getOwnPropertyDescriptor(globalThis, "parseInt")!.enumerable);
