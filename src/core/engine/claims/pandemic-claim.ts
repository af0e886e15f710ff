import type { TurningPoint } from '../../reports/rolling-path.ts';
import type { Claim, PandemicEvidence, Verdict } from '../../reports/study.ts';
import type { Day } from '../../types.ts';
import { breaks } from '../over-time/breaks.ts';
import { jackknife } from '../uncertainty/jackknife.ts';
import { indexOfDay } from '../samples/returns.ts';
import { rolling } from '../measures/rolling.ts';
import type { Rolling } from '../measures/rolling.ts';
import { sharePositive } from '../over-time/share-positive.ts';
import { studentTQuantile } from '../numbers/student-t.ts';
import type { History } from './history.ts';

/** Half a year: over shorter windows a steady link falls below zero by chance alone. */
const WINDOW = 126;
/** The crash of March 2020 is inside the first windows, the years before it are not. */
const SINCE: Day = '2020-06-01';
/** "Ever since" has to begin here, a month of missing prices allowed. */
const LATEST_START: Day = '2020-06-30';
/** Two years of windows: four that share no day. */
const LEAST_WINDOWS = 504;
const LEAST_SHARE = 0.95;
/**
 * The lowest of five to eight years of overlapping windows lies this many standard errors below zero in one history
 * of twenty without any link (measured: GARCH volatility, t4 shocks). The usual 1.98 would do so in sixteen of twenty.
 */
const LEAST_ERRORS_BELOW = 3.75;
/** The day of a break is uncertain by months. */
const BREAK_BETWEEN = { from: '2019-07-01', to: '2020-12-31' } as const;

/** Positive ever since the pandemic: the rolling 126-session correlation of the days from June 2020 on. */
export function pandemicClaim({ days, bitcoin, smallTech, from }: History): Claim<PandemicEvidence> {
  const path = rolling(bitcoin, smallTech, WINDOW);
  const start = indexOfDay(days, from > SINCE ? from : SINCE);
  const shown = {
    days: days.slice(start),
    values: path.values.slice(start),
    low: path.low.slice(start),
    high: path.high.slice(start),
  };
  const found = sharePositive(shown, SINCE);
  const reason = tooLittle(shown);
  const isBelowZero =
    liesBelow(bitcoin.subarray(start), smallTech.subarray(start)) || errorsBelow(shown) > LEAST_ERRORS_BELOW;
  return {
    claim: 'The link has been positive ever since the pandemic.',
    verdict: pandemicVerdict({ share: found?.share ?? null, isBelowZero, isEnough: reason === null }),
    reason,
    evidence: {
      window: WINDOW,
      since: SINCE,
      days: shown.days,
      values: shown.values,
      share: found?.share ?? null,
      lowest: found === null ? null : lowestPoint(found.lowest),
      breakDay: riseAroundThePandemic(days, bitcoin, smallTech),
    },
  };
}

/**
 * The rule. Does not hold when the correlation of all days since June 2020 lies below zero with its interval, or some
 * window does by 3.75 of its standard errors. Holds when neither does, at least 95% of the windows are above zero, and
 * they begin in June 2020 and span two years. Else it can't be told.
 */
export function pandemicVerdict(found: {
  readonly share: number | null;
  readonly isBelowZero: boolean;
  readonly isEnough: boolean;
}): Verdict {
  if (found.isBelowZero) return 'does not hold';
  return found.isEnough && (found.share ?? 0) >= LEAST_SHARE ? 'holds' : "can't be told apart";
}

/** True when the correlation of two columns has its whole interval below zero. */
function liesBelow(x: Float64Array, y: Float64Array): boolean {
  const link = jackknife(x, y);
  return link !== null && link.high < 0;
}

/** How many standard errors of Fisher's z the windows reach below zero, at most; read off their intervals. */
function errorsBelow({ values, low, high }: Rolling): number {
  const quantile = studentTQuantile(0.975, WINDOW - 2);
  const errors = values.map((value, i) => {
    const [bottom, top] = [low[i] ?? null, high[i] ?? null];
    if (value === null || bottom === null || top === null) return 0;
    return (-2 * quantile * Math.atanh(value)) / (Math.atanh(top) - Math.atanh(bottom));
  });
  return Math.max(0, ...errors);
}

function tooLittle({ days, values }: Pick<PandemicEvidence, 'days' | 'values'>): string | null {
  const count = values.filter((value) => value !== null).length;
  const first = days[values.findIndex((value) => value !== null)];
  if (first === undefined) return 'no window of the range ends after May 2020';
  if (first > LATEST_START) return 'the windows of the range begin later than June 2020';
  return count < LEAST_WINDOWS ? 'the range holds less than two years since June 2020' : null;
}

/** A window without an interval is too odd to be quoted. */
function lowestPoint(lowest: {
  readonly day: Day;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}): TurningPoint | null {
  const { day, value, low, high } = lowest;
  return low === null || high === null ? null : { day, value, low, high };
}

/** The largest rise among the breaks of the whole history that lie around the spring of 2020. */
function riseAroundThePandemic(days: readonly Day[], x: Float64Array, y: Float64Array): Day | null {
  const rises = breaks(x, y).flatMap(({ index, before, after }) => {
    const day = days[index] ?? '';
    const isNear = day >= BREAK_BETWEEN.from && day <= BREAK_BETWEEN.to;
    return isNear && after > before ? [{ day, rise: after - before }] : [];
  });
  return rises.sort((a, b) => b.rise - a.rise)[0]?.day ?? null;
}
