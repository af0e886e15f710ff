import { afterEach, describe, expect, test, vi } from 'vitest';
import { closeInstant } from '../../src/core/calendar/closes.ts';
import type { SourceError } from '../../src/core/errors.ts';
import type { Instrument } from '../../src/core/types.ts';
import { exchangeSource } from '../../src/prices/exchange.ts';
import {
  EXCHANGE_NAMES,
  startFakeExchanges,
  type ExchangeMarket,
  type ExchangeName,
  type FakeExchanges,
} from '../fakes/exchanges.ts';
import { priceSourceContract } from '../contracts/price-source.ts';
import type { Fault } from '../fakes/price-server.ts';
import { BTC, expected, HOUR_MS, NOW, price, quarter, week } from './exchange/one-november.ts';

priceSourceContract('exchanges', async () => {
  const own = await startFakeExchanges(() => ({ pairs: ['BTC/USD'], close: price, now: () => NOW }));
  return {
    source: exchangeSource({ baseUrls: own.baseUrls, now: () => NOW }),
    known: BTC,
    unknown: { symbol: 'NOPE/USD', market: '24/7' },
    close: own.close,
  };
});

let fakes: FakeExchanges | undefined;
afterEach(async () => {
  await fakes?.close();
  fakes = undefined;
});

/** All four exchanges with BTC since for ever, except where told otherwise. */
async function exchanges(markets: Partial<Record<ExchangeName, Partial<ExchangeMarket>>> = {}) {
  const started = await startFakeExchanges((name) => ({
    pairs: name === 'binance' ? ['BTC/USDT'] : ['BTC/USD'],
    close: price,
    now: () => NOW,
    ...markets[name],
  }));
  fakes = started;
  return started.servers;
}

/** The fakes of a test that has started them. */
function running(): FakeExchanges {
  if (fakes === undefined) throw new Error('Start the exchanges first.');
  return fakes;
}

function sourceOn(options: { exchanges?: readonly string[]; now?: number; timeoutMs?: number } = {}) {
  const { now = NOW, ...rest } = options;
  return exchangeSource({ baseUrls: running().baseUrls, now: () => now, timeoutMs: 2000, ...rest });
}

async function failure(promise: Promise<unknown>): Promise<SourceError> {
  return promise.then(
    () => expect.unreachable('prices instead of an error'),
    (error: SourceError) => error,
  );
}

describe.each(EXCHANGE_NAMES)('%s alone', (name) => {
  const label = name.charAt(0).toUpperCase() + name.slice(1);

  test('gives the price at each New York close of a week', async () => {
    const servers = await exchanges();
    const series = await sourceOn({ exchanges: [name] }).closes(BTC, week);
    expect(series).toEqual({
      instrument: BTC,
      days: ['2024-11-22', '2024-11-25', '2024-11-26', '2024-11-27', '2024-11-29'],
      closes: expected(week),
      source: label,
      clock: 'new-york-close',
      counts: { missingCandle: 0 },
      notes: name === 'binance' ? ['BTC/USD is Binance BTC/USDT.'] : [],
    });
    expect(servers[name].requests).toHaveLength(1);
  });

  test('sorts and joins pages that come in any order', async () => {
    await exchanges({ [name]: { shuffled: true } });
    const span = name === 'kraken' ? week : quarter;
    const { closes } = await sourceOn({ exchanges: [name] }).closes(BTC, span);
    expect(closes).toEqual(expected(span));
  });

  test('never gives the candle that is not over', async () => {
    const now = Date.parse('2024-11-27T20:59:59Z');
    await exchanges({ [name]: { now: () => now } });
    const { days } = await sourceOn({ exchanges: [name], now }).closes(BTC, week);
    expect(days.at(-1)).toBe('2024-11-26');
    const later = await sourceOn({ exchanges: [name], now: now + 1000 }).closes(BTC, week);
    expect(later.days.at(-1)).toBe('2024-11-27');
  });

  test('counts a close that no candle within two hours gives', async () => {
    const close = closeInstant('2024-11-26');
    const gap = (pair: string, openMs: number) =>
      openMs >= close - 3 * HOUR_MS && openMs < close ? undefined : price(pair, openMs);
    await exchanges({ [name]: { close: gap } });
    const { days, counts } = await sourceOn({ exchanges: [name] }).closes(BTC, week);
    expect(days).not.toContain('2024-11-26');
    expect(counts).toEqual({ missingCandle: 1 });
  });

  test('does not list a coin: final', async () => {
    await exchanges();
    const source = sourceOn({ exchanges: [name] });
    const error = await failure(source.closes({ symbol: 'NOPE/USD', market: '24/7' }, week));
    expect(error).toMatchObject({
      source: 'exchanges',
      kind: 'unknown-instrument',
      message: `do not list NOPE/USD (${label})`,
    });
  });

  test.each<[string, Fault, string, number]>([
    [
      '451',
      { status: 451, body: { code: 0, msg: 'restricted location' } },
      'does not answer from this country (451)',
      1,
    ],
    ['429', { status: 429, headers: { 'retry-after': '7' }, body: '' }, 'answered 429, too many requests', 1],
    ['503', { status: 503, body: 'busy' }, 'answered 503', 1],
    ['nothing', 'empty', 'gave an empty answer', 1],
    ['a web page', 'html', 'answered with a web page instead of prices (a consent or block page)', 1],
    ['half a JSON', 'half-json', "gave an answer that broke off and can't be read", 2],
    ['a redirect', 'redirect', 'answered 302, a redirect, which is not followed', 1],
    ['a reset', 'reset', 'could not be reached (ECONNRESET)', 2],
  ])('%s is told as it was', async (_, fault, clause, requests) => {
    const servers = await exchanges();
    servers[name].failAlways(fault);
    const error = await failure(sourceOn({ exchanges: [name] }).closes(BTC, week));
    expect(error.message).toBe(`gave no prices of BTC/USD: ${label} ${clause}`);
    expect(error.kind).toBe('unavailable');
    expect(servers[name].requests).toHaveLength(requests);
  });

  test('asks for the pair under its own name', async () => {
    const servers = await exchanges();
    await sourceOn({ exchanges: [name] }).closes(BTC, week);
    const ids = {
      coinbase: 'BTC-USD',
      kraken: 'pair=XXBTZUSD',
      bitstamp: 'ohlc/btcusd/',
      binance: 'symbol=BTCUSDT',
    };
    expect(servers[name].requests[0]).toContain(ids[name]);
  });
});

describe('paging', () => {
  test('asks Coinbase for 300 hours at a time, from two hours before the first close to the last', async () => {
    const servers = await exchanges();
    const { closes, source } = await sourceOn().closes(BTC, quarter);
    expect(source).toBe('Coinbase');
    expect(closes).toEqual(expected(quarter));
    const starts = servers.coinbase.requests.map((path) =>
      Number(new URLSearchParams(path.split('?')[1]).get('start')),
    );
    const first = closeInstant('2024-09-30') / 1000 - 3 * 3600;
    expect(starts.toSorted((a, b) => a - b)).toEqual(
      [0, 1, 2, 3, 4].map((page) => first + page * 300 * 3600),
    );
    expect(servers.kraken.requests).toEqual([]);
  });

  test('reports its progress, and never goes back when another exchange begins', async () => {
    const halted = (pair: string, openMs: number) =>
      openMs > Date.parse('2024-11-08') ? undefined : price(pair, openMs);
    await exchanges({ bitstamp: { close: halted } });
    const told: [number, string][] = [];
    await sourceOn({ exchanges: ['bitstamp', 'coinbase'] }).closes(BTC, quarter, {
      onProgress: (share, what) => told.push([share, what]),
    });
    expect(told).toEqual([
      [0.5, 'BTC/USD from Bitstamp'],
      [0.5, 'BTC/USD from Coinbase'],
      [1, 'BTC/USD from Coinbase'],
    ]);
  });

  test('an exchange that always sends the same page is not asked for ever', async () => {
    const servers = await exchanges();
    const openMs = closeInstant('2024-09-30') - HOUR_MS;
    servers.coinbase.failAlways({ body: { candles: [{ start: `${openMs / 1000}`, close: '5' }] } });
    const { source } = await sourceOn().closes(BTC, quarter);
    expect(source).toBe('Bitstamp');
    expect(servers.coinbase.requests.length).toBeLessThanOrEqual(5);
  });
});

describe('one source', () => {
  test('serves several coins and callers at once', async () => {
    const coins = ['BTC', 'ETH', 'SOL'].map((coin): Instrument => ({
      symbol: `${coin}/USD`,
      market: '24/7',
    }));
    const servers = await exchanges({ coinbase: { pairs: coins.map(({ symbol }) => symbol) } });
    const source = sourceOn();
    const all = await Promise.all(coins.map((coin) => source.closes(coin, week)));
    expect(all.map(({ instrument }) => instrument)).toEqual(coins);
    expect(servers.coinbase.requests).toHaveLength(3);
  });

  test('asks no exchange for its list of markets', async () => {
    const servers = await exchanges();
    await sourceOn().closes(BTC, week);
    expect(EXCHANGE_NAMES.flatMap((name) => servers[name].requests)).toHaveLength(1);
  });

  test('keeps the path of an address that stands for an exchange', async () => {
    const servers = await exchanges();
    servers.coinbase.failAlways({ body: { candles: [] } });
    const baseUrls = { coinbase: `${servers.coinbase.url}/through/coinbase/` };
    const source = exchangeSource({ baseUrls, now: () => NOW, exchanges: ['coinbase'] });
    await failure(source.closes(BTC, week));
    expect(servers.coinbase.requests[0]).toMatch(/^\/through\/coinbase\/api\/v3\/brokerage\/market\//);
  });

  test('stops at once when nobody waits any more, and blames no exchange for it', async () => {
    const servers = await exchanges();
    servers.coinbase.failAlways('stall');
    const controller = new AbortController();
    const pending = sourceOn({ timeoutMs: 60_000 }).closes(BTC, week, { signal: controller.signal });
    await vi.waitUntil(() => servers.coinbase.requests.length === 1);
    const reason = new Error('nobody waits any more');
    controller.abort(reason);
    await expect(pending).rejects.toBe(reason);
    expect(servers.kraken.requests).toEqual([]);
  });

  test.each<[string, Instrument['market'], boolean]>([
    ['BTC/USD', '24/7', true],
    ['PEPE/USDT', '24/7', true],
    ['PSCT', 'NYSE', false],
    ['../x/USD', '24/7', false],
    ['BTC', '24/7', false],
  ])('covers %s (%s): %s', (symbol, market, covered) => {
    expect(exchangeSource({ now: () => NOW }).covers({ symbol, market })).toBe(covered);
  });
});
