import type { Estimate } from '../../types.ts';
import { correlationWithout, deleteOneRoom, fillDeleteOne } from '../delete-one.ts';
import { jackknifeError } from '../jackknife.ts';
import { correlationOf, momentsOf } from '../moments.ts';
import { studentTQuantile } from '../student-t.ts';

/** Beyond this variance inflation a leg and the controls are the same thing. */
const LARGEST_INFLATION = 20;
/** A control that keeps less than this of its variance beside the others adds nothing but rounding. */
const LEAST_OWN = 1e-10;

/** What is left of a link; `inflation` is the larger of the two legs' variance inflation factors. */
export interface PartialGiven {
  readonly inflation: number;
  /** Null when the inflation is over 20: then nothing is left to correlate. */
  readonly estimate: Estimate | null;
}

type Matrix = readonly (readonly number[])[];

/** Correlations of all pairs of columns, over all days (-1) and without each day. */
function correlationsWithout(columns: readonly Float64Array[]): ((t: number) => Matrix) | null {
  const n = columns[0]?.length ?? 0;
  const cells = columns.map((x, i) =>
    columns.slice(0, i).map((y) => {
      const moments = momentsOf(x, y);
      const room = deleteOneRoom(n);
      fillDeleteOne(room, x, y, 0, moments);
      return { all: correlationOf(moments), room };
    }),
  );
  if (cells.some((row) => row.some(({ all }) => all === null))) return null;
  const at = (i: number, j: number, t: number): number => {
    if (i === j) return 1;
    const cell = cells[Math.max(i, j)]?.[Math.min(i, j)];
    if (cell === undefined) return NaN;
    return (t < 0 ? cell.all : correlationWithout(cell.room, t)) ?? NaN;
  };
  return (t) => columns.map((_, i) => columns.map((_, j) => at(i, j, t)));
}

/** Takes column k out of the others: what is left are the covariances of their residuals on it. */
function sweep(matrix: Matrix, k: number): Matrix {
  const pivot = matrix[k]?.[k] ?? NaN;
  if (pivot < LEAST_OWN) return matrix;
  const along = matrix[k] ?? [];
  return matrix.map((row) => row.map((value, j) => value - ((row[k] ?? NaN) * (along[j] ?? NaN)) / pivot));
}

/** Columns 0 and 1 without all others: their partial correlation and the larger variance inflation. */
function residual(matrix: Matrix): { readonly r: number; readonly inflation: number } {
  const controls = matrix.map((_, k) => k).slice(2);
  const left = controls.reduce(sweep, matrix);
  const [xx, yy, xy] = [left[0]?.[0] ?? NaN, left[1]?.[1] ?? NaN, left[0]?.[1] ?? NaN];
  const least = Math.min(xx, yy);
  // Rounding can carry the rest of a leg that is the controls past zero.
  return { r: xy / Math.sqrt(xx * yy), inflation: least > 0 ? 1 / least : Infinity };
}

/**
 * Correlation of `x` and `y` after all `controls` are removed from both (of the residuals of their regressions), with
 * the delete-one jackknife interval of its z on t(n - 2 - k). With one control it is
 * `(r_xy - r_xc r_yc) / sqrt((1 - r_xc^2)(1 - r_yc^2))`.
 * Null for n < k + 4, a constant column, or a link that is perfect.
 */
export function partialGiven(
  x: Float64Array,
  y: Float64Array,
  controls: readonly Float64Array[],
): PartialGiven | null {
  const n = x.length;
  if (n < controls.length + 4) return null;
  const correlations = correlationsWithout([x, y, ...controls]);
  if (correlations === null) return null;
  const { r, inflation } = residual(correlations(-1));
  if (!(inflation <= LARGEST_INFLATION)) return { inflation, estimate: null };
  const z = Math.atanh(r);
  const shifts = x.map((_, t) => Math.atanh(residual(correlations(t)).r) - z);
  const margin = studentTQuantile(0.975, n - 2 - controls.length) * jackknifeError(shifts);
  if (!Number.isFinite(z) || !Number.isFinite(margin)) return null;
  return {
    inflation,
    estimate: { value: Math.tanh(z), low: Math.tanh(z - margin), high: Math.tanh(z + margin) },
  };
}
