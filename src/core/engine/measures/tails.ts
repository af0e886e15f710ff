import { bivariateNormalCdf } from '../numbers/bivariate-normal.ts';
import { normalQuantile } from '../numbers/normal.ts';
import { pearson } from './pearson.ts';
import { studentTQuantile } from '../numbers/student-t.ts';

/** A worst tenth of fewer days than this holds too few joint ones to speak of. */
const LEAST_DAYS = 500;
const LEAST_JOINT = 10;
const WORST_SHARE = 0.1;

/** How often the worst tenth of days of one leg was also among the worst tenth of the other. */
export interface LowerTail {
  readonly n: number;
  /** Days on which each leg was in its own worst tenth (the larger of the two counts, should values tie), and both. */
  readonly worst: number;
  readonly joint: number;
  /** joint / worst, 0 to 1, with a 95% interval (Wilson's, for a share of `worst` days). */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** The share that normal returns with the same correlation would have. */
  readonly implied: number;
}

/** The `count`-th smallest value. */
function threshold(values: Float64Array, count: number): number {
  return values.toSorted()[count - 1] ?? NaN;
}

/** Wilson's (1927) 95% interval of a share of `n`; on t(n-1), as 50 days are not many. */
function wilson(share: number, n: number): { readonly low: number; readonly high: number } {
  const squared = studentTQuantile(0.975, n - 1) ** 2 / n;
  const middle = (share + squared / 2) / (1 + squared);
  const margin = Math.sqrt(squared * (share * (1 - share) + squared / 4)) / (1 + squared);
  return { low: middle - margin, high: middle + margin };
}

/**
 * Lower-tail dependence at q = 0.1: the share of one leg's worst tenth of days that were in the other's worst tenth,
 * `#{both <= q} / (n q)`, beside what a bivariate normal with Pearson's r of all the days gives, `C(q, q; r) / q`.
 * Null for fewer than 500 days, fewer than 10 joint ones, or a constant leg.
 */
export function lowerTail(x: Float64Array, y: Float64Array): LowerTail | null {
  const n = x.length;
  const r = pearson(x, y);
  if (r === null || n < LEAST_DAYS) return null;
  const count = Math.floor(WORST_SHARE * n);
  const [worstX, worstY] = [threshold(x, count), threshold(y, count)];
  const below = (values: Float64Array, limit: number): number =>
    values.filter((value) => value <= limit).length;
  const joint = x.filter((value, t) => value <= worstX && (y[t] ?? NaN) <= worstY).length;
  if (joint < LEAST_JOINT) return null;
  const worst = Math.max(below(x, worstX), below(y, worstY));
  const q = worst / n;
  const h = normalQuantile(q);
  const share = joint / worst;
  return { n, worst, joint, share, ...wilson(share, worst), implied: bivariateNormalCdf(h, h, r) / q };
}
