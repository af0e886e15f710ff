import type { Day, Series, Span } from '../../types.ts';
import { inBoth, numbersOf, placesOf, sessionsOfReturns } from './joint-sessions.ts';

/** Two or more series on the sessions that all of them have. */
export interface Aligned {
  /** The last session of each return, ascending. */
  readonly days: readonly Day[];
  /** The session that the first return starts from; null when there is no return. */
  readonly base: Day | null;
  /** Log returns, one column a series, one entry a day. */
  readonly returns: readonly Float64Array[];
  /** Closes, one column a series: the base first, then one a day. */
  readonly closes: readonly Float64Array[];
}

/** First index whose day is not before `day`; `days` ascends. */
export function indexOfDay(days: readonly Day[], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The closes of a series on sessions that it has. */
export function closesOn({ days, closes }: Series, sessions: Int32Array): Float64Array {
  const places = placesOf(sessions, numbersOf(days));
  // A loop, as Float64Array.from walks an iterator, five times slower.
  const column = new Float64Array(sessions.length);
  for (let i = 0; i < column.length; i += 1) column[i] = closes[places[i] ?? -1] ?? NaN;
  return column;
}

/** `ln(P_t / P_(t-1))`: one fewer than closes. */
export function logReturns(closes: Float64Array): Float64Array {
  const returns = new Float64Array(Math.max(0, closes.length - 1));
  for (let i = 0; i < returns.length; i += 1) {
    returns[i] = Math.log((closes[i + 1] ?? NaN) / (closes[i] ?? NaN));
  }
  return returns;
}

/**
 * Log returns `ln(P_t / P_(t-1))` of several series over consecutive joint sessions: joined first, differenced after,
 * so that every return of a row covers the same interval and a missing session is compounded over, never filled.
 * Keeps the returns whose last session lies in `span`; the first one may start from a session before it.
 */
export function align(series: readonly Series[], span: Span): Aligned {
  const numbers = series.map(({ days }) => numbersOf(days));
  const [first = new Int32Array()] = numbers;
  const sessions = sessionsOfReturns(numbers.reduce(inBoth), span);
  const [base = null, ...days] = daysAt(series[0]?.days ?? [], placesOf(sessions, first));
  const closes = series.map((leg) => closesOn(leg, sessions));
  const returns = closes.map(logReturns);
  return { days, base: days.length > 0 ? base : null, returns, closes };
}

function daysAt(days: readonly Day[], places: Int32Array): Day[] {
  const found: Day[] = [];
  for (let i = 0; i < places.length; i += 1) found.push(days[places[i] ?? -1] ?? '');
  return found;
}
