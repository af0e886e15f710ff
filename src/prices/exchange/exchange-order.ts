import { SourceError } from '../../core/errors.ts';
import type { FetchOptions, OnProgress } from '../../core/ports.ts';
import type { Instrument, RawSeries, Span } from '../../core/types.ts';
import {
  earliest,
  fetchCandles,
  findStart,
  type CandleMap,
  type CandleRequest,
  type HourRange,
} from './exchange-candles.ts';
import type { ExchangeClient } from './exchange-client.ts';
import { sampleAtClose } from '../sample-at-close.ts';

/** What the exchanges are called together. */
export const EXCHANGES = 'exchanges';

/** The closes of a coin that are wanted, and the candles that hold them. */
export interface CoinQuestion extends FetchOptions {
  readonly instrument: Instrument;
  readonly span: Span;
  readonly range: HourRange;
  /** Open time of the candle that closes with the first session. */
  readonly reachBackTo: number;
}

/** An exchange that has only part of the span, and the first candle it has, null while that is not known. */
interface Part {
  readonly request: CandleRequest;
  readonly candles: CandleMap;
  readonly start: number | null;
}

/** A part whose first candle is known. */
type BegunPart = Part & { readonly start: number };

/** The closes from the first exchange that has the whole span, else from the one that reaches back farthest. */
export async function askInOrder(
  clients: readonly ExchangeClient[],
  question: CoinQuestion,
): Promise<RawSeries> {
  const failures: SourceError[] = [];
  const parts: Part[] = [];
  const report = neverBackwards(question.onProgress);
  for (const client of preferredFirst(clients, question.prefer)) {
    const request = requestOf(client, question, report);
    const answer = await unlessFailed(failures, () => fetchCandles(request, question.reachBackTo));
    if (answer === null) continue;
    const series = answer.complete ? toSeries(request, answer.candles, question) : null;
    if (series !== null) return series;
    parts.push({ request, candles: answer.candles, start: earliest(answer.candles) ?? null });
  }
  return askForPart(parts, failures, question);
}

/** The exchange that earlier prices came from goes first: its tail continues them, another's would not. */
function preferredFirst(clients: readonly ExchangeClient[], prefer: string | undefined): ExchangeClient[] {
  const rank = ({ venue }: ExchangeClient) => Number(venue.label !== prefer);
  return clients.toSorted((a, b) => rank(a) - rank(b));
}

/** The part that begins first. @throws SourceError when no exchange has one close of the span */
async function askForPart(parts: readonly Part[], failures: SourceError[], question: CoinQuestion) {
  const outOfReach = failures.filter(({ kind }) => kind !== 'unknown-instrument');
  for (const part of await inOrderOfStart(parts, failures)) {
    const { venue } = part.request.client;
    // What a capped exchange lacks says nothing about the coin while one that may have it is out of reach.
    if (venue.latestOnly && outOfReach.length > 0) {
      failures.push(lacks(part, `gives only its last ${venue.pageCandles} hours`));
      continue;
    }
    const candles = await unlessFailed(failures, () => candlesOf(part));
    const series = candles === null ? null : toSeries(part.request, candles, question);
    if (series !== null) return withNote(series, part, outOfReach);
    if (candles !== null) failures.push(lacks(part, 'has no price at a New York close of those days'));
  }
  throw allFailed(question.instrument, failures);
}

async function inOrderOfStart(parts: readonly Part[], failures: SourceError[]): Promise<BegunPart[]> {
  const begun: BegunPart[] = [];
  for (const part of parts) {
    if (part.start !== null) begun.push({ ...part, start: part.start });
    else {
      const start = await unlessFailed(failures, () => startOf(part));
      if (start !== null) begun.push({ ...part, start });
    }
  }
  return begun.toSorted((a, b) => a.start - b.start);
}

async function startOf(part: Part): Promise<number> {
  const start = await findStart(part.request);
  if (start === null) throw lacks(part, 'has no prices of those days');
  return start;
}

async function candlesOf({ request, candles, start }: BegunPart): Promise<CandleMap> {
  if (request.client.venue.latestOnly) return candles;
  const fromStart = { ...request, range: { ...request.range, first: start } };
  return (await fetchCandles(fromStart, null)).candles;
}

function requestOf(
  client: ExchangeClient,
  { instrument, range, signal }: CoinQuestion,
  report: OnProgress,
): CandleRequest {
  const what = `${instrument.symbol} from ${client.venue.label}`;
  const pair = client.pairFor(instrument.symbol);
  return { client, pair, range, signal, onShare: (share) => report(share, what) };
}

/** Another exchange starts from its own beginning, but a person who watches has already come farther. */
function neverBackwards(onProgress: OnProgress | undefined): OnProgress {
  let farthest = 0;
  return (share, what) => {
    farthest = Math.max(farthest, share);
    onProgress?.(farthest, what);
  };
}

/** Null and a noted failure for what the exchange is to blame for; an abort, or a fault of ours, goes through. */
async function unlessFailed<T>(failures: SourceError[], run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    failures.push(error);
    return null;
  }
}

/** Null when no session has a price. */
function toSeries(
  { client, pair }: CandleRequest,
  candles: CandleMap,
  { instrument, span }: CoinQuestion,
): RawSeries | null {
  const { label } = client.venue;
  const { days, closes, missing } = sampleAtClose(
    { openTimes: [...candles.keys()], closes: [...candles.values()] },
    span,
  );
  if (days.length === 0) return null;
  const standsIn = pair.symbol !== instrument.symbol;
  return {
    instrument,
    days,
    closes,
    source: label,
    clock: 'new-york-close',
    counts: { missingCandle: missing },
    notes: standsIn ? [`${instrument.symbol} is ${label} ${pair.symbol}.`] : [],
  };
}

function withNote(series: RawSeries, { request }: Part, outOfReach: readonly SourceError[]): RawSeries {
  const { label, latestOnly, pageCandles } = request.client.venue;
  const why = latestOnly ? `: it gives only its last ${pageCandles} hours` : '';
  const others = outOfReach.map(({ source, message }) => `; ${source} ${message}`).join('');
  const note = `${label} has ${request.pair.symbol} only since ${series.days[0]}${why}${others}.`;
  return { ...series, notes: [...series.notes, note] };
}

function lacks({ request }: Part, clause: string): SourceError {
  return new SourceError(request.client.venue.label, 'bad-data', clause);
}

/** One error for all: final only when none of the exchanges lists the pair. */
function allFailed({ symbol }: Instrument, failures: readonly SourceError[]): SourceError {
  const cause = new AggregateError(failures);
  const kinds = new Set(failures.map(({ kind }) => kind));
  if (kinds.size === 1 && kinds.has('unknown-instrument')) {
    const asked = failures.map(({ source }) => source).join(', ');
    return new SourceError(EXCHANGES, 'unknown-instrument', `do not list ${symbol} (${asked})`, { cause });
  }
  const reasons = failures.map(({ source, message }) => `${source} ${message}`).join('; ');
  const kind = kinds.has('unavailable') ? 'unavailable' : 'bad-data';
  return new SourceError(EXCHANGES, kind, `gave no prices of ${symbol}: ${reasons}`, {
    cause,
    ...retryAfter(failures),
  });
}

/** The shortest wait that was asked for, when every exchange that may answer later asked for one. */
function retryAfter(failures: readonly SourceError[]): { retryAfterMs?: number } {
  const waits = failures
    .filter(({ kind }) => kind === 'unavailable')
    .map(({ retryAfterMs }) => retryAfterMs ?? NaN);
  const shortest = Math.min(...waits);
  return Number.isFinite(shortest) ? { retryAfterMs: shortest } : {};
}
