// Mixin tutorial in the style of the TypeScript handbook.
type Constructor<T = {}> = new (...args: any[]) => T;

function Timestamped<TBase extends Constructor>(Base: TBase) {
  return class extends Base {
    timestamp = 1234;
    age(now: number): number { return now - this.timestamp; }
  };
}

function Activatable<TBase extends Constructor>(Base: TBase) {
  return class extends Base {
    isActivated = false;
    activate() { this.isActivated = true; }
    deactivate() { this.isActivated = false; }
  };
}

const Serializable = <T extends Constructor>(Base: T) =>
  class Serializable extends Base {
    serialize(): string { return JSON.stringify(this); }
    static kind = "serializable";
    static describe() { return `${this.kind} ${this.name}`; }
  };

class User {
  static count = 0;
  name: string;
  constructor(name: string) {
    this.name = name;
    User.count++;
  }
  greet(): string { return `Hi, I am ${this.name}${this.suffix()}`; }
  suffix(): string { return "."; }
  get upper(): string { return this.name.toUpperCase(); }
}

const TimestampedUser = Timestamped(User);
const Full = Serializable(Activatable(Timestamped(User)));

const a = new TimestampedUser("ann");
console.log(a.greet(), a.timestamp, a.age(2000), a.upper);
const f = new Full("bob");
f.activate();
console.log(f.isActivated, f.serialize(), f.greet());
f.deactivate();
console.log(f.isActivated, Full.kind, Full.describe(), Full.count);
console.log(f instanceof User, f instanceof Full, f instanceof TimestampedUser, a instanceof TimestampedUser);
console.log(Full.name, TimestampedUser.name === "", Object.getPrototypeOf(TimestampedUser) === User);

class Admin extends Serializable(Timestamped(User)) {
  level: number;
  constructor(name: string, level = 1) {
    super(name);
    this.level = level;
  }
  suffix(): string { return ` (admin ${this.level})` + super.suffix(); }
  greet(): string { return "** " + super.greet(); }
}
const ad = new Admin("carl", 3);
console.log(ad.greet(), ad.level, ad.age(1300), ad.serialize());
function welcome(u: User): string { return u.greet() + " / " + u.name + " / " + u.upper; }
console.log(welcome(ad), welcome(new User("plain")));
const users: User[] = [ad, f, new User("z")];
for (const u of users) console.log(u.name, u.suffix(), u.constructor.name);
console.log(ad);
console.log(f);
console.log(a);
console.log(Object.keys(ad), ad.constructor === Admin, User.count);

// mixin with constrained base
interface Disposable2 { dispose(): string }
function Resource<T extends Constructor<{ name: string }>>(Base: T) {
  abstract class R extends Base implements Disposable2 {
    private disposed = false;
    dispose() { this.disposed = true; return `${this.name} disposed=${this.disposed}`; }
    abstract get id(): number;
  }
  return R;
}
class FileRes extends Resource(User) {
  get id() { return 7; }
  override suffix() { return "#" + this.id; }
}
const fr = new FileRes("file");
console.log(fr.dispose(), fr.id, fr.greet());
