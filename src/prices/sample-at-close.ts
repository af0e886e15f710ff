import { closeInstant } from '../core/calendar/closes.ts';
import { sessionsBetween } from '../core/calendar/sessions.ts';
import type { Day, Span } from '../core/types.ts';

/** The length of an hourly candle. */
export const HOUR_MS = 3_600_000;

/** How much older than the New York close a candle's close may be before the session counts as missing, in hours. */
export const TOLERANCE_HOURS = 2;

/** One-hour candles in any order: `openTimes` in milliseconds since 1970, `closes` in the pair's quote. */
export interface HourlyCandles {
  readonly openTimes: readonly number[] | Float64Array;
  readonly closes: readonly number[] | Float64Array;
}

/** A market that never closes, read when New York closes. */
export interface SampledCloses {
  readonly days: Day[];
  readonly closes: number[];
  /** Sessions between the first and the last candle without a usable one. */
  readonly missing: number;
}

/**
 * Reads hourly candles at each New York session close of `span` (16:00, 13:00 on half days).
 *
 * The price at instant T is the close of the candle that opened at T - 1 h. When that candle is missing or has no usable
 * price, the last close at most two hours older stands in; when there is none, the session is absent and counted.
 * Sessions before the first candle or after the last one are absent and not counted: the market was not listed yet, or
 * the hour that holds the close is not over. When an hour is repeated, its later row is read.
 */
export function sampleAtClose(candles: HourlyCandles, span: Span): SampledCloses {
  const sessions = sessionsBetween(span.from, span.to).map((day) => ({
    day,
    wanted: closeInstant(day) - HOUR_MS,
  }));
  const { byHour, first, last } = closesAt(hoursNear(sessions), candles);
  const days: Day[] = [];
  const closes: number[] = [];
  let missing = 0;
  for (const { day, wanted } of sessions) {
    if (wanted < first || wanted > last) continue;
    const close = lastClose(byHour, wanted);
    if (close === undefined) {
      missing++;
    } else {
      days.push(day);
      closes.push(close);
    }
  }
  return { days, closes, missing };
}

/** The hours that any session may be read at: a few thousand, where the candles are a hundred thousand. */
function hoursNear(sessions: readonly { readonly wanted: number }[]): ReadonlySet<number> {
  const hours = new Set<number>();
  for (const { wanted } of sessions) {
    for (let hoursOld = 0; hoursOld <= TOLERANCE_HOURS; hoursOld++) hours.add(wanted - hoursOld * HOUR_MS);
  }
  return hours;
}

function lastClose(byHour: ReadonlyMap<number, number>, wanted: number): number | undefined {
  for (let hoursOld = 0; hoursOld <= TOLERANCE_HOURS; hoursOld++) {
    const close = byHour.get(wanted - hoursOld * HOUR_MS);
    if (close !== undefined) return close;
  }
  return undefined;
}

/** The usable closes of some hours, and the first and last hour that has a candle. */
function closesAt(hours: ReadonlySet<number>, { openTimes, closes }: HourlyCandles) {
  const byHour = new Map<number, number>();
  let first = Infinity;
  let last = -Infinity;
  for (let index = 0; index < openTimes.length; index++) {
    const openTime = openTimes[index];
    const close = closes[index];
    if (openTime === undefined || close === undefined) continue;
    if (openTime < first) first = openTime;
    if (openTime > last) last = openTime;
    if (hours.has(openTime) && close > 0 && close < Infinity) byHour.set(openTime, close);
  }
  return { byHour, first, last };
}
