import { HOUR_MS } from '../sample-at-close.ts';
import type { Candle, ExchangeClient, VenuePair } from './exchange-client.ts';

/** Pages asked for at a time; the exchange's rate limit is ccxt's to keep. */
const PAGES_AT_A_TIME = 4;

/** Open times of the first and the last candle wanted, milliseconds since 1970. */
export interface HourRange {
  readonly first: number;
  readonly last: number;
}

/** Closes by the open time of their candle. */
export type CandleMap = ReadonlyMap<number, number>;

export interface CandleRequest {
  readonly client: ExchangeClient;
  readonly pair: VenuePair;
  readonly range: HourRange;
  readonly signal: AbortSignal | undefined;
  /** Told the share of the pages that are here, after each batch. */
  readonly onShare: (share: number) => void;
}

/**
 * Candles of a range, page by page, in any order. With `reachBackTo`, an open time, it gives up (`complete` is false)
 * as soon as the history starts later than that or a page brings nothing new; with null it takes what there is, over
 * any gap. Never more requests than the range has pages. @throws SourceError, or the signal's reason
 */
export async function fetchCandles(
  request: CandleRequest,
  reachBackTo: number | null,
): Promise<{ candles: CandleMap; complete: boolean }> {
  const candles = new Map<number, number>();
  const pages = pagesOf(request);
  let done = 0;
  // The first page goes alone: it tells whether the others are worth asking for.
  for (const batch of [pages.slice(0, 1), ...batchesOf(pages.slice(1))]) {
    const added = (await fetchPages(request, batch)).map((page) => addNew(candles, page, request.range));
    if (reachBackTo !== null) {
      const reaches = (earliest(candles) ?? Infinity) <= reachBackTo;
      if (!reaches || added.includes(0)) return { candles, complete: false };
    }
    done += batch.length;
    request.onShare(done / pages.length);
  }
  return { candles, complete: true };
}

/**
 * Where the history of an exchange begins in a range whose first page is empty: the open time of its first candle,
 * found by halving; null when its last page is empty too. @throws SourceError, or the signal's reason
 */
export async function findStart(request: CandleRequest): Promise<number | null> {
  const pages = pagesOf(request);
  let empty = 0;
  let filled = pages.length - 1;
  let start = await firstOf(request, pages[filled]);
  while (start !== undefined && filled - empty > 1) {
    const middle = (empty + filled) >>> 1;
    const first = await firstOf(request, pages[middle]);
    if (first === undefined) empty = middle;
    else [filled, start] = [middle, first];
  }
  return start ?? null;
}

/** The first open time, undefined when there is none. */
export function earliest(candles: CandleMap): number | undefined {
  let first: number | undefined;
  for (const openTime of candles.keys()) if (first === undefined || openTime < first) first = openTime;
  return first;
}

interface Page {
  readonly since: number;
  readonly hours: number;
}

function pagesOf({ client, range }: CandleRequest): Page[] {
  const { pageCandles, latestOnly } = client.venue;
  const hours = (range.last - range.first) / HOUR_MS + 1;
  if (latestOnly) return [{ since: range.first, hours }];
  return Array.from({ length: Math.ceil(hours / pageCandles) }, (_, index) => ({
    since: range.first + index * pageCandles * HOUR_MS,
    hours: Math.min(pageCandles, hours - index * pageCandles),
  }));
}

function batchesOf(pages: readonly Page[]): Page[][] {
  return Array.from({ length: Math.ceil(pages.length / PAGES_AT_A_TIME) }, (_, index) =>
    pages.slice(index * PAGES_AT_A_TIME, (index + 1) * PAGES_AT_A_TIME),
  );
}

function fetchPages({ client, pair, signal }: CandleRequest, pages: readonly Page[]) {
  signal?.throwIfAborted();
  return Promise.all(pages.map(({ since, hours }) => client.page(pair, since, hours, signal)));
}

async function firstOf(request: CandleRequest, page: Page | undefined): Promise<number | undefined> {
  const candles = new Map<number, number>();
  for (const rows of await fetchPages(request, page === undefined ? [] : [page])) {
    addNew(candles, rows, request.range);
  }
  return earliest(candles);
}

/** Keeps what lies in the range, the later row of a repeated hour; returns how many hours were new. */
function addNew(candles: Map<number, number>, page: readonly Candle[], { first, last }: HourRange): number {
  const before = candles.size;
  for (const [openTime, close] of page) {
    if (openTime >= first && openTime <= last) candles.set(openTime, close);
  }
  return candles.size - before;
}
