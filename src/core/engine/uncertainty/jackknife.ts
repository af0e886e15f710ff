import { correlationWithout, deleteOneRoom, fillDeleteOne } from './delete-one.ts';
import type { DeleteOne } from './delete-one.ts';
import { correlationOf, leastSumOfSquares, momentsOf } from '../numbers/moments.ts';
import type { Moments } from '../numbers/moments.ts';
import { studentTQuantile, studentTTwoSided } from '../numbers/student-t.ts';

/** Closer to a perfect link than this, Fisher's z is rounding error. */
const LEAST_DISTANCE = 1e-12;
/** Up to here six terms of the series of atanh are exact to the last bit, at a quarter of the price. */
const SERIES_UP_TO = 0.06;

/** A correlation with its delete-one-day jackknife on Fisher's z. */
export interface Jackknife {
  readonly n: number;
  readonly r: number;
  /** Fisher's z, atanh(r). */
  readonly z: number;
  /** Standard error of z. */
  readonly se: number;
  /** 95% interval of r: tanh(z +- t(n-2) se). */
  readonly low: number;
  readonly high: number;
  /** Two-sided p-value of r = 0. */
  readonly p: number;
  /** How far z moves when day t is left out: z without t, minus z. */
  readonly shifts: Float64Array;
  /** The day (its index) whose absence moves z most, and r without it. */
  readonly mostInfluential: number;
  readonly without: number;
}

/** What a band needs besides the window itself; made once for all windows of one length. */
export interface JackknifeRoom {
  readonly deleted: DeleteOne;
  readonly shifts: Float64Array;
  /** 97.5% quantile of t(n-2). */
  readonly quantile: number;
}

/** Room for jackknifes over n > 2 days. */
export function jackknifeRoom(n: number): JackknifeRoom {
  return {
    deleted: deleteOneRoom(n),
    shifts: new Float64Array(n),
    quantile: studentTQuantile(0.975, n - 2),
  };
}

function atanh(u: number): number {
  if (Math.abs(u) > SERIES_UP_TO) return Math.atanh(u);
  const q = u * u;
  return u * (1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11))))));
}

/**
 * Writes the shifts of z, from `deleted`, into `shifts`; false when some day leaves a constant leg or a perfect link.
 * The difference of two z's is atanh((r' - r) / (1 - r r')), and r' = c / s, so one root and one division a day do.
 */
function fillShifts(shifts: Float64Array, deleted: DeleteOne, r: number, n: number): boolean {
  const least = leastSumOfSquares(n - 1);
  for (let t = 0; t < n; t += 1) {
    const sxx = deleted.sxx[t] ?? NaN;
    const syy = deleted.syy[t] ?? NaN;
    const c = deleted.sxy[t] ?? NaN;
    if (!(sxx >= least && syy >= least)) return false;
    const s = Math.sqrt(sxx * syy);
    if (!(s - Math.abs(c) > LEAST_DISTANCE * s)) return false;
    shifts[t] = atanh((c - r * s) / (s - r * c));
  }
  return true;
}

/**
 * Jackknife standard error from how far the statistic moves without each day:
 * `sqrt((n - 1) / n * sum((shift - mean)^2))` (Efron and Stein 1981).
 */
export function jackknifeError(shifts: Float64Array): number {
  const n = shifts.length;
  let sum = 0;
  let squares = 0;
  for (let t = 0; t < n; t += 1) {
    const shift = shifts[t] ?? NaN;
    sum += shift;
    squares += shift * shift;
  }
  // One pass will do: shifts all but cancel, so the square of their sum is small beside the sum of their squares.
  return Math.sqrt(((n - 1) / n) * Math.max(0, squares - (sum * sum) / n));
}

/** Standard error of z over the window from `start` with these moments, shifts left in `room`; null if not computable. */
function errorOfZ(
  room: JackknifeRoom,
  x: Float64Array,
  y: Float64Array,
  start: number,
  moments: Moments,
  r: number,
): number | null {
  if (moments.n < 4 || 1 - Math.abs(r) < LEAST_DISTANCE) return null;
  fillDeleteOne(room.deleted, x, y, start, moments);
  return fillShifts(room.shifts, room.deleted, r, moments.n) ? jackknifeError(room.shifts) : null;
}

/**
 * The 95% jackknife interval of one window's r, for the window of `moments.n` days from index `start`.
 * `room` must be made for that length. Null when it can't be computed (see `jackknife`).
 */
export function jackknifeBand(
  room: JackknifeRoom,
  x: Float64Array,
  y: Float64Array,
  start: number,
  moments: Moments,
  r: number,
): { readonly low: number; readonly high: number } | null {
  const se = errorOfZ(room, x, y, start, moments, r);
  if (se === null) return null;
  // tanh(z +- m) by the addition theorem: z itself is never needed.
  const margin = Math.tanh(room.quantile * se);
  return { low: (r - margin) / (1 - r * margin), high: (r + margin) / (1 + r * margin) };
}

/** Index of the entry furthest from zero; the first one if several are. */
function furthest(shifts: Float64Array): number {
  let index = 0;
  for (let t = 1; t < shifts.length; t += 1) {
    if (Math.abs(shifts[t] ?? NaN) > Math.abs(shifts[index] ?? NaN)) index = t;
  }
  return index;
}

/**
 * Pearson's r with the delete-one jackknife of Fisher's z: interval, p-value of r = 0 and the most influential day.
 * It keeps its 95% under fat tails and volatility clusters, where the textbook Fisher interval does not.
 * Null for fewer than four days, a leg that is constant (or would be without one day), and a link that is perfect
 * (or would be without one day): there z is infinite.
 */
export function jackknife(x: Float64Array, y: Float64Array): Jackknife | null {
  const n = x.length;
  const moments = momentsOf(x, y);
  const r = correlationOf(moments);
  if (r === null || n < 4) return null;
  const room = jackknifeRoom(n);
  const se = errorOfZ(room, x, y, 0, moments, r);
  const mostInfluential = furthest(room.shifts);
  const without = correlationWithout(room.deleted, mostInfluential);
  if (se === null || without === null) return null;
  const z = Math.atanh(r);
  const margin = room.quantile * se;
  return {
    n,
    r,
    z,
    se,
    low: Math.tanh(z - margin),
    high: Math.tanh(z + margin),
    p: pOf(z, se, n - 2),
    shifts: room.shifts,
    mostInfluential,
    without,
  };
}

/** Two-sided p-value of an estimate against zero; an estimate of exactly zero without any error is no evidence. */
export function pOf(estimate: number, se: number, df: number): number {
  return estimate === 0 ? 1 : studentTTwoSided(estimate / se, df);
}
