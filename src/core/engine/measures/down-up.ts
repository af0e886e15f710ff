import type { Estimate } from '../../reports/estimate.ts';
import { beta } from './beta.ts';
import { jackknife, pOf } from '../uncertainty/jackknife.ts';
import type { Jackknife } from '../uncertainty/jackknife.ts';
import { studentTQuantile } from '../numbers/student-t.ts';

/** Fewer sessions than this in a half support no claim. */
const LEAST_SESSIONS = 60;

/** The link over the sessions of one sign of the benchmark. */
export interface Half {
  readonly n: number;
  readonly correlation: Estimate;
  /** Slope of the asset on the benchmark, in log returns. */
  readonly beta: Estimate;
}

/** Down minus up, with its 95% interval and the two-sided p-value of "no difference". */
export interface HalfDifference extends Estimate {
  readonly p: number;
}

/** Sessions on which the benchmark fell against those on which it rose. */
export interface DownUp {
  readonly down: Half;
  readonly up: Half;
  readonly correlation: HalfDifference;
  readonly beta: HalfDifference;
}

interface Part {
  readonly half: Half;
  readonly knife: Jackknife;
  readonly betaError: number;
}

function part(x: Float64Array, y: Float64Array, keep: (benchmark: number) => boolean): Part | null {
  const asset = x.filter((_, t) => keep(y[t] ?? NaN));
  const benchmark = y.filter(keep);
  const n = benchmark.length;
  if (n < LEAST_SESSIONS) return null;
  const knife = jackknife(asset, benchmark);
  const slope = beta(asset, benchmark);
  if (knife === null || slope === null) return null;
  return {
    knife,
    betaError: (slope.high - slope.value) / studentTQuantile(0.975, n - 2),
    half: {
      n,
      correlation: { value: knife.r, low: knife.low, high: knife.high },
      beta: { value: slope.value, low: slope.low, high: slope.high },
    },
  };
}

/**
 * Interval and p-value of `difference` from the errors of two independent estimates on n1 and n2 sessions: the errors
 * add in squares, the degrees of freedom are Welch and Satterthwaite's.
 */
function against(
  difference: number,
  [n1, se1]: readonly [n: number, se: number],
  [n2, se2]: readonly [n: number, se: number],
): HalfDifference {
  const se = Math.hypot(se1, se2);
  const df = se ** 4 / (se1 ** 4 / (n1 - 2) + se2 ** 4 / (n2 - 2));
  const margin = studentTQuantile(0.975, df) * se;
  return {
    value: difference,
    low: difference - margin,
    high: difference + margin,
    p: pOf(difference, se, df),
  };
}

/** The difference of the z's, told as a difference of the r's by the slope between the two (as in `compare`). */
function correlationDifference(down: Jackknife, up: Jackknife): HalfDifference {
  const { value: d, low, high, p } = against(down.z - up.z, [down.n, down.se], [up.n, up.se]);
  const value = down.r - up.r;
  const slope = d === 0 ? 1 - down.r * down.r : value / d;
  return { value, low: low * slope, high: high * slope, p };
}

/**
 * Does the asset follow the benchmark down more than up? r and beta over the sessions with benchmark < 0 and > 0, and
 * their differences: disjoint halves, so their jackknife errors are independent. Sessions at exactly 0 are in neither.
 * Compare the halves with each other only, never with r over all sessions: for normal returns with r = 0.384 both
 * halves have 0.243, as half of the benchmark's range leaves 1 - 2/pi of its variance. Beta is not affected.
 * Null when a half has fewer than 60 sessions or no jackknife: no claim.
 */
export function downUp(asset: Float64Array, benchmark: Float64Array): DownUp | null {
  const down = part(asset, benchmark, (value) => value < 0);
  const up = part(asset, benchmark, (value) => value > 0);
  if (down === null || up === null) return null;
  return {
    down: down.half,
    up: up.half,
    correlation: correlationDifference(down.knife, up.knife),
    beta: against(
      down.half.beta.value - up.half.beta.value,
      [down.half.n, down.betaError],
      [up.half.n, up.betaError],
    ),
  };
}
