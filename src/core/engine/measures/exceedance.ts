import type { Estimate } from '../../reports/estimate.ts';
import { bivariateNormalCdf } from '../numbers/bivariate-normal.ts';
import { jackknife } from '../uncertainty/jackknife.ts';
import { normalCdf, normalDensity, normalQuantile } from '../numbers/normal.ts';
import { pearson } from './pearson.ts';

/** Shares of each leg's days that count as beyond its threshold, from one side. */
const SHARES = [0.25, 0.5, 0.75] as const;
/** Fewer joint days than this are hidden. */
const LEAST_DAYS = 30;

/** The correlation on the days when both legs were beyond a threshold. */
export interface Exceedance {
  readonly side: 'lower' | 'upper';
  /** Each leg's threshold cuts off this share of its days, on the side named. */
  readonly share: number;
  /** Days on which both legs were beyond. */
  readonly n: number;
  /** With its jackknife interval; null for fewer than 30 days, or where there is no jackknife. */
  readonly correlation: Estimate | null;
  /** What normal returns with the same correlation over all days would show. */
  readonly implied: number;
}

/**
 * Correlation of standard normals with correlation `r`, -1 < r < 1, given that both are below the quantile of `share`
 * (or, by symmetry, both above that of 1 - `share`), 0 < share < 1.
 * The moments of a doubly truncated normal (Rosenbaum 1961) at equal thresholds. It is not r: cutting away half of
 * either leg takes more from the common movement than from the rest.
 */
export function impliedExceedance(share: number, r: number): number {
  const cut = -normalQuantile(share);
  const mass = bivariateNormalCdf(-cut, -cut, r);
  // Density at one threshold times the chance that the other leg is beyond its own; then the density at both.
  const edge = (normalDensity(cut) * normalCdf(-cut * Math.sqrt((1 - r) / (1 + r)))) / mass;
  const corner = (Math.exp((-cut * cut) / (1 + r)) * Math.sqrt(1 - r * r)) / (2 * Math.PI * mass);
  const mean = (1 + r) * edge;
  const square = 1 + (1 + r * r) * cut * edge + r * corner;
  const product = r + 2 * r * cut * edge + corner;
  return (product - mean * mean) / (square - mean * mean);
}

/** The days on which both legs are among their own lowest `share` of days. */
function beyond(x: Float64Array, y: Float64Array, share: number): { x: Float64Array; y: Float64Array } {
  const last = Math.max(0, Math.floor(share * x.length) - 1);
  const [limitX, limitY] = [x.toSorted()[last] ?? NaN, y.toSorted()[last] ?? NaN];
  const isBeyond = (t: number): boolean => (x[t] ?? NaN) <= limitX && (y[t] ?? NaN) <= limitY;
  return { x: x.filter((_, t) => isBeyond(t)), y: y.filter((_, t) => isBeyond(t)) };
}

/**
 * Exceedance correlations (Longin and Solnik 2001; Ang and Chen 2002): r on the days when both legs are beyond a
 * threshold, for shares of 0.25, 0.5 and 0.75 from either side, each beside the normal-implied value: compare with
 * that, never with r over all days. Null for a link that is constant or perfect: there is nothing to condition.
 */
export function exceedances(x: Float64Array, y: Float64Array): Exceedance[] | null {
  const r = pearson(x, y);
  if (r === null || Math.abs(r) === 1) return null;
  return (['lower', 'upper'] as const).flatMap((side) => {
    const sign = side === 'lower' ? 1 : -1;
    const [legX, legY] = [x.map((value) => sign * value), y.map((value) => sign * value)];
    return SHARES.map((share) => {
      const days = beyond(legX, legY, share);
      const n = days.x.length;
      const knife = n < LEAST_DAYS ? null : jackknife(days.x, days.y);
      const correlation = knife && { value: knife.r, low: knife.low, high: knife.high };
      return { side, share, n, correlation, implied: impliedExceedance(share, r) };
    });
  });
}
