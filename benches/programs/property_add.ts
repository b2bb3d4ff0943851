// An object that gets four properties one after the other.
function run(rounds: number): any {
  let last: any = undefined;
  for (let i = 0; i < rounds; i++) {
    const record: any = {};
    record.id = i;
    record.name = "entry";
    record.next = last === undefined ? null : last.id;
    record.done = false;
    last = record;
  }
  return last.id + ":" + last.name + ":" + last.next;
}
