// Dense matrices: product, transpose, LU decomposition with pivoting, determinant, inverse, power iteration.

class SingularMatrix extends Error {
  override name = "SingularMatrix";
}

class Matrix {
  private constructor(readonly rows: number, readonly cols: number, private readonly data: number[]) {}

  static zeros(rows: number, cols: number): Matrix {
    return new Matrix(rows, cols, new Array<number>(rows * cols).fill(0));
  }

  static of(...rows: number[][]): Matrix {
    const cols = rows[0].length;
    if (rows.some((r) => r.length !== cols)) throw new RangeError("ragged rows");
    return new Matrix(rows.length, cols, rows.flat());
  }

  static generate(rows: number, cols: number, f: (i: number, j: number) => number): Matrix {
    const m = Matrix.zeros(rows, cols);
    for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) m.set(i, j, f(i, j));
    return m;
  }

  static identity = (n: number): Matrix => Matrix.generate(n, n, (i, j) => (i === j ? 1 : 0));

  at(i: number, j: number): number {
    return this.data[i * this.cols + j];
  }

  set(i: number, j: number, v: number): void {
    this.data[i * this.cols + j] = v;
  }

  map(f: (v: number, i: number, j: number) => number): Matrix {
    return new Matrix(this.rows, this.cols, this.data.map((v, k) => f(v, Math.floor(k / this.cols), k % this.cols)));
  }

  get transpose(): Matrix {
    return Matrix.generate(this.cols, this.rows, (i, j) => this.at(j, i));
  }

  get trace(): number {
    let t = 0;
    for (let i = 0; i < Math.min(this.rows, this.cols); i++) t += this.at(i, i);
    return t;
  }

  mul(o: Matrix): Matrix {
    if (this.cols !== o.rows) throw new RangeError(`cannot multiply ${this.shape} by ${o.shape}`);
    const out = Matrix.zeros(this.rows, o.cols);
    for (let i = 0; i < this.rows; i++) {
      for (let k = 0; k < this.cols; k++) {
        const v = this.at(i, k);
        if (v === 0) continue;
        for (let j = 0; j < o.cols; j++) out.data[i * o.cols + j] += v * o.data[k * o.cols + j];
      }
    }
    return out;
  }

  add(o: Matrix): Matrix {
    return this.map((v, i, j) => v + o.at(i, j));
  }

  scale(by: number): Matrix {
    return this.map((v) => v * by);
  }

  pow(n: number): Matrix {
    let result = Matrix.identity(this.rows);
    for (let base: Matrix = this, e = n; e > 0; e >>>= 1, base = base.mul(base)) {
      if (e & 1) result = result.mul(base);
    }
    return result;
  }

  get shape(): string {
    return `${this.rows}x${this.cols}`;
  }

  /** Doolittle with row pivoting; `sign` is the parity of the row exchanges. */
  private lu(): { lu: Matrix; order: number[]; sign: number } {
    const n = this.rows;
    if (n !== this.cols) throw new RangeError(`not square: ${this.shape}`);
    const lu = new Matrix(n, n, this.data.slice());
    const order = Array.from({ length: n }, (_, i) => i);
    let sign = 1;
    for (let k = 0; k < n; k++) {
      let pivot = k;
      for (let i = k + 1; i < n; i++) if (Math.abs(lu.at(i, k)) > Math.abs(lu.at(pivot, k))) pivot = i;
      if (Math.abs(lu.at(pivot, k)) < 1e-12) throw new SingularMatrix(`no pivot in column ${k}`);
      if (pivot !== k) {
        for (let j = 0; j < n; j++) {
          const t = lu.at(k, j);
          lu.set(k, j, lu.at(pivot, j));
          lu.set(pivot, j, t);
        }
        [order[k], order[pivot]] = [order[pivot], order[k]];
        sign = -sign;
      }
      for (let i = k + 1; i < n; i++) {
        const factor = lu.at(i, k) / lu.at(k, k);
        lu.set(i, k, factor);
        for (let j = k + 1; j < n; j++) lu.set(i, j, lu.at(i, j) - factor * lu.at(k, j));
      }
    }
    return { lu, order, sign };
  }

  determinant(): number {
    try {
      const { lu, sign } = this.lu();
      let d = sign;
      for (let i = 0; i < this.rows; i++) d *= lu.at(i, i);
      return d;
    } catch (e) {
      if (e instanceof SingularMatrix) return 0;
      throw e;
    }
  }

  solve(b: number[]): number[] {
    const { lu, order } = this.lu();
    const x = order.map((i) => b[i]);
    for (let i = 0; i < x.length; i++) for (let j = 0; j < i; j++) x[i] -= lu.at(i, j) * x[j];
    for (let i = x.length - 1; i >= 0; i--) {
      for (let j = i + 1; j < x.length; j++) x[i] -= lu.at(i, j) * x[j];
      x[i] /= lu.at(i, i);
    }
    return x;
  }

  inverse(): Matrix {
    const n = this.rows;
    const columns = Array.from({ length: n }, (_, c) => this.solve(Array.from({ length: n }, (_, i) => Number(i === c))));
    return Matrix.generate(n, n, (i, j) => columns[j][i]);
  }

  toString(digits = 3): string {
    const cells = this.data.map((v) => (Math.abs(v) < 1e-9 ? 0 : v).toFixed(digits));
    const width = Math.max(...cells.map((c) => c.length));
    const lines: string[] = [];
    for (let i = 0; i < this.rows; i++) {
      lines.push("[ " + cells.slice(i * this.cols, (i + 1) * this.cols).map((c) => c.padStart(width)).join("  ") + " ]");
    }
    return lines.join("\n");
  }
}

const a = Matrix.of([2, 1, 1], [1, 3, 2], [1, 0, 0]);
const b = Matrix.of([1, 2], [0, 1], [4, -1]);
console.log(a.mul(b).toString(0));
console.log(`${a.transpose}`);
console.log("det", a.determinant(), "trace", a.trace, "shape", b.shape);
console.log(`${a.inverse()}`);
console.log(`${a.mul(a.inverse())}`);
console.log("solve", a.solve([9, 13, 2]).map((v) => +v.toFixed(10)));
console.log("fib(50) =", Matrix.of([1, 1], [1, 0]).pow(50).at(0, 1));

const hilbert = Matrix.generate(6, 6, (i, j) => 1 / (i + j + 1));
console.log("hilbert det", hilbert.determinant().toExponential(6));
console.log("singular", Matrix.of([1, 2], [2, 4]).determinant());

for (const bad of [() => a.mul(Matrix.identity(2)), () => b.determinant(), () => Matrix.of([1, 2], [3]), () => Matrix.zeros(2, 2).inverse()]) {
  try {
    bad();
  } catch (e) {
    console.log(String(e));
  }
}

// Power iteration: the largest eigenvalue of a symmetric matrix.
function dominant(m: Matrix, rounds: number): [number, number[]] {
  let v = Array.from({ length: m.rows }, (_, i) => 1 / (i + 1));
  let lambda = 0;
  for (let r = 0; r < rounds; r++) {
    const w = v.map((_, i) => v.reduce((s, x, j) => s + m.at(i, j) * x, 0));
    lambda = Math.sqrt(w.reduce((s, x) => s + x * x, 0));
    v = w.map((x) => x / lambda);
  }
  return [lambda, v];
}
const [lambda, vector] = dominant(Matrix.of([4, 1, 0], [1, 3, 1], [0, 1, 2]), 60);
console.log("eigenvalue", lambda.toFixed(9), vector.map((x) => x.toFixed(6)).join(" "));

const n = 60;
const big = Matrix.generate(n, n, (i, j) => ((i * 31 + j * 17) % 13) - 6 + (i === j ? 20 : 0));
const check = big.mul(big.inverse());
let worst = 0;
for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) worst = Math.max(worst, Math.abs(check.at(i, j) - (i === j ? 1 : 0)));
console.log("60x60 inverse is right:", worst < 1e-9);
