import { jackknife } from '../uncertainty/jackknife.ts';

/** Sessions before the last window that it is held against: a year. */
export const BASELINE_SESSIONS = 252;
/** |t| beyond which a change is more than noise. */
const MATERIAL_T = 2;

/** The last window against the year before it. */
export interface Change {
  readonly before: number;
  readonly now: number;
  readonly t: number;
  readonly material: boolean;
}

/**
 * Has the link changed? r of the last `window` returns against r of the `year` (252) before them: disjoint, so their
 * errors are independent and `t = (z_now - z_before) / sqrt(se_now^2 + se_before^2)` with jackknife errors.
 * Null when there are fewer than `window` + `year` returns, or either r has no jackknife.
 */
export function change(
  x: Float64Array,
  y: Float64Array,
  window: number,
  year = BASELINE_SESSIONS,
): Change | null {
  const start = x.length - window;
  const baseline = start - year;
  if (baseline < 0) return null;
  const now = jackknife(x.subarray(start), y.subarray(start));
  const before = jackknife(x.subarray(baseline, start), y.subarray(baseline, start));
  if (now === null || before === null) return null;
  const t = (now.z - before.z) / Math.hypot(now.se, before.se);
  return Number.isFinite(t) ? { before: before.r, now: now.r, t, material: Math.abs(t) > MATERIAL_T } : null;
}
