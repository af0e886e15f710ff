import type { Estimate } from '../../reports/estimate.ts';
import { jackknife, pOf } from '../uncertainty/jackknife.ts';
import type { Jackknife } from '../uncertainty/jackknife.ts';
import { studentTQuantile } from '../numbers/student-t.ts';

/** Fewer windows that share no day than this say nothing: the jackknife holds its 95% down to about 20 points. */
const LEAST_WINDOWS = 20;

/** How two rolling paths go together. */
export interface PathCorrelation extends Estimate {
  /** Windows that share no day: what the interval counts as points. */
  readonly windows: number;
  readonly p: number;
}

/** Every `window`-th value, from index `offset` on. */
function everyWindow(values: Float64Array, window: number, offset: number): Float64Array {
  const every = new Float64Array(Math.ceil((values.length - offset) / window));
  for (let i = 0; i < every.length; i += 1) every[i] = values[offset + i * window] ?? NaN;
  return every;
}

/**
 * Correlation of two paths over rolling windows of `window` returns (say, of r and of how far the benchmark moved),
 * with an interval that does not count a return twice.
 *
 * Neighbouring windows share all but one return, so 1,700 values hold only some 27 readings: the correlation of all
 * values is a fair estimate, but its textbook error would be eight times too small. Every `window`-th value comes from
 * returns of its own, so Pearson's r with the jackknife applies to those few points. Where the grid starts is arbitrary
 * and would make the answer jump from day to day; so all `window` grids are used: the value is their mean (of the z's),
 * the standard error the root of their mean square. An average errs less than one of its terms, so the interval is
 * rather too wide, which also covers that links and volatilities outlast a window.
 *
 * What to hold it against is not zero when the other path is the volatility: big joint shocks raise both r and the
 * volatility of their window, so that even a constant link gives about 0.18 under GARCH with t4 shocks (0.06 for the
 * absolute move; 63-session windows).
 *
 * Days on which either path is missing are left out. Null for fewer than 20 windows' worth of days or a path that is
 * constant on some grid.
 */
export function correlationOfPaths(
  one: readonly (number | null)[],
  other: readonly (number | null)[],
  window: number,
): PathCorrelation | null {
  const days = one.flatMap((x, i) => {
    const y = other[i] ?? null;
    return x === null || y === null ? [] : [{ x, y }];
  });
  const windows = Math.floor(days.length / window);
  if (windows < LEAST_WINDOWS) return null;
  const [xs, ys] = [Float64Array.from(days, ({ x }) => x), Float64Array.from(days, ({ y }) => y)];
  const grids: Jackknife[] = [];
  for (let offset = 0; offset < window; offset += 1) {
    const knife = jackknife(everyWindow(xs, window, offset), everyWindow(ys, window, offset));
    if (knife === null) return null;
    grids.push(knife);
  }
  const meanOf = (of: (knife: Jackknife) => number): number =>
    grids.reduce((sum, knife) => sum + of(knife), 0) / window;
  const z = meanOf((knife) => knife.z);
  const se = Math.sqrt(meanOf((knife) => knife.se ** 2));
  const margin = studentTQuantile(0.975, windows - 2) * se;
  return {
    windows,
    value: Math.tanh(z),
    low: Math.tanh(z - margin),
    high: Math.tanh(z + margin),
    p: pOf(z, se, windows - 2),
  };
}
