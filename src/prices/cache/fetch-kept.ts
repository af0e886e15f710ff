import type { KeptPrices } from '../../core/kept-prices.ts';
import type { FetchOptions, PriceSource } from '../../core/ports.ts';
import type { Day, Instrument, RawSeries } from '../../core/types.ts';
import { SourceError } from '../../core/errors.ts';
import type { LogEvent } from '../../core/log.ts';
import { clean } from '../hygiene.ts';
import { closedOnly, lastDay, newestClosed, tailSpan, withTail } from './kept-prices.ts';

export interface FetchKeptRequest {
  readonly source: PriceSource;
  readonly instrument: Instrument;
  /** The first day wanted. */
  readonly from: Day;
  /** What the same source gave before, if anything. */
  readonly base: KeptPrices | null;
  readonly asOf: Day;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  readonly log: (event: LogEvent) => void;
}

/**
 * All closes from `from` to the as-of session: the last sessions fetched and joined to `base` where they belong
 * together, else everything fetched.
 * @throws SourceError what the source throws, and `bad-data` when hygiene leaves nothing to keep.
 */
export async function fetchKept(request: FetchKeptRequest, options: FetchOptions): Promise<KeptPrices> {
  const { source, instrument, from, base, asOf } = request;
  if (base === null) return fetchWhole(request, from, options);
  if (base.askedFrom > from) return fetchWhole(request, from, options);
  const tailOptions = { ...options, prefer: base.raw.source };
  const tail = closed(request, await source.closes(instrument, tailSpan(base, asOf), tailOptions));
  const raw = withTail(base.raw, tail);
  if (raw !== null) return kept(request, raw, base.askedFrom);
  if (isComplete(base, request) && !sameOrigin(base.raw, tail)) {
    // Another exchange can't vouch for these closes, but it can't bring a newer one either: not worth a long fetch.
    return base;
  }
  request.log({
    event: 'prices-refetched-whole',
    symbol: instrument.symbol,
    was: base.raw.source,
    now: tail.source,
  });
  return fetchWhole(request, base.askedFrom, options);
}

async function fetchWhole(request: FetchKeptRequest, from: Day, options: FetchOptions): Promise<KeptPrices> {
  const raw = await request.source.closes(request.instrument, { from, to: request.asOf }, options);
  return kept(request, closed(request, raw), from);
}

function closed(request: FetchKeptRequest, raw: RawSeries): RawSeries {
  const left = closedOnly(raw, request.asOf, request.nowMs);
  if (left.days.length > 0) return left;
  throw new SourceError(
    raw.source,
    'bad-data',
    `has no finished session of ${request.instrument.symbol} yet`,
  );
}

/** Runs hygiene once so that a series it refuses is never kept, and the next source is asked instead. */
function kept(request: FetchKeptRequest, raw: RawSeries, askedFrom: Day): KeptPrices {
  const { source, asOf, nowMs } = request;
  clean(raw, { asOf, fetchedAt: nowMs });
  return { raw, via: source.name, askedFrom, fetchedAt: nowMs };
}

function isComplete(base: KeptPrices, { asOf, nowMs }: FetchKeptRequest): boolean {
  return lastDay(base.raw) >= newestClosed(base.raw.clock, asOf, nowMs);
}

function sameOrigin(a: RawSeries, b: RawSeries): boolean {
  return a.source === b.source && a.clock === b.clock;
}
