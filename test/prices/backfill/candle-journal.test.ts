import { appendFile, mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { candleJournal } from '../../../src/prices/backfill/candle-journal.ts';
import type { ExchangeClient } from '../../../src/prices/exchange/exchange-client.ts';
import { VENUES } from '../../../src/prices/exchange/exchange-venues.ts';
import { journaledClient } from '../../../src/prices/exchange/journaled-client.ts';

const HOUR_MS = 3_600_000;
const BEGIN = Date.parse('2025-01-01T00:00:00Z');
const pair = { symbol: 'BTC/USD', base: 'BTC', quote: 'USD' };
const page = (first: number, hours: number, venue = 'Coinbase') => ({
  venue,
  pair,
  since: BEGIN + first * HOUR_MS,
  hours,
});
const candle = (hour: number, close = hour) => [BEGIN + hour * HOUR_MS, close] as const;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-journal-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('pages that outlive a stop', () => {
  test('are there for the next process, also cut into other pages, and only where every hour was fetched', async () => {
    const first = candleJournal(folder);
    await first.write(page(0, 3), [candle(0), candle(2)]);
    await first.write(page(3, 3), [candle(3), candle(4), candle(5)]);
    const next = candleJournal(folder);
    expect(await next.read(page(0, 3))).toEqual([candle(0), candle(2)]);
    expect(await next.read(page(1, 3))).toEqual([candle(2), candle(3)]);
    expect(await next.read(page(4, 3))).toBeNull();
    expect(await next.read(page(0, 3, 'Kraken'))).toBeNull();
    expect(await next.read({ ...page(0, 3), pair: { ...pair, symbol: 'BTC/EUR' } })).toBeNull();
  });

  test('hours without a candle are known to have none', async () => {
    const journal = candleJournal(folder);
    await journal.write(page(0, 3), []);
    expect(await journal.read(page(0, 3))).toEqual([]);
  });

  test('a line that a kill has cut is passed over, and spoils none after it', async () => {
    const first = candleJournal(folder);
    await first.write(page(0, 1), [candle(0)]);
    await first.write(page(1, 1), [candle(1)]);
    const file = join(folder, 'BTC.ndjson');
    const { length } = await readFile(file);
    await truncate(file, length - 5);
    const second = candleJournal(folder);
    expect(await second.read(page(1, 1))).toBeNull();
    await second.write(page(2, 1), [candle(2)]);
    await appendFile(file, '\n{"venue":"Coinbase","pair":7}');
    const third = candleJournal(folder);
    expect([
      await third.read(page(0, 1)),
      await third.read(page(1, 1)),
      await third.read(page(2, 1)),
    ]).toEqual([[candle(0)], null, [candle(2)]]);
  });

  test('a close that is missing comes back missing, not as zero', async () => {
    await candleJournal(folder).write(page(0, 1), [candle(0, NaN)]);
    expect(await candleJournal(folder).read(page(0, 1))).toEqual([candle(0, NaN)]);
  });

  test('are gone once they are forgotten', async () => {
    const journal = candleJournal(folder);
    await journal.write(page(0, 1), [candle(0)]);
    await journal.forget('BTC');
    expect(await journal.read(page(0, 1))).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a client with a journal', () => {
  function counting(id: string) {
    const venue = VENUES.find((one) => one.id === id);
    if (venue === undefined) throw new Error(`no venue ${id}`);
    const asked: number[] = [];
    const client: ExchangeClient = {
      venue,
      pairFor: () => pair,
      page: async (_, since) => {
        asked.push((since - BEGIN) / HOUR_MS);
        return [candle((since - BEGIN) / HOUR_MS)];
      },
    };
    return { asked, client: journaledClient(client, candleJournal(folder), () => BEGIN + 48 * HOUR_MS) };
  }

  test('asks for no hour twice, but for those of the last day', async () => {
    const { asked, client } = counting('coinbase');
    for (const since of [0, 0, 23, 23, 24, 24]) {
      await client.page(pair, BEGIN + since * HOUR_MS, 1, undefined);
    }
    expect(asked).toEqual([0, 23, 24, 24]);
  });

  test('asks an exchange that gives only its latest hours every time', async () => {
    const { asked, client } = counting('kraken');
    for (const since of [0, 0]) await client.page(pair, BEGIN + since * HOUR_MS, 1, undefined);
    expect(asked).toEqual([0, 0]);
  });
});
