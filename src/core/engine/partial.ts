import type { Estimate } from '../types.ts';
import { correlationWithout, deleteOneRoom, fillDeleteOne } from './delete-one.ts';
import { jackknifeError } from './jackknife.ts';
import { correlationOf, momentsOf } from './moments.ts';
import { studentTQuantile } from './student-t.ts';

/** Beyond this variance inflation factor the leg and the control are the same thing. */
const LARGEST_INFLATION = 20;

interface Correlations {
  readonly all: number;
  readonly deleted: Float64Array;
}

/** r over all days and without each one; null when it can't be computed. */
function correlations(x: Float64Array, y: Float64Array): Correlations | null {
  const moments = momentsOf(x, y);
  const all = correlationOf(moments);
  if (all === null) return null;
  const room = deleteOneRoom(x.length);
  fillDeleteOne(room, x, y, 0, moments);
  const deleted = room.sxy.map((_, t) => correlationWithout(room, t) ?? NaN);
  return { all, deleted };
}

/** Fisher's z of the first-order partial correlation. */
function partialZ(xy: number, xc: number, yc: number): number {
  return Math.atanh((xy - xc * yc) / Math.sqrt((1 - xc * xc) * (1 - yc * yc)));
}

/** 1 / (1 - r^2): how much the variance of a slope grows because a leg follows the control. */
function inflation(r: number): number {
  return 1 / (1 - r * r);
}

/**
 * Correlation of `x` and `y` after `control` is removed from both,
 * `(r_xy - r_xc r_yc) / sqrt((1 - r_xc^2)(1 - r_yc^2))`, with a delete-one jackknife interval of its z on t(n-3).
 * Null for fewer than five days, a constant column, or a leg whose variance inflation by the control is over 20:
 * then the leg is the control and nothing is left to correlate.
 */
export function partial(x: Float64Array, y: Float64Array, control: Float64Array): Estimate | null {
  const n = x.length;
  if (n < 5) return null;
  const xy = correlations(x, y);
  const xc = correlations(x, control);
  const yc = correlations(y, control);
  if (xy === null || xc === null || yc === null) return null;
  if (Math.max(inflation(xc.all), inflation(yc.all)) > LARGEST_INFLATION) return null;
  const z = partialZ(xy.all, xc.all, yc.all);
  const shifts = xy.deleted.map((r, t) => partialZ(r, xc.deleted[t] ?? NaN, yc.deleted[t] ?? NaN) - z);
  const margin = studentTQuantile(0.975, n - 3) * jackknifeError(shifts);
  if (!Number.isFinite(z) || !Number.isFinite(margin)) return null;
  return { value: Math.tanh(z), low: Math.tanh(z - margin), high: Math.tanh(z + margin) };
}
