import { correlationOf, momentsOf } from '../numbers/moments.ts';
import type { Moments } from '../numbers/moments.ts';

/**
 * Below this share of a leg's sum of squares, the rest without a day is taken by a fresh pass: downdating would
 * subtract two nearly equal numbers and leave their rounding error.
 */
const LEAST_REST = 0.02;

/** Centred sums of squares and products of the n samples that each leave one day out; index t leaves out day t. */
export interface DeleteOne {
  readonly sxx: Float64Array;
  readonly syy: Float64Array;
  readonly sxy: Float64Array;
}

/** Room for the n samples of n days, to be filled again and again by `fillDeleteOne`. */
export function deleteOneRoom(n: number): DeleteOne {
  return {
    sxx: new Float64Array(n),
    syy: new Float64Array(n),
    sxy: new Float64Array(n),
  };
}

/**
 * Fills `room` for the `moments.n` days of `x` and `y` from index `start` on, given their moments.
 * Downdating in O(n): leaving out day t takes `n / (n - 1) dx dy` from the sum of products, likewise for squares.
 */
export function fillDeleteOne(
  room: DeleteOne,
  x: Float64Array,
  y: Float64Array,
  start: number,
  moments: Moments,
): void {
  const { n, meanX, meanY } = moments;
  const factor = n / (n - 1);
  const leastXx = LEAST_REST * moments.sxx;
  const leastYy = LEAST_REST * moments.syy;
  for (let t = 0; t < n; t += 1) {
    const dx = (x[start + t] ?? NaN) - meanX;
    const dy = (y[start + t] ?? NaN) - meanY;
    let sxx = moments.sxx - factor * dx * dx;
    let syy = moments.syy - factor * dy * dy;
    let sxy = moments.sxy - factor * dx * dy;
    if (sxx < leastXx || syy < leastYy) ({ sxx, syy, sxy } = momentsOf(x, y, start, start + n, start + t));
    room.sxx[t] = sxx;
    room.syy[t] = syy;
    room.sxy[t] = sxy;
  }
}

/** Pearson's r without day `t`; null without two other days or for legs that are constant without it. */
export function correlationWithout(deleted: DeleteOne, t: number): number | null {
  return correlationOf({
    n: deleted.sxy.length - 1,
    sxx: deleted.sxx[t] ?? NaN,
    syy: deleted.syy[t] ?? NaN,
    sxy: deleted.sxy[t] ?? NaN,
  });
}
