import { sessionOnOrBefore, sessionsBetween, shiftSessions } from '../../core/calendar/sessions.ts';
import type { KeptPrices } from '../../core/kept-prices.ts';
import type { Clock, Day, HygieneCounts, RawSeries, Span } from '../../core/types.ts';
import { noCounts } from '../hygiene.ts';

/** How many stored sessions are fetched again: sources correct their latest closes for some days. */
const OVERLAP_SESSIONS = 5;

/**
 * Two closes further apart than this (relative) are different closes. Yahoo computes adjusted closes in single
 * precision, so that the same day differs by up to 4e-7 between two answers (ranaroussi/yfinance#1871); the smallest
 * adjustment that means something, a dividend of one cent on a price of 500, moves the past by 2e-5. This is in the
 * middle, and what slips below it is a return that is wrong by 0.0003%.
 */
const SAME_CLOSE = 3e-6;

const DAY_MS = 86_400_000;

/** The last day of a series, which need not be sorted; the empty text when there is none. */
export function lastDay(raw: RawSeries): Day {
  return raw.days.reduce((last, day) => (day > last ? day : last), '');
}

/** The last session whose close can be final on that clock. A UTC day ends up to four hours after New York's close. */
export function newestClosed(clock: Clock, asOf: Day, nowMs: number): Day {
  if (clock === 'new-york-close') return asOf;
  const lastUtcDay = new Date(nowMs - DAY_MS).toISOString().slice(0, 10);
  return sessionOnOrBefore(lastUtcDay < asOf ? lastUtcDay : asOf);
}

/**
 * The series without days that were not over: a partial bar must not be frozen in the store. Of these, the session
 * that is under way is counted, as hygiene counts it; a coin's weekend is not a session.
 */
export function closedOnly(raw: RawSeries, asOf: Day, nowMs: number): RawSeries {
  const newest = newestClosed(raw.clock, asOf, nowMs);
  const closed = pick(raw, (day) => day <= newest);
  if (closed.days.length === raw.days.length) return raw;
  const next = shiftSessions(newest, 1);
  const unfinished = raw.days.filter((day) => day === next).length;
  return { ...closed, counts: { ...raw.counts, unfinished: (raw.counts.unfinished ?? 0) + unfinished } };
}

/** What to fetch to bring kept prices up to the as-of session. */
export function tailSpan(kept: KeptPrices, asOf: Day): Span {
  const last = lastDay(kept.raw);
  const start = shiftSessions(last < asOf ? last : asOf, -OVERLAP_SESSIONS);
  return { from: start < kept.askedFrom ? kept.askedFrom : start, to: asOf };
}

/**
 * The kept series with its last sessions replaced and continued by freshly fetched ones; null when they don't belong
 * together and all of it must be fetched again: another exchange, another clock, or a close in the overlap that
 * disagrees, because adjusted closes are revised backwards at every dividend and split.
 */
export function withTail(base: RawSeries, tail: RawSeries): RawSeries | null {
  if (tail.source !== base.source || tail.clock !== base.clock) return null;
  const first = tail.days.reduce((least, day) => (day < least ? day : least), lastDay(base));
  const known = closesByDay(pick(base, (day) => day >= first));
  const fresh = closesByDay(tail);
  let agreeing = 0;
  for (const [day, close] of known) {
    if (Number.isNaN(close)) continue;
    const again = fresh.get(day);
    if (again === undefined) return null;
    // A source that has lost a close it once gave has not revised it.
    if (Number.isNaN(again)) continue;
    if (Math.abs(again - close) > SAME_CLOSE * Math.abs(close)) return null;
    agreeing += 1;
  }
  if (agreeing === 0) return null;
  const before = pick(base, (day) => day < first);
  return {
    ...base,
    days: [...before.days, ...tail.days],
    closes: [
      ...before.closes,
      ...tail.closes.map((close, i) => lastGood(close, known.get(tail.days[i] ?? ''))),
    ],
    counts: joinCounts(base.counts, tail.counts),
    notes: [...new Set([...base.notes, ...tail.notes])],
  };
}

/** The kept series between two days, with the counts that can be told for just these days. */
export function within(raw: RawSeries, span: Span): RawSeries {
  const part = pick(raw, (day) => day >= span.from && day <= span.to);
  const counts = { ...raw.counts };
  if (span.to <= lastDay(raw)) delete counts.unfinished;
  const missingCandle = missingSessions(part);
  if (missingCandle !== null) counts.missingCandle = missingCandle;
  return { ...part, counts };
}

function lastGood(close: number, known: number | undefined): number {
  return Number.isNaN(close) && known !== undefined ? known : close;
}

/** Sessions without a sample, for pairs that are sampled at the New York close: the only series that has one for each. */
function missingSessions(raw: RawSeries): number | null {
  if (raw.instrument.market !== '24/7' || raw.clock !== 'new-york-close') return null;
  const first = raw.days.reduce((least, day) => (day < least ? day : least), lastDay(raw));
  if (first === '') return 0;
  const present = new Set(raw.days);
  return sessionsBetween(first, lastDay(raw)).filter((session) => !present.has(session)).length;
}

/** The overlap is in both, so counts can't be added: the larger one is the least that is true of the joined series. */
function joinCounts(base: Partial<HygieneCounts>, tail: Partial<HygieneCounts>): Partial<HygieneCounts> {
  const counts = { ...base };
  // The session that was under way at the last fetch is over by now, or counted again.
  delete counts.unfinished;
  for (const [name, count] of Object.entries(tail)) {
    if (isCount(name)) counts[name] = Math.max(counts[name] ?? 0, count);
  }
  return counts;
}

function isCount(name: string): name is keyof HygieneCounts {
  return name in noCounts();
}

function pick(raw: RawSeries, wanted: (day: Day) => boolean): RawSeries {
  const days: Day[] = [];
  const closes: number[] = [];
  for (const [i, day] of raw.days.entries()) {
    if (!wanted(day)) continue;
    days.push(day);
    closes.push(raw.closes[i] ?? Number.NaN);
  }
  return { ...raw, days, closes };
}

function closesByDay(raw: RawSeries): Map<Day, number> {
  return new Map(raw.days.map((day, i) => [day, raw.closes[i] ?? Number.NaN]));
}
