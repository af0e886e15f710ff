import { kolmogorovTail } from '../numbers/kolmogorov.ts';
import { correlationOf, momentsOf } from '../numbers/moments.ts';

/** Nearer to a perfect link than this, what is left of the influence values is rounding error. */
const LEAST_DISTANCE = 1e-12;

/** Where a correlation would break if it broke once, and how likely that is to be chance. */
export interface Cusum {
  /** The first day after the break. */
  readonly index: number;
  /** P-value of "no break". */
  readonly p: number;
}

/**
 * How much each day lifts r above what the other days say: `zx zy - r (zx^2 + zy^2) / 2` with the standardised legs.
 * They sum to zero, and n times their mean is what r owes to the days (Devlin, Gnanadesikan and Kettenring 1975).
 * Null where r can't be computed or is perfect.
 */
export function influences(x: Float64Array, y: Float64Array): Float64Array | null {
  const moments = momentsOf(x, y);
  const r = correlationOf(moments);
  if (r === null || 1 - Math.abs(r) < LEAST_DISTANCE) return null;
  const scaleX = Math.sqrt(x.length / moments.sxx);
  const scaleY = Math.sqrt(x.length / moments.syy);
  return x.map((value, t) => {
    const zx = (value - moments.meanX) * scaleX;
    const zy = ((y[t] ?? NaN) - moments.meanY) * scaleY;
    return zx * zy - (r * (zx * zx + zy * zy)) / 2;
  });
}

/**
 * Long-run variance of values that sum to zero: autocovariances up to lag `floor(4 (n / 100)^(2/9))` with falling
 * weights, which keep it from turning negative (Newey and West 1987, 1994).
 */
export function longRunVariance(values: Float64Array): number {
  const n = values.length;
  const lags = Math.floor(4 * (n / 100) ** (2 / 9));
  let total = 0;
  for (let lag = 0; lag <= lags; lag += 1) {
    let sum = 0;
    for (let t = lag; t < n; t += 1) sum += (values[t] ?? NaN) * (values[t - lag] ?? NaN);
    total += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * (sum / n);
  }
  return total;
}

/**
 * The CUSUM test of a constant correlation: the largest `|sum of influences up to t| / sqrt(n longRunVariance)`
 * against Kolmogorov's distribution (Wied, Kraemer and Dehling 2012). Only breaks with at least `leastDays` on either
 * side are looked at, which makes the test a little more cautious than its level. Null without room for one, or
 * without a correlation to break.
 */
export function cusum(x: Float64Array, y: Float64Array, leastDays: number): Cusum | null {
  const values = x.length < 2 * leastDays ? null : influences(x, y);
  if (values === null) return null;
  let [sum, furthest, index] = [0, -1, 0];
  for (let t = 1; t <= x.length - leastDays; t += 1) {
    sum += values[t - 1] ?? NaN;
    if (t < leastDays || Math.abs(sum) <= furthest) continue;
    furthest = Math.abs(sum);
    index = t;
  }
  return { index, p: kolmogorovTail(furthest / Math.sqrt(x.length * longRunVariance(values))) };
}
