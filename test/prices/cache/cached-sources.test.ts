import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CachedPricesOptions } from '../../../src/prices/cache/cache-parts.ts';
import { BTC, DAY_MS, FROM, MINUTE_MS, PSCT, spansAsked, testBed } from './cache-test-bed.ts';
import { countingSource, outage, smoothClose, unknownInstrument } from './counting-source.ts';
import type { CountingSource } from './counting-source.ts';

const bed = testBed();

describe('closes that were revised', () => {
  test('are fetched whole, never spliced', async () => {
    const prices = bed.cache({ keeper: bed.onDisk() });
    await prices.load(PSCT, FROM);
    bed.clockMs += DAY_MS;
    bed.feed.change = (raw) => ({ ...raw, closes: raw.closes.map((close) => close * 0.998) });
    const held = await prices.load(PSCT, '2024-01-02');
    expect(spansAsked(bed.feed)).toEqual([
      '2023-01-03..2024-06-10',
      '2024-06-03..2024-06-11',
      '2023-01-03..2024-06-11',
    ]);
    expect(held.kept.raw.closes).toEqual(held.kept.raw.days.map((day) => smoothClose(day) * 0.998));
    expect(await bed.onDisk().read(PSCT)).toEqual(held.kept);
    expect(bed.events).toContain('prices-refetched-whole');
  });

  test('also when nothing but the past has changed', async () => {
    const prices = bed.cache();
    await prices.load(PSCT, FROM);
    bed.clockMs += 11 * MINUTE_MS;
    bed.feed.change = (raw) => ({ ...raw, closes: raw.closes.map((close) => close * 0.998) });
    const refreshed = bed.logged('prices-fetched');
    await prices.load(PSCT, FROM);
    await refreshed;
    const { raw } = (await prices.load(PSCT, FROM)).kept;
    expect(raw.closes).toEqual(raw.days.map((day) => smoothClose(day) * 0.998));
  });

  test('the same when another exchange answers for a newer session', async () => {
    const prices = bed.cache();
    await prices.load(BTC, FROM);
    bed.clockMs += DAY_MS;
    bed.feed.change = (raw) => ({ ...raw, source: 'Kraken' });
    const held = await prices.load(BTC, FROM);
    expect(held.kept.raw.source).toBe('Kraken');
    expect(spansAsked(bed.feed)[2]).toBe('2023-01-03..2024-06-11');
  });

  test('but not when it has nothing new to say', async () => {
    const prices = bed.cache();
    await prices.load(BTC, FROM);
    bed.clockMs += 11 * MINUTE_MS;
    bed.feed.change = (raw) => ({ ...raw, source: 'Kraken' });
    const refreshed = bed.logged('prices-fetched');
    await prices.load(BTC, FROM);
    await refreshed;
    expect((await prices.load(BTC, FROM)).kept.raw.source).toBe('Feed');
    expect(spansAsked(bed.feed)).toHaveLength(2);
  });

  test('a source with several exchanges is told which one gave the stored closes', async () => {
    const prices = bed.cache();
    await prices.load(BTC, FROM);
    bed.clockMs += DAY_MS;
    await prices.load(BTC, FROM);
    expect(bed.feed.calls.map(({ options }) => ('prefer' in options ? options.prefer : null))).toEqual([
      null,
      'Feed',
    ]);
  });
});

describe('several sources', () => {
  let yahoo: CountingSource;
  beforeEach(() => {
    bed.feed = countingSource({ name: 'exchange', source: 'Coinbase' });
    yahoo = countingSource({ name: 'yahoo', source: 'Yahoo', clock: 'utc-close' });
  });
  const both = (change: Partial<CachedPricesOptions> = {}) =>
    bed.cache({ sources: [bed.feed, yahoo], ...change });

  test('the second is asked when the first fails, and it is said who was passed over', async () => {
    bed.feed.fault = outage('Coinbase', 'answered 451');
    const held = await both().load(BTC, FROM);
    expect(held.kept).toMatchObject({ via: 'yahoo', raw: { source: 'Yahoo' } });
    expect(held.passedOver).toMatchObject([{ source: 'Coinbase', message: 'answered 451' }]);
  });

  test('a series that hygiene refuses counts as a failure, and is kept nowhere', async () => {
    bed.feed.change = (raw) => ({ ...raw, closes: raw.closes.map(() => Number.NaN) });
    const held = await both({ keeper: bed.onDisk() }).load(BTC, FROM);
    expect(held.kept.via).toBe('yahoo');
    expect(await bed.onDisk().read(BTC)).toMatchObject({ via: 'yahoo' });
  });

  test('complete prices of the first are not replaced by the second when the first fails to confirm them', async () => {
    const prices = both();
    await prices.load(BTC, FROM);
    bed.clockMs += 11 * MINUTE_MS;
    bed.feed.fault = outage('Coinbase');
    const failed = bed.logged('prices-refresh-failed');
    await prices.load(BTC, FROM);
    await failed;
    expect((await prices.load(BTC, FROM)).kept.via).toBe('exchange');
    expect(yahoo.calls).toHaveLength(0);
  });

  test('the first is asked again when it is back, only for its last days, because the disk kept what it gave', async () => {
    const prices = both({ keeper: bed.onDisk() });
    await prices.load(BTC, FROM);
    bed.clockMs += DAY_MS + 4 * 60 * MINUTE_MS;
    bed.feed.fault = outage('Coinbase');
    expect((await prices.load(BTC, FROM)).kept.via).toBe('yahoo');
    expect(await bed.onDisk().read(BTC)).toMatchObject({ via: 'exchange' });
    bed.clockMs += 11 * MINUTE_MS;
    bed.feed.fault = null;
    const refreshed = bed.logged('prices-fetched');
    await prices.load(BTC, FROM);
    await refreshed;
    const held = await prices.load(BTC, FROM);
    expect(held).toMatchObject({ lastDay: '2024-06-11', kept: { via: 'exchange' } });
    expect(spansAsked(bed.feed)).toEqual([
      '2023-01-03..2024-06-10',
      '2024-06-03..2024-06-11',
      '2024-06-03..2024-06-11',
    ]);
  });

  test('a source that is down is left alone after three faults, and the answer does not wait for it', async () => {
    bed.feed.fault = outage('Coinbase');
    const prices = both();
    for (const symbol of ['BTC/USD', 'ETH/USD', 'SOL/USD', 'ADA/USD', 'XRP/USD']) {
      await prices.load({ symbol, market: '24/7' }, FROM);
    }
    expect(bed.feed.calls).toHaveLength(3);
    expect(yahoo.calls).toHaveLength(5);
    expect(bed.events).toContain('source-resting');
  });
});

describe('when everybody fails', () => {
  test('what is held is given with the reasons, and asked for again after a minute', async () => {
    const prices = bed.cache();
    await prices.load(PSCT, FROM);
    bed.clockMs += DAY_MS;
    bed.feed.fault = outage();
    for (let i = 0; i < 5; i += 1) {
      const held = await prices.load(PSCT, FROM);
      expect(held).toMatchObject({ lastDay: '2024-06-10', refreshFailures: [{ message: 'answered 503' }] });
    }
    expect(bed.feed.calls).toHaveLength(2);
    bed.clockMs += MINUTE_MS;
    bed.feed.fault = null;
    expect(await prices.load(PSCT, FROM)).toMatchObject({ lastDay: '2024-06-11', refreshFailures: [] });
  });

  test('a known instrument that a source suddenly denies is still held', async () => {
    const prices = bed.cache();
    await prices.load(PSCT, FROM);
    bed.clockMs += DAY_MS;
    bed.feed.fault = unknownInstrument();
    expect((await prices.load(PSCT, FROM)).lastDay).toBe('2024-06-10');
  });

  test('what is held but starts too late is no answer; it is said from when on there is one', async () => {
    const prices = bed.cache();
    await prices.load(PSCT, FROM);
    bed.feed.fault = outage();
    await expect(prices.load(PSCT, '2020-01-02')).rejects.toMatchObject({ heldFrom: FROM });
    expect((await prices.load(PSCT, FROM)).lastDay).toBe('2024-06-10');
  });
});

describe('disk', () => {
  test('a restart asks nobody while the stored prices are fresh', async () => {
    await bed.cache({ keeper: bed.onDisk() }).load(PSCT, FROM);
    bed.clockMs += 5 * MINUTE_MS;
    const held = await bed.cache({ keeper: bed.onDisk() }).load(PSCT, FROM);
    expect(held.lastDay).toBe('2024-06-10');
    expect(bed.feed.calls).toHaveLength(1);
  });

  test('a restart on the next day fetches only the last days', async () => {
    await bed.cache({ keeper: bed.onDisk() }).load(PSCT, FROM);
    bed.clockMs += DAY_MS;
    const held = await bed.cache({ keeper: bed.onDisk() }).load(PSCT, FROM);
    expect(held.lastDay).toBe('2024-06-11');
    expect(spansAsked(bed.feed)[1]).toBe('2024-06-03..2024-06-11');
    expect(await bed.onDisk().read(PSCT)).toEqual(held.kept);
  });

  test('a restart without a network gives what is stored', async () => {
    await bed.cache({ keeper: bed.onDisk() }).load(PSCT, FROM);
    bed.clockMs += 3 * DAY_MS;
    bed.feed.fault = outage('Feed', 'could not be reached: getaddrinfo ENOTFOUND');
    const held = await bed.cache({ keeper: bed.onDisk() }).load(PSCT, FROM);
    expect(held.lastDay).toBe('2024-06-10');
    expect(held.refreshFailures).toHaveLength(1);
  });

  test('a damaged file is fetched again', async () => {
    await bed.cache({ keeper: bed.onDisk() }).load(PSCT, FROM);
    await writeFile(join(bed.folder, 'PSCT.csv'), 'date,close\n2024-01-02,1\n');
    const held = await bed.cache({ keeper: bed.onDisk() }).load(PSCT, FROM);
    expect(held.kept.raw.days[0]).toBe(FROM);
    expect(spansAsked(bed.feed)).toEqual(['2023-01-03..2024-06-10', '2023-01-03..2024-06-10']);
    expect(await bed.onDisk().read(PSCT)).toEqual(held.kept);
  });

  test('a disk that refuses costs nothing but the disk', async () => {
    await writeFile(join(bed.folder, 'file'), '');
    const broken = bed.onDisk(join(bed.folder, 'file'));
    const prices = bed.cache({ keeper: broken });
    expect((await prices.load(PSCT, FROM)).lastDay).toBe('2024-06-10');
    await prices.load(BTC, FROM);
    expect(bed.events.filter((name) => name === 'price-folder-unusable')).toHaveLength(1);
  });

  test('prices of a source that is no longer configured are replaced', async () => {
    await bed.cache({ keeper: bed.onDisk() }).load(PSCT, FROM);
    bed.clockMs += DAY_MS;
    const other = countingSource({ name: 'other', source: 'Other' });
    const held = await bed.cache({ sources: [other], keeper: bed.onDisk() }).load(PSCT, FROM);
    expect(spansAsked(other)).toEqual(['2023-01-03..2024-06-11']);
    expect(await bed.onDisk().read(PSCT)).toEqual(held.kept);
  });
});
