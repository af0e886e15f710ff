import type { Jackknife } from '../../../../src/core/engine/uncertainty/jackknife.ts';
import { plainMean } from '../plain.ts';

/** How far each estimate lies behind the best, and the 95% quantile of that under equal truths. */
interface PlainPlace {
  readonly distance: number;
  readonly quantile: number;
}

/** Pseudo-values of z, n z - (n - 1) z_(t): their mean estimates z, and their covariances compare estimates. */
export const pseudoValues = ({ n, z, shifts }: Jackknife): Float64Array =>
  shifts.map((shift) => z - (n - 1) * shift);

/**
 * Multiple comparisons with the best by the book: K pseudo-value columns centred to P, covariance S = P'P / n / (n - 1).
 * A draw from N(0, S) is a sum of the rows of P with normal weights over root n (n - 1), so no factor of S is needed;
 * over the root of chi-squared with n - 2 degrees of freedom over n - 2 it becomes Student's t.
 */
export const plainGroup = (
  jackknifes: readonly Jackknife[],
  draws: number,
  normal: () => number,
): PlainPlace[] => {
  const n = jackknifes[0]?.n ?? NaN;
  const centred = jackknifes.map((knife) => {
    const values = [...pseudoValues(knife)];
    const mean = plainMean(values);
    return values.map((value) => value - mean);
  });
  const errorOf = (j: number, k: number): number => {
    const squares = (centred[j] ?? []).map((value, t) => (value - (centred[k]?.[t] ?? NaN)) ** 2);
    return Math.sqrt((plainMean(squares) * n) / n / (n - 1));
  };
  const errors = jackknifes.map((_, j) => jackknifes.map((_other, k) => errorOf(j, k)));
  const furthest = (values: readonly number[], j: number): number =>
    Math.max(
      ...values.flatMap((value, k) =>
        k === j ? [] : [(value - (values[j] ?? NaN)) / (errors[j]?.[k] ?? NaN)],
      ),
    );
  const drawn = Array.from({ length: draws }, () => {
    const weights = Array.from({ length: n }, normal);
    const chi = Array.from({ length: n - 2 }, normal).reduce((sum, value) => sum + value ** 2, 0);
    const scale = Math.sqrt(n * (n - 1)) * Math.sqrt(chi / (n - 2));
    return centred.map(
      (column) => column.reduce((sum, value, t) => sum + value * (weights[t] ?? NaN), 0) / scale,
    );
  });
  const zs = jackknifes.map(({ z }) => z);
  return jackknifes.map((_, j) => ({
    distance: furthest(zs, j),
    quantile:
      drawn.map((draw) => furthest(draw, j)).sort((a, b) => a - b)[Math.ceil(0.95 * draws) - 1] ?? NaN,
  }));
};
