// Values of static types that pass through `any` and come back.
class Account {
  owner: string;
  balance: number;
  constructor(owner: string, balance: number) {
    this.owner = owner;
    this.balance = balance;
  }
}

let passed: any = undefined;

function pass(value: any): any {
  passed = value;
  return passed;
}

function run(rounds: number): any {
  const account = new Account("Ada", 0);
  const names: string[] = ["Ada", "Grace"];
  let length = 0;
  for (let i = 0; i < rounds; i++) {
    const n = pass(i) as number;
    const back = pass(account) as Account;
    back.balance = back.balance + n;
    const name = pass(names[i & 1]) as string;
    length = length + name.length;
    if (pass(n > 5) as boolean) length = length + 1;
  }
  return account.balance + length;
}
