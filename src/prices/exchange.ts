import { closeInstant } from '../core/calendar/closes.ts';
import { sessionOnOrAfter, sessionsBetween } from '../core/calendar/sessions.ts';
import { SourceError } from '../core/errors.ts';
import type { RequestBudget } from '../core/pacing/request-budget.ts';
import type { PriceSource } from '../core/ports.ts';
import type { Day, Instrument, Span } from '../core/types.ts';
import { askInOrder, EXCHANGES, type CoinQuestion } from './exchange/exchange-order.ts';
import { findStart } from './exchange/exchange-candles.ts';
import { exchangeClient, type ExchangeClient } from './exchange/exchange-client.ts';
import { journaledClient, type PageJournal } from './exchange/journaled-client.ts';
import { VENUES, venueOf } from './exchange/exchange-venues.ts';
import { HOUR_MS, TOLERANCE_HOURS } from './sample-at-close.ts';

/** Before it nothing quoted bitcoin. */
const COINS_BEGIN: Day = '2010-01-04';

export interface ExchangeOptions {
  /** In the order in which they are asked; by default `coinbase`, `kraken`, `bitstamp`, `binance`. */
  readonly exchanges?: readonly string[] | undefined;
  /** Addresses that stand for the exchanges' own, by exchange: for tests and proxies. */
  readonly baseUrls?: Readonly<Record<string, string>> | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** What all replicas together may ask. */
  readonly budget?: RequestBudget | undefined;
  /** Pages that were fetched before, for a long fetch that may be stopped. */
  readonly journal?: PageJournal | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timeoutMs?: number | undefined;
}

/**
 * Coins from exchanges through ccxt: hourly candles, read at each New York close. The exchanges are asked in order
 * until one has the whole span; when none has, the one that reaches back farthest is taken and a note says so.
 * @throws Error for an exchange it does not know
 */
export function exchangeSource(options: ExchangeOptions): PriceSource {
  const clients = clientsOf(options);
  return {
    name: EXCHANGES,
    covers: ({ market, symbol }) => market === '24/7' && /^[A-Z0-9]{1,15}\/[A-Z]{3,5}$/.test(symbol),
    closes: async (instrument, span, fetchOptions = {}) =>
      askInOrder(clients, { instrument, span, ...hoursOf(span, options.now()), ...fetchOptions }),
  };
}

function clientsOf(options: ExchangeOptions): readonly ExchangeClient[] {
  const { exchanges = VENUES.map(({ id }) => id), baseUrls = {}, timeoutMs = 10_000, journal } = options;
  return exchanges.map((id) => {
    const client = exchangeClient(venueOf(id), {
      fetch: options.fetch,
      budget: options.budget,
      timeoutMs,
      baseUrl: baseUrls[id],
    });
    return journal === undefined ? client : journaledClient(client, journal, options.now);
  });
}

/**
 * The first session that the first of the exchanges has a close of, found without fetching what lies between.
 * Rejects with a `SourceError` when it has none.
 */
export function exchangeHistory(
  options: ExchangeOptions,
): (instrument: Instrument, asOf: Day, signal: AbortSignal | undefined) => Promise<Day> {
  const [client] = clientsOf(options);
  if (client === undefined) throw new Error('exchangeHistory needs an exchange');
  return async (instrument, asOf, signal) => {
    const { range } = hoursOf({ from: COINS_BEGIN, to: asOf }, options.now());
    const pair = client.pairFor(instrument.symbol);
    const start = await findStart({ client, pair, range, signal, onShare: () => undefined });
    const { label } = client.venue;
    if (start === null) throw new SourceError(label, 'bad-data', `has no prices of ${pair.symbol}`);
    const day = new Date(start).toISOString().slice(0, 10);
    return sessionOnOrAfter(day > asOf ? asOf : day);
  };
}

/** The candles that the closes of a span need. The hour that is not over, and those after it, are never asked for. */
function hoursOf({ from, to }: Span, now: number): Pick<CoinQuestion, 'range' | 'reachBackTo'> {
  const closes = sessionsBetween(from, to)
    .map(closeInstant)
    .filter((instant) => instant <= now);
  const [first, last] = [closes.at(0), closes.at(-1)];
  if (first === undefined || last === undefined) {
    throw new SourceError(EXCHANGES, 'unavailable', `have no New York close between ${from} and ${to} yet`);
  }
  const reachBackTo = first - HOUR_MS;
  return { reachBackTo, range: { first: reachBackTo - TOLERANCE_HOURS * HOUR_MS, last: last - HOUR_MS } };
}
