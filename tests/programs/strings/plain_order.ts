// localeCompare of texts in ASCII, and of those that are not in it.
const words = ['banana', 'Banana', 'apple', 'Apple', 'apple2', 'apple 2', 'apple-2', '_x', 'Zed', 'zed', 'a', 'A', 'aa', 'Aa', 'aA', 'AA', '', ' ', '10', '9', '1', 'a1', 'A1', 'résumé', 'resume', 'Resume', 'resumes', 'résumés', 'cote', 'coté', 'côte', 'n', 'ñ', 'nz', 'ñz', 'e\u0301', 'e', 'ea', 'é', 'éa', 'x\u0301y', 'xy', 'strasse', 'straße', '$5', '#5', '(5)', '[5]', '{5}', '~', '!', '?', '"', "'", '\t', '\n', 'tab\t', 'tab', 'co-op', 'coop', 'CO-OP'];
console.log([...words].sort((a, b) => a.localeCompare(b)).map(w => JSON.stringify(w)).join(' '));
let table = '';
for (const a of words) { for (const b of words) table += '<=>'[a.localeCompare(b) + 1]; table += '\n'; }
console.log(table);
console.log('a'.localeCompare('b'), 'B'.localeCompare('a'), 'a'.localeCompare('A'), 'A'.localeCompare('a'), 'a'.localeCompare('a'));
console.log('a10'.localeCompare('a9', undefined, { numeric: true }), 'a'.localeCompare('A', undefined, { sensitivity: 'base' }), 'a'.localeCompare('á', undefined, { sensitivity: 'base' }), 'a'.localeCompare('á', 'en', { sensitivity: 'accent' }), 'a'.localeCompare('A', 'en', { sensitivity: 'accent' }), 'A'.localeCompare('a', 'en', { caseFirst: 'upper' }));
