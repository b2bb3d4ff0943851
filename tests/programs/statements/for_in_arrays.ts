// for-in over arrays: holes, added names, what goes and comes on the way.
const list = [10, 20, 30];
let sum = 0;
for (const i in list) { sum += list[i]; console.log(typeof i, i, list[i]); }
console.log(sum);
const holes = [1, , 3, undefined] as (number | undefined)[];
for (const i in holes) console.log(i);
const named: any = ['a']; named.extra = 1; named[3] = 'd';
for (const k in named) console.log(k, named[k]);
const going = [1, 2, 3, 4];
for (const i in going) { console.log(i); if (i === '0') going.length = 2; }
const coming: number[] = [1];
for (const i in coming) { coming.push(Number(i)); if (coming.length > 9) break; }
console.log(coming);
const gone: any = [1, 2, 3];
for (const i in gone) { if (i === '0') delete gone[1]; console.log(i, i in gone); }
for (const i in [] as string[]) console.log('never', i);
for (const i in ['x', 'y'].map(s => s + s)) console.log(i);
for (const i in new Uint8Array(2)) console.log(i);
for (const i in 'ab') console.log(i);
class List extends Array<number> { label = 'list'; }
for (const i in List.from([7, 8])) console.log(i);
const frozen = Object.freeze([1, 2]);
for (const i in frozen) console.log(i);
const attributes = [1, 2, 3]; Object.defineProperty(attributes, 1, { enumerable: false });
for (const i in attributes) console.log(i);
const nested: Record<string, number[]> = { a: [1], b: [2, 3] };
for (const k in nested) for (const i in nested[k]) console.log(k, i, nested[k][i]);
