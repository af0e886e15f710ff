import type { Estimate } from '../../reports/estimate.ts';
import { correlationWithout, deleteOneRoom, fillDeleteOne } from '../uncertainty/delete-one.ts';
import { jackknifeError } from '../uncertainty/jackknife.ts';
import { correlationOf, momentsOf } from '../numbers/moments.ts';
import { studentTQuantile } from '../numbers/student-t.ts';

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

/** Fills a square matrix, row by row, with the correlations over all days (-1) or without day t. */
type FillCorrelations = (matrix: Float64Array, t: number) => void;

/** Correlations of all pairs of columns, over all days and without each day; null for a constant column. */
function correlationsOf(columns: readonly Float64Array[]): FillCorrelations | null {
  const size = columns.length;
  const cells = columns.flatMap((x, i) =>
    columns.slice(0, i).map((y, j) => {
      const moments = momentsOf(x, y);
      const room = deleteOneRoom(x.length);
      fillDeleteOne(room, x, y, 0, moments);
      return { at: i * size + j, mirrored: j * size + i, all: correlationOf(moments), room };
    }),
  );
  if (cells.some(({ all }) => all === null)) return null;
  return (matrix, t) => {
    for (let i = 0; i < size; i += 1) matrix[i * size + i] = 1;
    for (const { at, mirrored, all, room } of cells) {
      const r = (t < 0 ? all : correlationWithout(room, t)) ?? NaN;
      matrix[at] = r;
      matrix[mirrored] = r;
    }
  };
}

/**
 * Takes column k out of columns 0, 1 and those after it: what is left are the covariances of their residuals on it.
 * Nobody reads what is left of the columns that have been taken out.
 */
function sweep(matrix: Float64Array, size: number, k: number): void {
  const pivot = matrix[k * size + k] ?? NaN;
  if (pivot < LEAST_OWN) return;
  for (let i = 0; i < size; i += 1) {
    if (i >= 2 && i <= k) continue;
    const slope = (matrix[i * size + k] ?? NaN) / pivot;
    for (let j = 0; j < size; j += 1) {
      const at = i * size + j;
      matrix[at] = (matrix[at] ?? NaN) - slope * (matrix[k * size + j] ?? NaN);
    }
  }
}

/** Columns 0 and 1 without all others: their partial correlation and the larger variance inflation. Uses the matrix up. */
function residual(matrix: Float64Array, size: number): { readonly r: number; readonly inflation: number } {
  for (let k = 2; k < size; k += 1) sweep(matrix, size, k);
  const [xx, yy, xy] = [matrix[0] ?? NaN, matrix[size + 1] ?? NaN, matrix[1] ?? NaN];
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
  const fill = correlationsOf([x, y, ...controls]);
  if (fill === null) return null;
  const size = 2 + controls.length;
  const matrix = new Float64Array(size * size);
  const without = (t: number) => {
    fill(matrix, t);
    return residual(matrix, size);
  };
  const { r, inflation } = without(-1);
  if (!(inflation <= LARGEST_INFLATION)) return { inflation, estimate: null };
  const z = Math.atanh(r);
  const shifts = x.map((_, t) => Math.atanh(without(t).r) - z);
  const margin = studentTQuantile(0.975, n - 2 - controls.length) * jackknifeError(shifts);
  if (!Number.isFinite(z) || !Number.isFinite(margin)) return null;
  return {
    inflation,
    estimate: { value: Math.tanh(z), low: Math.tanh(z - margin), high: Math.tanh(z + margin) },
  };
}
