// Positions are cut towards zero before they count from the end.
const text = 'abc';
const list = [1, 2, 3];
for (const at of [1e-7, -1e-7, 0.9, -0.9, -1, -1.9, -2.5, -3, -3.5, 2.5, 3.5, NaN, Infinity, -Infinity]) {
  console.log(at, [text.slice(at), text.slice(0, at), text.substring(at), text.at(at), text.charAt(at)]);
  console.log(list.slice(at), list.slice(0, at), list.at(at), list.indexOf(2, at), list.includes(3, at));
  console.log([...list].splice(at, 1), [...list].fill(0, at), list.lastIndexOf(1, at), [...list].copyWithin(0, at));
}
let shifted: [string, number] = ['x', 3];
shifted[1] -= ~(1e21 << shifted[1]);
shifted[1] /= shifted[1] ** 2;
console.log(text.slice(shifted[1]), 1e21 << 3, 1e300 | 0, 2 ** 53 | 0, -1e21 | 0);
