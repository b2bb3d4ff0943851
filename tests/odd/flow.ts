// @flow
function f(x: ?number): {| a: number |} { return { a: x }; }
