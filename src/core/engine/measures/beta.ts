import type { Estimate } from '../../reports/estimate.ts';
import { deleteOneRoom, fillDeleteOne } from '../uncertainty/delete-one.ts';
import { jackknifeError } from '../uncertainty/jackknife.ts';
import { correlationOf, isConstant, momentsOf } from '../numbers/moments.ts';
import { studentTQuantile } from '../numbers/student-t.ts';

/** Slope of one leg on another with its 95% jackknife interval, and the share of variance it explains. */
export interface Beta extends Estimate {
  readonly r2: number;
}

/**
 * Least-squares slope of `asset` on `benchmark` (both in log returns), `S_xy / S_yy`, with a delete-one jackknife
 * interval on t(n-2), and r squared. Null for fewer than four days or a leg that is constant, or would be without
 * one day.
 */
export function beta(asset: Float64Array, benchmark: Float64Array): Beta | null {
  const n = asset.length;
  const moments = momentsOf(asset, benchmark);
  const r = correlationOf(moments);
  if (r === null || n < 4) return null;
  const value = moments.sxy / moments.syy;
  const deleted = deleteOneRoom(n);
  fillDeleteOne(deleted, asset, benchmark, 0, moments);
  if (deleted.syy.some((syy) => isConstant(syy, n - 1))) return null;
  const shifts = deleted.sxy.map((sxy, t) => sxy / (deleted.syy[t] ?? NaN) - value);
  const margin = studentTQuantile(0.975, n - 2) * jackknifeError(shifts);
  return { value, low: value - margin, high: value + margin, r2: r * r };
}
