import { hasRealPrices, realPrices, skipReason } from '../real-prices-folder.ts';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeInstant, lastFinishedSession } from '../../src/core/calendar/closes.ts';
import { sessionsBetween } from '../../src/core/calendar/sessions.ts';
import { Refusal, SourceError } from '../../src/core/errors.ts';
import type { Listing } from '../../src/core/types.ts';
import { filesSource } from '../../src/prices/files.ts';
import { clean } from '../../src/prices/hygiene.ts';
import { createPrices } from '../../src/prices/index.ts';
import type { PricesOptions } from '../../src/prices/index.ts';
import { countingSource, outage, smoothClose, unknownInstrument } from './cache/counting-source.ts';
import type { CountingSource } from './cache/counting-source.ts';

const MONDAY_1625 = Date.parse('2024-06-10T20:25:00Z');
const DAY_MS = 86_400_000;
const span = { from: '2023-01-03', to: '2024-06-10' };

let clockMs: number;
let folder: string;
let exchange: CountingSource;
let yahoo: CountingSource;

beforeEach(async () => {
  clockMs = MONDAY_1625;
  folder = await mkdtemp(join(tmpdir(), 'lockstep-chooser-'));
  exchange = countingSource({
    name: 'exchange',
    source: 'Coinbase',
    covers: ({ market }) => market === '24/7',
  });
  yahoo = countingSource({ name: 'yahoo', source: 'Yahoo' });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function prices(change: Partial<PricesOptions> = {}) {
  return createPrices({
    sources: [
      { source: exchange, keep: true },
      { source: yahoo, keep: true },
    ],
    folder: null,
    now: () => clockMs,
    asOf: () => lastFinishedSession(clockMs),
    random: () => 0.5,
    ...change,
  });
}

function listing(change: Partial<Listing> = {}): Listing {
  return {
    id: 'btc',
    label: 'BTC',
    name: 'Bitcoin',
    group: 'coin',
    aliases: [],
    instruments: [{ symbol: 'BTC/USD', market: '24/7' }],
    about: 'The first coin.',
    ...change,
  };
}
const tech = listing({
  id: 'r2k-tech',
  label: 'small-cap tech',
  instruments: [
    { symbol: 'R2KTECH', market: 'NYSE' },
    { symbol: 'PSCT', market: 'NYSE' },
  ],
});
const typed = listing({ id: 'nosuch', label: 'NOSUCH', instruments: [{ symbol: 'NOSUCH', market: 'NYSE' }] });

const refusalOf = async (attempt: Promise<unknown>): Promise<string> => {
  const error = await attempt.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Refusal);
  return error instanceof Error ? error.message : '';
};

describe('choosing', () => {
  test('the first source that covers the first instrument answers', async () => {
    const series = await prices().load(listing(), span);
    expect(series).toMatchObject({ source: 'Coinbase', clock: 'new-york-close', stale: false, notes: [] });
    expect(series.days).toEqual(sessionsBetween('2023-01-03', '2024-06-10'));
    expect([...series.closes]).toEqual(series.days.map(smoothClose));
    expect(yahoo.calls).toHaveLength(0);
  });

  test('another instrument stands in only when nobody knows the first', async () => {
    const known = yahoo.closes;
    const picky = {
      ...yahoo,
      closes: (...args: Parameters<typeof known>) =>
        args[0].symbol === 'R2KTECH' ? Promise.reject(unknownInstrument('Yahoo')) : known(...args),
    };
    const series = await prices({ sources: [{ source: picky, keep: true }] }).load(tech, span);
    expect(series.instrument.symbol).toBe('PSCT');
    expect(series.notes).toEqual([]);
  });

  test.each([
    ['an outage', outage('Yahoo', 'timed out')],
    ['bad data', new SourceError('Yahoo', 'bad-data', 'sent half a JSON')],
  ])('and never because of %s', async (_, fault) => {
    yahoo.fault = fault;
    await refusalOf(prices().load(tech, span));
    expect(yahoo.calls.map(({ symbol }) => symbol)).toEqual(['R2KTECH']);
  });

  test('a second source fills in for the same instrument, and the reply says so', async () => {
    exchange.fault = outage('Coinbase', 'answered 451');
    const series = await prices().load(listing(), span);
    expect(series).toMatchObject({
      source: 'Yahoo',
      notes: ['Coinbase answered 451, so BTC/USD is from Yahoo'],
    });
  });

  test('a caller who has left already costs nothing', async () => {
    const signal = AbortSignal.abort(new Error('left'));
    await expect(prices().load(listing(), span, { signal })).rejects.toThrow('left');
    expect(exchange.calls).toHaveLength(0);
  });

  test('progress of a long fetch reaches the caller', async () => {
    const heard: string[] = [];
    const slow = {
      ...exchange,
      closes: (...args: Parameters<typeof exchange.closes>) => {
        args[2]?.onProgress?.(0.5, 'BTC/USD from Coinbase');
        return exchange.closes(...args);
      },
    };
    const onProgress = (share: number, what: string) => void heard.push(`${share} ${what}`);
    await prices({ sources: [{ source: slow, keep: true }] }).load(listing(), span, { onProgress });
    expect(heard).toEqual(['0.5 BTC/USD from Coinbase']);
  });
});

describe('refusing', () => {
  test('names every source and why, and when to come back', async () => {
    exchange.fault = outage('Coinbase', 'answered 451');
    yahoo.fault = outage('Yahoo', 'timed out');
    expect(await refusalOf(prices().load(listing(), span))).toBe(
      "I couldn't get prices for BTC: Coinbase answered 451, Yahoo timed out. Try again in a minute.",
    );
  });

  test('tells the wait that a source asks for', async () => {
    exchange.fault = outage('Coinbase', 'answered 429', 10 * 60_000);
    yahoo.fault = outage('Yahoo', 'answered 429', 4.5 * 60_000);
    expect(await refusalOf(prices().load(listing(), span))).toContain('Try again in 5 minutes.');
  });

  test('does not promise that wrong data will pass', async () => {
    yahoo.fault = new SourceError('Yahoo', 'bad-data', 'has a split on 2024-06-03 that it has not adjusted');
    expect(await refusalOf(prices().load(tech, span))).toBe(
      "I couldn't get prices for small-cap tech: Yahoo has a split on 2024-06-03 that it has not adjusted. Try another range or another name: `symbols` lists them.",
    );
  });

  test('leaves an unknown symbol that was typed to the catalog', async () => {
    yahoo.fault = unknownInstrument('Yahoo');
    const unknown = (id: string) => new Refusal(`Did you mean something else than ${id}?`);
    expect(await refusalOf(prices({ unknown }).load(typed, span))).toBe(
      'Did you mean something else than nosuch?',
    );
    expect(await refusalOf(prices().load(typed, span))).toContain('I don\'t know "nosuch".');
  });

  test('does not call a name of its own unknown', async () => {
    exchange.fault = unknownInstrument('Coinbase');
    yahoo.fault = unknownInstrument('Yahoo');
    const unknown = () => new Refusal('never');
    expect(await refusalOf(prices({ unknown }).load(listing(), span))).toBe(
      'I have no prices for BTC: Coinbase does not know it, Yahoo does not know it. Try another name: `symbols` lists them.',
    );
    expect(await refusalOf(prices({ sources: [] }).load(listing(), span))).toContain(
      'no price source covers it',
    );
  });

  test('says which range works when only older prices are out of reach', async () => {
    const chooser = prices();
    await chooser.load(listing(), span);
    exchange.fault = outage('Coinbase', 'timed out');
    yahoo.fault = outage('Yahoo', 'timed out');
    expect(await refusalOf(chooser.load(listing(), { from: '2015-01-02', to: span.to }))).toContain(
      'A range that starts on 2023-01-03 or later works now.',
    );
  });
});

describe('stale prices', () => {
  test('are given rather than a refusal, and say so', async () => {
    const chooser = prices({ folder });
    await chooser.load(listing(), span);
    clockMs += DAY_MS;
    exchange.fault = outage('Coinbase', 'timed out');
    yahoo.fault = outage('Yahoo', 'answered 503');
    for (const again of [chooser, prices({ folder })]) {
      const series = await again.load(listing(), { from: '2023-01-03', to: '2024-06-11' });
      expect(series).toMatchObject({ stale: true, fetchedAt: MONDAY_1625 });
      expect(series.days.at(-1)).toBe('2024-06-10');
      expect(series.notes[0]).toContain('Coinbase timed out, Yahoo answered 503');
      expect(series.notes[0]).toContain('fetched 24 hours ago');
    }
  });
});

describe('sources that are not kept', () => {
  test('are asked every time with the span itself, and leave no trace on disk', async () => {
    const simulated = countingSource({ name: 'simulated', source: 'simulated' });
    const chooser = prices({ sources: [{ source: simulated, keep: false }], folder });
    await chooser.load(listing(), span);
    const series = await chooser.load(listing(), { from: '2024-01-02', to: '2024-02-01' });
    expect(series).toMatchObject({ source: 'simulated', fetchedAt: clockMs });
    expect(simulated.calls.map((call) => call.span.from)).toEqual(['2023-01-03', '2024-01-02']);
    expect(await readdir(folder)).toEqual([]);
  });

  test('have no breaker: a folder that is mended works at once', async () => {
    const files = countingSource({ name: 'files', source: 'files' });
    const chooser = prices({ sources: [{ source: files, keep: false }] });
    files.fault = outage('files', 'the folder does not exist');
    for (let i = 0; i < 10; i += 1) await refusalOf(chooser.load(listing(), span));
    files.fault = null;
    expect((await chooser.load(listing(), span)).source).toBe('files');
  });

  test('come in their place: what a folder has not is fetched', async () => {
    const files = countingSource({ name: 'files', source: 'files' });
    files.fault = unknownInstrument('files');
    const chooser = prices({
      sources: [
        { source: files, keep: false },
        { source: exchange, keep: true },
        { source: yahoo, keep: true },
      ],
    });
    expect(await chooser.load(listing(), span)).toMatchObject({ source: 'Coinbase', notes: [] });
    files.fault = null;
    expect(await chooser.load(listing(), span)).toMatchObject({ source: 'files' });
  });
});

describe('the folder', () => {
  test('can be given to --prices as it stands', async () => {
    const fetched = await prices({ folder }).load(listing(), span);
    const read = await prices({ sources: [{ source: filesSource(folder), keep: false }] }).load(
      listing(),
      span,
    );
    expect({ ...read, source: 'Coinbase' }).toEqual(fetched);
  });

  test.skipIf(!hasRealPrices)(
    `holds after 60 evenings of real prices what one fetch would give${skipReason}`,
    async () => {
      const upstream = filesSource(realPrices);
      for (const symbol of ['PSCT', '^VIX']) {
        const instrument = { symbol, market: 'NYSE' } as const;
        const one = listing({ instruments: [instrument] });
        for (const day of sessionsBetween('2025-01-02', '2025-03-31')) {
          clockMs = closeInstant(day) + 30 * 60_000;
          await prices({ sources: [{ source: upstream, keep: true }], folder }).load(one, {
            from: '2015-01-02',
            to: day,
          });
        }
        const whole = { from: '2015-01-02', to: '2025-03-31' };
        const options = { asOf: '2025-03-31', fetchedAt: clockMs };
        expect(
          await prices({ sources: [{ source: filesSource(folder), keep: false }] }).load(one, whole),
        ).toEqual(clean(await upstream.closes(instrument, whole), options));
      }
    },
  );
});
