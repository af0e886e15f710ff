import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replyMemory } from '../../../src/compose/reply-memory.ts';
import { seriesVersion } from '../../../src/compose/series-version.ts';
import { createAnswer } from '../../../src/core/answering/answer.ts';
import { Refusal } from '../../../src/core/errors.ts';
import { keptReplies, type ReplyMemory } from '../../../src/core/answering/kept-replies.ts';
import { noSchedule } from '../../../src/core/orders/no-schedule.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import type { Chart } from '../../../src/core/chart.ts';
import type { Prices, Services } from '../../../src/core/ports.ts';
import type { RawSeries, Reply, Series } from '../../../src/core/types.ts';
import { loadCommands } from '../../../src/load-commands.ts';
import { createPrices } from '../../../src/prices/index.ts';
import { simulatedSource } from '../../../src/prices/simulated.ts';
import { someone } from '../../commands/asking.ts';
import { fakeStudyReport } from '../../fakes/study-report.ts';

const catalog = createCatalog();
const btc = catalog.listing('btc');
const CHART: Chart = { kind: 'study', report: fakeStudyReport(), names: { query: 'study' } };
const span = { from: '2025-01-02', to: '2025-05-05' };
const said: Reply = { title: 'Said', lead: '', facts: [], notes: [], actions: [], query: 'corr btc' };

const market = createPrices({
  sources: [{ source: simulatedSource(), keep: false }],
  folder: null,
  now: () => Date.UTC(2025, 4, 6),
  asOf: () => '2025-05-05',
});
const series = await market.load(btc, span);

/** Replies to a command that loads one series and draws one picture; `state` is the world, and counts its answers. */
function world(memory: ReplyMemory = replyMemory(10_000_000)) {
  const state = { outcome: series as Series | Error, drawn: true, made: 0, key: 'key' };
  const services: Pick<Services, 'prices' | 'draw'> = {
    prices: {
      load: async () => {
        if (state.outcome instanceof Error) throw state.outcome;
        return state.outcome;
      },
    },
    draw: async (_chart, filename, alt) =>
      state.drawn ? { png: new Uint8Array(100), width: 1, height: 1, filename, alt } : null,
  };
  const replies = keptReplies(memory, seriesVersion());
  const ask = () =>
    replies.reply(
      state.key,
      services,
      async ({ prices, draw }) => {
        state.made += 1;
        const loaded = await prices.load(btc, span).catch((error: unknown) => String(error));
        const image = await draw(CHART, 'a.png', 'a');
        return { ...said, lead: JSON.stringify(loaded), ...(image === null ? {} : { image }) };
      },
      {},
    );
  return { state, ask };
}

describe('an answer that was given before', () => {
  test('is given again, the very same, while its prices are the same', async () => {
    const { state, ask } = world();
    const first = await ask();
    state.outcome = { ...series, closes: series.closes.slice(), days: [...series.days] };
    expect(await ask()).toBe(first);
    expect(state.made).toBe(1);
  });

  test('is made anew when any close differs, however little', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(series.closes.length - 1), async (at) => {
        const { state, ask } = world();
        await ask();
        const closes = series.closes.slice();
        // The next number there is.
        closes[at] = (closes[at] ?? NaN) * (1 + Number.EPSILON);
        state.outcome = { ...series, closes };
        expect((await ask()).lead).toBe(JSON.stringify(state.outcome));
        expect(state.made).toBe(2);
      }),
      { numRuns: 50 },
    );
  });

  test.each<[string, Partial<Series>]>([
    ['a day', { days: [...series.days.slice(0, -1), '2025-05-06'] }],
    [
      'one session more',
      { days: [...series.days, '2025-05-06'], closes: Float64Array.of(...series.closes, 1) },
    ],
    ['the source', { source: 'elsewhere' }],
    ['a note', { notes: ['fetched an hour ago'] }],
    ['that it is stale', { stale: true }],
    ['the hour it was fetched', { fetchedAt: series.fetchedAt + 1 }],
    ['what hygiene counted', { counts: { ...series.counts, badTick: 1 } }],
    ['the instrument', { instrument: { symbol: 'BTC/EUR', market: '24/7' } }],
    ['the clock', { clock: 'utc-close' }],
  ])('is made anew when %s is another', async (_what, other) => {
    const { state, ask } = world();
    await ask();
    state.outcome = { ...series, ...other };
    await ask();
    expect(state.made).toBe(2);
    await ask();
    expect(state.made).toBe(2);
  });

  test('that went without some prices holds while they are missing for the same reason', async () => {
    const { state, ask } = world();
    state.outcome = new Refusal('No prices today.');
    await ask();
    await ask();
    expect(state.made).toBe(1);
    state.outcome = new Refusal('No prices this week.');
    await ask();
    expect(state.made).toBe(2);
    state.outcome = series;
    expect((await ask()).lead).toBe(JSON.stringify(series));
  });

  test('is not kept without its picture', async () => {
    const { state, ask } = world();
    state.drawn = false;
    expect((await ask()).image).toBeUndefined();
    state.drawn = true;
    expect((await ask()).image).toBeDefined();
    await ask();
    expect(state.made).toBe(2);
  });

  test('is not given to another question', async () => {
    const { state, ask } = world();
    await ask();
    state.key = 'another';
    await ask();
    expect(state.made).toBe(2);
  });

  test('a fault while prices are compared is a fault, not an old answer', async () => {
    const { state, ask } = world();
    await ask();
    state.outcome = new Error('the disk is gone');
    await expect(ask()).rejects.toThrow('the disk is gone');
  });
});

describe('the memory of replies', () => {
  const kept = (bytes: number) => ({
    reply: { ...said, image: { png: new Uint8Array(bytes), width: 1, height: 1, filename: '', alt: '' } },
    loads: [],
  });

  test('never holds more bytes than it may; what was used least recently goes', () => {
    const memory = replyMemory(100_000);
    for (const key of ['a', 'b', 'c', 'd']) memory.set(key, kept(20_000));
    expect(memory.get('a')).not.toBeNull();
    memory.set('e', kept(20_000));
    expect(memory.bytes()).toBeLessThanOrEqual(100_000);
    expect(['a', 'b', 'c', 'd', 'e'].filter((key) => memory.get(key) !== null)).toEqual(['a', 'c', 'd', 'e']);
  });

  test('does not give up everything for a giant', () => {
    const memory = replyMemory(100_000);
    memory.set('a', kept(20_000));
    memory.set('giant', kept(90_000));
    expect(memory.get('giant')).toBeNull();
    expect(memory.get('a')).not.toBeNull();
  });

  test('counts bytes the same whatever is set, taken and replaced', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(40_000))), (sets) => {
        const memory = replyMemory(60_000);
        for (const [key, bytes] of sets) {
          memory.set(key, kept(bytes));
          memory.get(key);
        }
        expect(memory.bytes()).toBeLessThanOrEqual(60_000);
        for (const key of ['a', 'b', 'c']) memory.set(key, kept(60_000));
        expect(memory.bytes()).toBe(0);
      }),
    );
  });
});

test('every command answers the same from what is kept as anew, and differently the day a close is corrected', async () => {
  const corrected = { on: false };
  const source = simulatedSource();
  const prices: Prices = createPrices({
    sources: [
      {
        source: {
          ...source,
          closes: async (instrument, wanted) => {
            const raw = await source.closes(instrument, wanted);
            return corrected.on ? withCorrection(raw) : raw;
          },
        },
        keep: false,
      },
    ],
    folder: null,
    now: () => Date.UTC(2025, 4, 6),
    asOf: () => '2025-05-05',
  });
  const commands = await loadCommands();
  const draw: Services['draw'] = async (_chart, filename, alt) => ({
    png: new Uint8Array(1),
    width: 1,
    height: 1,
    filename,
    alt,
  });
  const parts = {
    commands,
    catalog,
    prices,
    draw: () => draw,
    asOf: () => '2025-05-05',
    schedule: noSchedule,
  };
  const keeping = createAnswer({ ...parts, replies: keptReplies(replyMemory(50_000_000), seriesVersion()) });
  const anew = createAnswer(parts);
  const options = { look: { theme: 'light', scale: 1 }, caller: someone } as const;
  for (const line of [
    'corr btc r2k-tech 1y',
    'rank btc 90d',
    'history btc ndx 2y',
    'matrix btc,eth,ndx 90d',
    'csv btc ndx 30d',
  ]) {
    corrected.on = false;
    const first = await keeping(line, options);
    expect(await keeping(line, options)).toBe(first);
    expect(first).toEqual(await anew(line, options));
    corrected.on = true;
    const second = await keeping(line, options);
    expect(second).toEqual(await anew(line, options));
    expect(second).not.toEqual(first);
  }
});

/** The last close but one, a thousandth higher. */
function withCorrection(raw: RawSeries): RawSeries {
  const closes = [...raw.closes];
  const at = closes.length - 2;
  closes[at] = (closes[at] ?? NaN) * 1.001;
  return { ...raw, closes };
}
