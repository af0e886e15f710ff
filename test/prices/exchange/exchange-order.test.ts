import { afterEach, describe, expect, test } from 'vitest';
import { closeInstant } from '../../../src/core/calendar/closes.ts';
import { sessionsBetween } from '../../../src/core/calendar/sessions.ts';
import type { SourceError } from '../../../src/core/errors.ts';
import type { Instrument } from '../../../src/core/types.ts';
import { exchangeSource } from '../../../src/prices/exchange.ts';
import {
  startFakeExchanges,
  type ExchangeMarket,
  type ExchangeName,
  type FakeExchanges,
} from '../../fakes/exchanges.ts';
import { BTC, expected, NOW, price, quarter, week } from './one-november.ts';

const since = (day: string) => (pair: string, openMs: number) =>
  openMs < Date.parse(day) ? undefined : price(pair, openMs);

let fakes: FakeExchanges;
afterEach(() => fakes.close());

/** All four exchanges with BTC since for ever, except where told otherwise. */
async function exchanges(markets: Partial<Record<ExchangeName, Partial<ExchangeMarket>>> = {}) {
  fakes = await startFakeExchanges((name) => ({
    pairs: name === 'binance' ? ['BTC/USDT'] : ['BTC/USD'],
    close: price,
    now: () => NOW,
    ...markets[name],
  }));
  return fakes.servers;
}

function sourceOn(options: { exchanges?: readonly string[]; now?: number; timeoutMs?: number } = {}) {
  const { now = NOW, ...rest } = options;
  return exchangeSource({ baseUrls: fakes.baseUrls, now: () => now, timeoutMs: 2000, ...rest });
}

async function failure(promise: Promise<unknown>): Promise<SourceError> {
  return promise.then(
    () => expect.unreachable('prices instead of an error'),
    (error: SourceError) => error,
  );
}

describe('the order of the exchanges', () => {
  test('goes on past faults, a block and a short history', async () => {
    const servers = await exchanges();
    servers.coinbase.failAlways({ status: 500, body: { error: 'internal' } });
    servers.bitstamp.failAlways({ status: 503, body: { status: 'error', reason: 'maintenance' } });
    const { source, closes, notes } = await sourceOn().closes(BTC, quarter);
    expect(source).toBe('Binance');
    expect(closes).toEqual(expected(quarter));
    expect(notes).toEqual(['BTC/USD is Binance BTC/USDT.']);
  });

  test('goes past maintenance, which Kraken says under 200', async () => {
    const servers = await exchanges();
    servers.kraken.failAlways({ body: { error: ['EService:Market in cancel_only mode'] } });
    const source = sourceOn({ exchanges: ['kraken'] });
    const { message } = await failure(source.closes(BTC, week));
    expect(message).toBe('gave no prices of BTC/USD: Kraken is down for maintenance');
    expect((await sourceOn({ exchanges: ['kraken', 'bitstamp'] }).closes(BTC, week)).source).toBe('Bitstamp');
  });

  test('goes past a hole in the middle of a history', async () => {
    const hole = (pair: string, openMs: number) =>
      openMs > Date.parse('2024-10-05') && openMs < Date.parse('2024-11-10')
        ? undefined
        : price(pair, openMs);
    await exchanges({ coinbase: { close: hole } });
    const { source, closes } = await sourceOn().closes(BTC, quarter);
    expect(source).toBe('Bitstamp');
    expect(closes).toEqual(expected(quarter));
  });

  test('starts with the one that earlier prices came from', async () => {
    await exchanges();
    expect((await sourceOn().closes(BTC, week, { prefer: 'Bitstamp' })).source).toBe('Bitstamp');
    expect((await sourceOn().closes(BTC, week, { prefer: 'Yahoo' })).source).toBe('Coinbase');
  });

  test('is the one that is configured', async () => {
    await exchanges();
    const { source } = await sourceOn({ exchanges: ['bitstamp', 'coinbase'] }).closes(BTC, week);
    expect(source).toBe('Bitstamp');
    expect(() => sourceOn({ exchanges: ['mtgox'] })).toThrow(
      'I don\'t know the exchange "mtgox". The ones I can ask are coinbase, kraken, bitstamp, binance.',
    );
  });
});

describe('a coin younger than the span', () => {
  const young: Instrument = { symbol: 'SOL/USD', market: '24/7' };
  const none: Partial<ExchangeMarket> = { pairs: [] };

  test('is taken from the exchange that had it first, and a note says since when', async () => {
    await exchanges({
      coinbase: { pairs: ['SOL/USD'], close: since('2024-10-30T12:00Z') },
      kraken: none,
      bitstamp: { pairs: ['SOL/USD'], close: since('2024-10-16T12:00Z') },
      binance: none,
    });
    const series = await sourceOn().closes(young, quarter);
    expect(series.source).toBe('Bitstamp');
    expect(series.days[0]).toBe('2024-10-16');
    expect(series.closes).toEqual(expected({ from: '2024-10-16', to: quarter.to }));
    expect(series.counts).toEqual({ missingCandle: 0 });
    expect(series.notes).toEqual(['Bitstamp has SOL/USD only since 2024-10-16.']);
  });

  test.each(['2024-10-14T13:00Z', '2024-10-31T00:00Z', '2024-11-14T20:00Z', '2024-11-29T16:00Z'])(
    'is found by halving when its first page is empty (listed %s)',
    async (listed) => {
      const servers = await exchanges({ coinbase: { pairs: ['SOL/USD'], close: since(listed) } });
      const { days, closes } = await sourceOn({ exchanges: ['coinbase'] }).closes(young, quarter);
      const first = sessionsBetween(quarter.from, quarter.to).find(
        (day) => closeInstant(day) > Date.parse(listed),
      );
      expect(days[0]).toBe(first);
      expect(closes).toEqual(expected({ from: first ?? '', to: quarter.to }));
      // One page that is empty, three probes, and the pages that have candles.
      expect(servers.coinbase.requests.length).toBeLessThanOrEqual(9);
    },
  );

  test('says what it is missing when a hole is all there is', async () => {
    const hole = (pair: string, openMs: number) =>
      openMs > Date.parse('2024-10-05') && openMs < Date.parse('2024-11-10')
        ? undefined
        : price(pair, openMs);
    await exchanges({ coinbase: { pairs: ['SOL/USD'], close: hole } });
    const { days, counts } = await sourceOn({ exchanges: ['coinbase'] }).closes(young, quarter);
    const wanted = sessionsBetween(quarter.from, quarter.to).length;
    expect(days[0]).toBe('2024-09-30');
    expect(days.at(-1)).toBe('2024-11-29');
    expect(days.length + (counts.missingCandle ?? 0)).toBe(wanted);
    expect(counts.missingCandle).toBeGreaterThan(20);
  });

  test('is not cut to Kraken’s 720 hours while an exchange that may have more is out of reach', async () => {
    const servers = await exchanges();
    servers.coinbase.failAlways({ status: 503, body: 'busy' });
    const source = sourceOn({ exchanges: ['coinbase', 'kraken'] });
    expect((await failure(source.closes(BTC, quarter))).message).toBe(
      'gave no prices of BTC/USD: Coinbase answered 503; Kraken gives only its last 720 hours',
    );
  });

  test('is taken from Kraken’s 720 hours when nobody else lists it', async () => {
    const servers = await exchanges({ kraken: { pairs: ['SOL/USD'] } });
    const { days, notes } = await sourceOn().closes(young, quarter);
    expect(days[0]).toBe('2024-10-31');
    expect(notes).toEqual(['Kraken has SOL/USD only since 2024-10-31: it gives only its last 720 hours.']);
    expect(servers.kraken.requests).toHaveLength(1);
  });

  test('that was not listed anywhere in the span is an error', async () => {
    await exchanges({ coinbase: { pairs: ['SOL/USD'], close: () => undefined } });
    const source = sourceOn({ exchanges: ['coinbase'] });
    expect(await failure(source.closes(young, quarter))).toMatchObject({
      kind: 'bad-data',
      message: 'gave no prices of SOL/USD: Coinbase has no prices of those days',
    });
  });
});

describe('when every exchange fails', () => {
  test('the error names each of them and why', async () => {
    const servers = await exchanges({ kraken: { pairs: [] } });
    servers.coinbase.failAlways('reset');
    servers.bitstamp.failAlways('html');
    servers.binance.failAlways({ status: 451, body: { code: 0, msg: 'restricted location' } });
    expect(await failure(sourceOn().closes(BTC, week))).toMatchObject({
      name: 'SourceError',
      source: 'exchanges',
      kind: 'unavailable',
      message:
        'gave no prices of BTC/USD: Coinbase could not be reached (ECONNRESET); Kraken does not list BTC/USD; ' +
        'Bitstamp answered with a web page instead of prices (a consent or block page); ' +
        'Binance does not answer from this country (451)',
    });
  });

  test('it says when to come back if all of them asked to wait', async () => {
    const servers = await exchanges();
    servers.coinbase.failAlways({ status: 429, headers: { 'retry-after': '30' }, body: '' });
    servers.bitstamp.failAlways({ status: 429, headers: { 'retry-after': '10' }, body: '' });
    const limited = sourceOn({ exchanges: ['coinbase', 'bitstamp'] });
    expect((await failure(limited.closes(BTC, week))).retryAfterMs).toBe(10_000);
    servers.bitstamp.failAlways('reset');
    expect((await failure(limited.closes(BTC, week))).retryAfterMs).toBeUndefined();
  });

  test('a coin that nobody lists is unknown', async () => {
    await exchanges();
    const error = await failure(sourceOn().closes({ symbol: 'NOPE/USD', market: '24/7' }, week));
    expect(error).toMatchObject({
      kind: 'unknown-instrument',
      message: 'do not list NOPE/USD (Coinbase, Kraken, Bitstamp, Binance)',
    });
  });

  test('a stall ends after its time', async () => {
    const servers = await exchanges();
    servers.bitstamp.failAlways('stall-in-body');
    const source = sourceOn({ exchanges: ['bitstamp'], timeoutMs: 60 });
    expect((await failure(source.closes(BTC, week))).message).toBe(
      'gave no prices of BTC/USD: Bitstamp gave no answer within 0.06 s',
    );
  });

  test('a span whose first session is not over has nothing to ask for', async () => {
    const servers = await exchanges();
    const source = sourceOn({ now: closeInstant('2024-11-29') - 1 });
    const error = await failure(source.closes(BTC, { from: '2024-11-28', to: '2024-11-29' }));
    expect(error.message).toBe('have no New York close between 2024-11-28 and 2024-11-29 yet');
    expect(servers.coinbase.requests).toEqual([]);
  });
});
