import { count } from '../../describe/formats.ts';
import { EVER } from '../../calendar/sessions.ts';
import { weekOf } from '../../calendar/civil.ts';
import { Refusal } from '../../errors.ts';
import type { Frequency } from '../../reports/pair.ts';
import type { Day, Series, Span } from '../../types.ts';
import { LEAST_RETURNS } from './range-check.ts';
import type { Leg } from './range-check.ts';
import { align, indexOfDay } from './returns.ts';
import type { Aligned } from './returns.ts';
import { weekly } from './weekly.ts';

/** Weeks before the last window that it is held against: a year, as `BASELINE_SESSIONS` is. */
export const BASELINE_WEEKS = 52;
/** The range offered instead is at most a year long. */
const OFFERED_WEEKS = 52;

/**
 * Log returns of several series, as `align` has them, from session to session or from week to week. Weeks are taken
 * from the sessions that all series have up to `span.to`, so that each return of a row covers the same days.
 */
export function alignAt(series: readonly Series[], span: Span, frequency: Frequency): Aligned {
  if (frequency === 'daily') return align(series, span);
  const joint = align(series, { from: EVER, to: span.to });
  const days = joint.base === null ? joint.days : [joint.base, ...joint.days];
  const weeks = series.map((leg, i) =>
    weekly({ ...leg, days, closes: joint.closes[i] ?? new Float64Array() }),
  );
  return align(weeks, span);
}

/** How many ISO weeks the days of a span lie in; New York has never been closed for a whole one. */
export function weeksIn({ from, to }: Span): number {
  return weekOf(to) - weekOf(from) + 1;
}

/** The refusal of a range with `n` weekly returns, fewer than twenty: what works, by the week and by the day. */
export function tooFewWeeks(legs: readonly [Leg, Leg], span: Span, n: number): Refusal {
  const [asset, benchmark] = legs;
  const line = (range: string) => `corr ${asset.listing.id} ${benchmark.listing.id} ${range}`;
  const found = `${asset.listing.label} and ${benchmark.listing.label} share ${count(n, 'weekly return')} from ${span.from} to ${span.to}, and a correlation needs ${LEAST_RETURNS}.`;
  const daily = { label: 'daily returns', line: line(`${span.from}..${span.to}`) };
  const { days } = alignAt([asset.series, benchmark.series], { from: EVER, to: span.to }, 'weekly');
  if (days.length < LEAST_RETURNS) {
    return new Refusal(`${found} No range holds enough weeks yet; leave \`freq=weekly\` out.`, [daily]);
  }
  const offered = days.slice(-OFFERED_WEEKS);
  const range = `${offered[0]}..${offered.at(-1)}`;
  return new Refusal(`${found} Try ${range}, or leave \`freq=weekly\` out.`, [
    { label: `Use ${range}`, line: `${line(range)} freq=weekly` },
    daily,
  ]);
}

/** The joint returns of a pair over a range, as two columns. */
export interface Columns {
  readonly days: readonly Day[];
  readonly asset: Float64Array;
  readonly benchmark: Float64Array;
}

/** The returns of `joint` (asset, benchmark) whose last session is `from` or later. */
export function columnsFrom(joint: Aligned, from: Day): Columns {
  const start = indexOfDay(joint.days, from);
  const [asset = new Float64Array(), benchmark = new Float64Array()] = joint.returns;
  return {
    days: joint.days.slice(start),
    asset: asset.subarray(start),
    benchmark: benchmark.subarray(start),
  };
}
