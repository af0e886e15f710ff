import type { Jackknife } from './jackknife.ts';

/**
 * How several correlations from the same days err together: the jackknife covariance of their z's, and draws from it.
 */

/** Columns that keep less than this share of their variance beside others add nothing of their own. */
export const LEAST_SHARE = 1e-12;

/** A square matrix, row by row: row i starts at `i * size`. */
export interface Matrix {
  readonly size: number;
  readonly cells: Float64Array;
}

/** A square matrix, cell by cell. */
export function matrixOf(size: number, cell: (row: number, column: number) => number): Matrix {
  return {
    size,
    cells: Float64Array.from({ length: size * size }, (_, at) => cell(Math.floor(at / size), at % size)),
  };
}

/** The cell of a row and a column; NaN outside the matrix. */
export function at({ size, cells }: Matrix, row: number, column: number): number {
  return cells[row * size + column] ?? NaN;
}

/** Sum of products of two columns. */
function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < a.length; t += 1) sum += (a[t] ?? NaN) * (b[t] ?? NaN);
  return sum;
}

/** Jackknife covariances of the z's: `(n - 1) / n` times the products of their centred shifts. */
export function covariances(jackknifes: readonly Jackknife[]): Matrix {
  const columns = jackknifes.map(centredShifts);
  const size = columns.length;
  const cells = new Float64Array(size * size);
  for (const [row, one] of columns.entries()) {
    for (const [column, other] of columns.entries()) {
      if (column > row) break;
      const covariance = dot(one, other);
      cells[row * size + column] = covariance;
      cells[column * size + row] = covariance;
    }
  }
  return { size, cells };
}

function centredShifts({ shifts, n }: Jackknife): Float64Array {
  const centred = new Float64Array(n);
  let sum = 0;
  for (let t = 0; t < n; t += 1) sum += shifts[t] ?? NaN;
  const mean = sum / n;
  const scale = Math.sqrt((n - 1) / n);
  for (let t = 0; t < n; t += 1) centred[t] = ((shifts[t] ?? NaN) - mean) * scale;
  return centred;
}

/**
 * The lower factor L of a covariance matrix S = L L' (Cholesky). Columns that add nothing to those before them, such as
 * a series that occurs twice, get zeros where the textbook would divide by zero.
 */
export function factorOf(covariance: Matrix): Matrix {
  const { size } = covariance;
  const factor = { size, cells: new Float64Array(size * size) };
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row < size; row += 1) {
      let rest = at(covariance, row, column);
      for (let k = 0; k < column; k += 1) rest -= at(factor, row, k) * at(factor, column, k);
      if (row === column) {
        const adds = rest > LEAST_SHARE * at(covariance, row, row);
        factor.cells[row * size + row] = adds ? Math.sqrt(rest) : 0;
      } else {
        const pivot = at(factor, column, column);
        factor.cells[row * size + column] = pivot === 0 ? 0 : rest / pivot;
      }
    }
  }
  return factor;
}

/** Fills `draw` with one draw from N(0, L L'). */
export function fillDraw(
  draw: Float64Array,
  noise: Float64Array,
  factor: Matrix,
  normal: () => number,
): void {
  const { size, cells } = factor;
  for (let k = 0; k < size; k += 1) noise[k] = normal();
  for (let row = 0; row < size; row += 1) {
    let sum = 0;
    for (let k = 0; k <= row; k += 1) sum += (cells[row * size + k] ?? NaN) * (noise[k] ?? NaN);
    draw[row] = sum;
  }
}
