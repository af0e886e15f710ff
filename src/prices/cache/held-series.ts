import { count } from '../../core/describe/formats.ts';
import { Refusal } from '../../core/errors.ts';
import type { SourceError } from '../../core/errors.ts';
import type { Day, RawSeries, Series, Span } from '../../core/types.ts';
import { reasons } from '../first-to-answer.ts';
import { clean } from '../hygiene.ts';
import { newestClosed, within } from './kept-prices.ts';
import type { Holding } from './price-memory.ts';

/**
 * The part of the held prices that a question is about, cleaned, with notes on where they fall short of it.
 * `stale` only when days of the question are missing because a refresh failed.
 * @throws Refusal when the instrument has no price in the span.
 */
export function heldSeries(holding: Holding, span: Span, asOf: Day, nowMs: number): Series {
  const { kept, lastDay, refreshFailures, passedOver } = holding;
  const part = within(kept.raw, span);
  if (part.days.length === 0) throw outside(kept.raw, span);
  const newest = newestClosed(kept.raw.clock, asOf, nowMs);
  const stale = refreshFailures.length > 0 && lastDay < earlier(span.to, newest);
  const notes = [
    ...part.notes,
    ...passedOverNotes(passedOver, part),
    ...(stale ? [staleNote(holding, nowMs)] : shortNotes(holding, earlier(span.to, asOf), newest)),
  ];
  return clean({ ...part, notes }, { asOf, fetchedAt: kept.fetchedAt, stale });
}

/** Why prices are not from the source that comes first; nothing when that one just doesn't know the instrument. */
export function passedOverNotes(
  failures: readonly SourceError[],
  { instrument, source }: Pick<RawSeries, 'instrument' | 'source'>,
): string[] {
  const outages = failures.filter((failure) => failure.kind !== 'unknown-instrument');
  return outages.length === 0 ? [] : [`${reasons(outages)}, so ${instrument.symbol} is from ${source}`];
}

/** `40 minutes`, `3 hours`, `2 days`: rounded down, and never less than a minute. */
export function ageInWords(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 60) return count(minutes, 'minute');
  return minutes < 48 * 60
    ? count(Math.floor(minutes / 60), 'hour')
    : count(Math.floor(minutes / 1440), 'day');
}

function staleNote({ kept, lastDay, refreshFailures }: Holding, nowMs: number): string {
  const { instrument, source } = kept.raw;
  const age = ageInWords(nowMs - kept.fetchedAt);
  return `${instrument.symbol} could not be brought up to date (${reasons(refreshFailures)}): these are ${source}'s closes up to ${lastDay}, fetched ${age} ago`;
}

function shortNotes({ kept, lastDay }: Holding, wanted: Day, newest: Day): string[] {
  const { instrument, source } = kept.raw;
  if (lastDay >= wanted) return [];
  if (lastDay < newest) return [`${source} has no close of ${instrument.symbol} after ${lastDay}`];
  return [`${instrument.symbol} ends on ${lastDay}, because the UTC day ${wanted} is not over`];
}

function outside({ instrument, days }: RawSeries, span: Span): Refusal {
  const sorted = [...days].sort();
  return new Refusal(
    `I have no prices of ${instrument.symbol} between ${span.from} and ${span.to}: they run from ${sorted.at(0)} to ${sorted.at(-1)}. Ask for a range within that.`,
  );
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}
