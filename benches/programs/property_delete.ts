// A property that is deleted and comes back.
function run(rounds: number): any {
  const record: any = {};
  record.a = 1;
  record.b = 2;
  record.c = 3;
  let found = 0;
  for (let i = 0; i < rounds; i++) {
    delete record.b;
    if ("b" in record) found = found + 1;
    record.b = i;
  }
  return found + record.a + record.b + record.c;
}
