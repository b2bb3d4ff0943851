// A bank ledger: double entry, typed errors with causes, transactions that roll back.

class LedgerError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

class UnknownAccount extends LedgerError {
  constructor(readonly account: string) {
    super(`no account '${account}'`);
  }
}

class InsufficientFunds extends LedgerError {
  constructor(readonly account: string, readonly balance: number, readonly needed: number) {
    super(`${account} has ${money(balance)} but needs ${money(needed)}`);
  }
  get missing(): number {
    return this.needed - this.balance;
  }
}

class TransactionFailed extends LedgerError {
  constructor(readonly step: number, cause: unknown) {
    super(`transaction failed at step ${step}`, { cause });
  }
}

/** Amounts are whole cents. */
type Cents = number;

function money(c: Cents): string {
  const sign = c < 0 ? "-" : "";
  const abs = Math.abs(c);
  let whole = String(Math.floor(abs / 100));
  for (let i = whole.length - 3; i > 0; i -= 3) whole = whole.slice(0, i) + "," + whole.slice(i);
  return `${sign}${whole}.${String(abs % 100).padStart(2, "0")}`;
}

function parseMoney(text: string): Cents {
  const [whole, cents = "0", ...rest] = text.trim().split(".");
  const w = Number(whole), c = Number(cents.padEnd(2, "0"));
  if (rest.length > 0 || whole === "" || !Number.isInteger(w) || !Number.isInteger(c) || cents.length > 2) {
    throw new SyntaxError(`not an amount: '${text}'`);
  }
  return w < 0 ? w * 100 - c : w * 100 + c;
}

abstract class Account {
  protected cents: Cents = 0;
  readonly history: Posting[] = [];

  constructor(readonly id: string, readonly owner: string) {}

  get balance(): Cents {
    return this.cents;
  }

  protected abstract readonly floor: Cents;
  abstract monthEnd(): Cents;

  post(p: Posting): void {
    const after = this.cents + p.amount;
    if (p.amount < 0 && after < this.floor) throw new InsufficientFunds(this.id, this.cents - this.floor, -p.amount);
    this.cents = after;
    this.history.push(p);
  }

  snapshot(): () => void {
    const cents = this.cents;
    const length = this.history.length;
    return () => {
      this.cents = cents;
      this.history.length = length;
    };
  }
}

class Checking extends Account {
  protected readonly floor: Cents;
  constructor(id: string, owner: string, overdraft: Cents = 0) {
    super(id, owner);
    this.floor = -overdraft;
  }
  monthEnd(): Cents {
    return this.cents < 0 ? Math.round(this.cents * 0.01) : 0;
  }
}

class Savings extends Account {
  protected readonly floor = 0;
  constructor(id: string, owner: string, private readonly rate: number) {
    super(id, owner);
  }
  monthEnd(): Cents {
    return Math.round((this.cents * this.rate) / 12);
  }
}

class Cash extends Account {
  protected readonly floor = -Infinity;
  monthEnd(): Cents {
    return 0;
  }
}

interface Posting {
  readonly seq: number;
  readonly amount: Cents;
  readonly memo: string;
}

class Ledger {
  private readonly accounts = new Map<string, Account>();
  private seq = 0;

  open<A extends Account>(a: A): A {
    if (this.accounts.has(a.id)) throw new LedgerError(`account '${a.id}' exists`);
    this.accounts.set(a.id, a);
    return a;
  }

  find(id: string): Account {
    const a = this.accounts.get(id);
    if (!a) throw new UnknownAccount(id);
    return a;
  }

  transfer(from: string, to: string, amount: Cents, memo: string): void {
    if (!(amount > 0)) throw new RangeError(`amount must be positive: ${amount}`);
    const seq = ++this.seq;
    const source = this.find(from);
    const target = this.find(to);
    source.post({ seq, amount: -amount, memo });
    target.post({ seq, amount, memo });
  }

  /** All steps happen, or none. */
  transaction(steps: ReadonlyArray<() => void>): void {
    const undo = [...this.accounts.values()].map((a) => a.snapshot());
    const seq = this.seq;
    let done = 0;
    try {
      for (const step of steps) {
        step();
        done++;
      }
    } catch (e) {
      undo.forEach((u) => u());
      this.seq = seq;
      throw new TransactionFailed(done + 1, e);
    }
  }

  monthEnd(bank: string): void {
    for (const a of this.accounts.values()) {
      const interest = a.monthEnd();
      if (interest > 0) this.transfer(bank, a.id, interest, "interest");
      else if (interest < 0) this.transfer(a.id, bank, -interest, "overdraft fee");
    }
  }

  get total(): Cents {
    let sum = 0;
    this.accounts.forEach((a) => (sum += a.balance));
    return sum;
  }

  statement(id: string): string {
    const a = this.find(id);
    let running = 0;
    const lines = a.history.map((p) => {
      running += p.amount;
      return `  ${String(p.seq).padStart(3)} ${p.memo.padEnd(16)} ${money(p.amount).padStart(12)} ${money(running).padStart(12)}`;
    });
    return [`${a.constructor.name} ${a.id} of ${a.owner}`, ...lines, `${"balance".padStart(12)} ${money(a.balance).padStart(34)}`].join("\n");
  }
}

const ledger = new Ledger();
ledger.open(new Cash("bank", "The Bank"));
ledger.open(new Checking("alice", "Alice", 50_00));
ledger.open(new Checking("bob", "Bob"));
ledger.open(new Savings("nest", "Alice", 0.03));

function attempt(what: string, f: () => void): void {
  try {
    f();
    console.log("ok  ", what);
  } catch (e) {
    if (!(e instanceof Error)) throw e;
    const chain: string[] = [];
    for (let at: unknown = e; at instanceof Error; at = at.cause) chain.push(`${at.name}: ${at.message}`);
    console.log("FAIL", what, "\n       " + chain.join("\n       because "));
    if (e instanceof InsufficientFunds) console.log("       missing", money(e.missing));
  }
}

attempt("salary", () => ledger.transfer("bank", "alice", parseMoney("2500.00"), "salary"));
attempt("small change", () => ledger.transfer("bank", "bob", parseMoney("12.5"), "coins"));
attempt("rent", () => ledger.transfer("alice", "bob", parseMoney("1200"), "rent"));
attempt("too much", () => ledger.transfer("bob", "alice", parseMoney("99999.99"), "dream"));
attempt("into overdraft", () => ledger.transfer("alice", "bob", parseMoney("1349.99"), "car"));
attempt("nobody", () => ledger.transfer("alice", "carol", 1, "gift"));
attempt("negative", () => ledger.transfer("alice", "bob", -5, "trick"));
attempt("not a number", () => ledger.transfer("alice", "bob", parseMoney("12.345"), "typo"));
attempt("savings", () => ledger.transfer("bob", "nest", 100000, "save"));
attempt("rolled back", () =>
  ledger.transaction([
    () => ledger.transfer("bob", "alice", 50000, "step one"),
    () => ledger.transfer("alice", "nest", 20000, "step two"),
    () => ledger.transfer("nest", "bob", 99999999, "step three"),
  ]),
);
attempt("committed", () =>
  ledger.transaction([
    () => ledger.transfer("bob", "alice", 10000, "half one"),
    () => ledger.transfer("alice", "nest", 7500, "half two"),
  ]),
);
attempt("duplicate", () => ledger.open(new Savings("nest", "Mallory", 1)));
attempt("month end", () => ledger.monthEnd("bank"));

for (const id of ["alice", "bob", "nest", "bank"]) console.log(ledger.statement(id));
console.log("the books balance:", ledger.total === 0, money(-123456789));
