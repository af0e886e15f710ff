import type { Day } from '../../types.ts';
import { pOf } from '../uncertainty/jackknife.ts';
import { studentTQuantile } from '../numbers/student-t.ts';

/** Fewer windows that share no day than this, on either side, say nothing: about a year and a half. */
const LEAST_WINDOWS = 6;

/** The mean of a rolling path in some years against the others. */
export interface MeansByYears {
  readonly inside: number;
  readonly outside: number;
  /** Windows that share no day, on each side: what the interval counts as points. */
  readonly insideWindows: number;
  readonly outsideWindows: number;
  /** Inside minus outside, with its 95% interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly t: number;
  /** Two-sided p-value of "no difference". */
  readonly p: number;
}

/** A path's value and the place of its window's last day. */
interface Reading {
  readonly end: number;
  readonly value: number;
}

function meanOf(readings: readonly Reading[]): number {
  return readings.reduce((sum, { value }) => sum + value, 0) / readings.length;
}

/** Squared standard error of the mean of readings that share no day; null for fewer than two. */
function squaredError(readings: readonly Reading[]): number | null {
  const n = readings.length;
  const mean = meanOf(readings);
  if (n < 2) return null;
  return readings.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (n - 1) / n;
}

/** Mean, over all grids of every `window`-th day, of the squared error of the side's mean. */
function meanSquaredError(readings: readonly Reading[], window: number): number {
  const errors: number[] = [];
  for (let offset = 0; offset < window; offset += 1) {
    const error = squaredError(readings.filter(({ end }) => end % window === offset));
    if (error !== null) errors.push(error);
  }
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

/**
 * Is a rolling path higher in some `years` (`2020`) than in the others? `days` are consecutive sessions, `values[i]`
 * the value of the window of `window` sessions that ends on `days[i]`. Only windows that lie wholly on one side count:
 * the rest hold days of both, and those that began before the first day can't be told.
 *
 * The means are of all such windows; their errors come from windows that share no day, every `window`-th one, averaged
 * over all places where that grid may start (see `correlationOfPaths`), with Welch's degrees of freedom.
 * Where the link itself drifts for months, "no difference" is denied 9% of the time instead of 5.
 * Years picked because the path was high in them will look high: pick them for another reason.
 * Null when a side has fewer than six such windows, or the path is constant.
 */
export function meansByYears(
  days: readonly Day[],
  values: readonly (number | null)[],
  years: readonly string[],
  window: number,
): MeansByYears | null {
  const sides: { readonly inside: Reading[]; readonly outside: Reading[] } = { inside: [], outside: [] };
  // How many days in a row, up to this one, were on this day's side.
  let run = 0;
  let before: keyof typeof sides | null = null;
  for (const [end, day] of days.entries()) {
    const side = years.includes(day.slice(0, 4)) ? 'inside' : 'outside';
    run = side === before ? run + 1 : 1;
    before = side;
    const value = values[end] ?? null;
    if (run >= window && value !== null) sides[side].push({ end, value });
  }
  return against(sides.inside, sides.outside, window);
}

function against(
  insideReadings: readonly Reading[],
  outsideReadings: readonly Reading[],
  window: number,
): MeansByYears | null {
  const insideWindows = Math.floor(insideReadings.length / window);
  const outsideWindows = Math.floor(outsideReadings.length / window);
  if (Math.min(insideWindows, outsideWindows) < LEAST_WINDOWS) return null;
  const [inside, outside] = [meanOf(insideReadings), meanOf(outsideReadings)];
  const [one, other] = [meanSquaredError(insideReadings, window), meanSquaredError(outsideReadings, window)];
  const se = Math.sqrt(one + other);
  if (!(se > 0)) return null;
  const df = (one + other) ** 2 / (one ** 2 / (insideWindows - 1) + other ** 2 / (outsideWindows - 1));
  const difference = inside - outside;
  const margin = studentTQuantile(0.975, df) * se;
  return {
    inside,
    outside,
    insideWindows,
    outsideWindows,
    difference,
    low: difference - margin,
    high: difference + margin,
    t: difference / se,
    p: pOf(difference, se, df),
  };
}
