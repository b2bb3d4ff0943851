// Code that knows the class sees what is deleted where its type has room for that.
class U { id = 0; name = ""; tag?: string; n?: number; child?: U; xs: number[] = [1]; flag = true; maybe: boolean | undefined = true; }
const u = new U(); u.tag = "t"; u.n = 5; u.child = new U();
const d: any = u;
for (const k of ["tag", "n", "child", "maybe"]) delete d[k];
console.log(u.tag, u.n, u.child, u.maybe, Object.keys(u).join());
u.tag = "back"; u.n = 6;
console.log(d.tag, d.n, Object.keys(d).join());
