import { numberOfDay } from '../core/calendar/civil.ts';
import { isSession, LAST_SESSION, sessionOnOrBefore, shiftSessions } from '../core/calendar/sessions.ts';
import { SourceError } from '../core/errors.ts';
import type { Day, HygieneCounts, RawSeries, Series } from '../core/types.ts';
import { withoutBadTicks } from './hygiene/bad-ticks.ts';
import { named } from './named.ts';
import { refuseUnadjustedSplit } from './hygiene/unadjusted-split.ts';
import type { Row } from './hygiene/usual-move.ts';

export interface CleanOptions {
  /** The last finished session: nothing after it is believed. */
  readonly asOf: Day;
  /** Milliseconds since 1970. */
  readonly fetchedAt: number;
  readonly stale?: boolean;
}

/** The earliest day the trading calendar can judge; rows before it are outside every question and are left out. */
const CALENDAR_START: Day = '2000-01-01';

/**
 * Makes a source's closes fit for statistics: one finite positive close a New York session, ascending, none after the
 * as-of session. Every rule that fires is counted, on top of what the source counted itself.
 *
 * The order matters. Rows are dropped first (unreadable day, after the as-of session, no session, no price), then
 * repeated days are settled (the later row wins, so a null never replaces a price), then bad ticks are taken out, and
 * what is left is searched for splits.
 *
 * A row of the session right after `asOf` counts as `unfinished`, any later one as `future`. Coins trade on weekends and
 * holidays: those rows are left out without a count. A coin's `utc-close` of the as-of session may still move until
 * midnight UTC; it is kept, since that clock is called approximate wherever it is shown.
 *
 * @throws SourceError `bad-data` when no price is left or a split has not been adjusted.
 */
export function clean(raw: RawSeries, { asOf, fetchedAt, stale = false }: CleanOptions): Series {
  const { instrument, source, clock } = raw;
  const counts: HygieneCounts = { ...noCounts(), ...raw.counts };
  const kept = settleRepeats(believableRows(raw, asOf, counts), counts);
  const { rows, badTicks } = withoutBadTicks(kept);
  counts.badTick += badTicks.length;
  // Indices don't split, and coins have no shares.
  if (instrument.market === 'NYSE' && !instrument.symbol.startsWith('^')) refuseUnadjustedSplit(raw, rows);
  if (rows.length === 0) {
    throw new SourceError(source, 'bad-data', `gave no usable price for ${instrument.symbol} up to ${asOf}`);
  }
  return {
    instrument,
    source,
    clock,
    days: rows.map((row) => row.day),
    closes: Float64Array.from(rows, (row) => row.close),
    counts,
    notes: [...raw.notes, ...badTickNotes(instrument.symbol, badTicks)],
    fetchedAt,
    stale,
  };
}

/** Counters that have not fired. */
export function noCounts(): HygieneCounts {
  return {
    malformed: 0,
    badPrice: 0,
    duplicate: 0,
    conflicting: 0,
    unsorted: 0,
    future: 0,
    offCalendar: 0,
    unfinished: 0,
    badTick: 0,
    split: 0,
    missingCandle: 0,
  };
}

function believableRows(raw: RawSeries, asOf: Day, counts: HygieneCounts): Row[] {
  const rows: Row[] = [];
  let previous: Day = '';
  for (const [index, day] of raw.days.entries()) {
    const close = raw.closes[index] ?? NaN;
    const reason = reasonToDrop(day, close, asOf, raw.instrument.market === '24/7');
    if (reason === null) rows.push({ day, close });
    else if (reason !== 'silent') counts[reason] += 1;
    if (reason === 'malformed') continue;
    if (day < previous) counts.unsorted += 1;
    previous = day;
  }
  return rows;
}

function reasonToDrop(
  day: Day,
  close: number,
  asOf: Day,
  trades247: boolean,
): keyof HygieneCounts | 'silent' | null {
  if (numberOfDay(day) === null) return 'malformed';
  if (day < CALENDAR_START) return 'silent';
  if (day > LAST_SESSION) return 'future';
  const traded = isSession(day);
  if (trades247 && !traded) return 'silent';
  if (day > asOf) return isNextSession(day, asOf) ? 'unfinished' : 'future';
  if (!traded) return 'offCalendar';
  return Number.isFinite(close) && close > 0 ? null : 'badPrice';
}

function isNextSession(day: Day, asOf: Day): boolean {
  return isSession(day) && shiftSessions(day, -1) === sessionOnOrBefore(asOf);
}

function settleRepeats(rows: readonly Row[], counts: HygieneCounts): Row[] {
  const closeOf = new Map<Day, number>();
  for (const { day, close } of rows) {
    const earlier = closeOf.get(day);
    if (earlier !== undefined) counts[earlier === close ? 'duplicate' : 'conflicting'] += 1;
    closeOf.set(day, close);
  }
  // Dates of this form sort as text.
  return Array.from(closeOf, ([day, close]) => ({ day, close })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

function badTickNotes(symbol: string, badTicks: readonly Day[]): string[] {
  if (badTicks.length === 0) return [];
  return [
    `${symbol} jumped and came straight back on ${named(badTicks)}: left out as ${badTicks.length === 1 ? 'a bad tick' : 'bad ticks'}`,
  ];
}
