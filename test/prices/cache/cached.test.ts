import { describe, expect, test } from 'vitest';
import { SourcesFailed } from '../../../src/prices/first-to-answer.ts';
import { BTC, FROM, MINUTE_MS, PSCT, spansAsked, testBed } from './cache-test-bed.ts';
import { recordingTelemetry } from '../../fakes/telemetry.ts';
import { countingSource, outage, unknownInstrument } from './counting-source.ts';

const bed = testBed();

describe('memory', () => {
  test('the second question, and every narrower one, asks nobody', async () => {
    const prices = bed.cache();
    const first = await prices.load(PSCT, FROM);
    expect(first.lastDay).toBe('2024-06-10');
    expect(await prices.load(PSCT, '2024-01-02')).toBe(first);
    bed.clockMs += 9 * MINUTE_MS;
    expect(await prices.load(PSCT, FROM)).toBe(first);
    expect(spansAsked(bed.feed)).toEqual(['2023-01-03..2024-06-10']);
  });

  test('an earlier start fetches all of it, and from then on that is held', async () => {
    const prices = bed.cache();
    await prices.load(PSCT, FROM);
    await prices.load(PSCT, '2020-01-02');
    await prices.load(PSCT, FROM);
    expect(spansAsked(bed.feed)).toEqual(['2023-01-03..2024-06-10', '2020-01-02..2024-06-10']);
  });

  test('an earlier start that another process has kept meanwhile, such as a backfill, is taken from there', async () => {
    const prices = bed.cache({ keeper: bed.onDisk() });
    await prices.load(PSCT, FROM);
    await bed.cache({ keeper: bed.onDisk() }).load(PSCT, '2020-01-02');
    const held = await prices.load(PSCT, '2020-01-02');
    expect(held.kept.raw.days[0]).toBe('2020-01-02');
    expect(spansAsked(bed.feed)).toEqual(['2023-01-03..2024-06-10', '2020-01-02..2024-06-10']);
  });

  test('a young instrument is not asked for its missing past again', async () => {
    bed.feed = countingSource({ firstDay: '2024-03-01' });
    const prices = bed.cache();
    const held = await prices.load(PSCT, '2010-01-04');
    expect(held.kept.raw.days[0]).toBe('2024-03-01');
    await prices.load(PSCT, '2012-01-03');
    expect(bed.feed.calls).toHaveLength(1);
  });

  test('holds no more instruments than it may, and lets go of what was used least recently', async () => {
    const prices = bed.cache({ maxInstruments: 3 });
    const load = (symbol: string) => prices.load({ symbol, market: 'NYSE' }, FROM);
    // Symbols that look like numbers come first among an object's keys, whatever was set first.
    for (const symbol of ['AAA', 'BBB', '7203', 'AAA', 'DDD']) await load(symbol);
    expect(bed.feed.calls).toHaveLength(4);
    await load('AAA');
    await load('7203');
    await load('DDD');
    expect(bed.feed.calls).toHaveLength(4);
    await load('BBB');
    expect(bed.feed.calls).toHaveLength(5);
  });

  test('a full memory takes news of what it holds without letting go of anything', async () => {
    const prices = bed.cache({ maxInstruments: 2 });
    await prices.load(BTC, FROM);
    await prices.load(PSCT, FROM);
    bed.clockMs += 11 * MINUTE_MS;
    const refreshed = bed.logged('prices-fetched');
    await prices.load(PSCT, FROM);
    await refreshed;
    await prices.load(BTC, FROM);
    expect(spansAsked(bed.feed)[2]).toBe('2024-06-03..2024-06-10');
    expect(
      bed.feed.calls.filter(({ symbol, span }) => symbol === 'BTC/USD' && span.from === FROM),
    ).toHaveLength(1);
  });
});

describe('one flight', () => {
  test('fifty questions at once are one call', async () => {
    const prices = bed.cache({ keeper: bed.onDisk() });
    const answers = await Promise.all(Array.from({ length: 50 }, () => prices.load(PSCT, FROM)));
    expect(bed.feed.calls).toHaveLength(1);
    expect(new Set(answers.map((held) => held.lastDay))).toEqual(new Set(['2024-06-10']));
  });

  test('one who gives up does not take the prices from the others', async () => {
    const gate = bed.feed.hold();
    const prices = bed.cache();
    const leaver = new AbortController();
    const left = prices.load(PSCT, FROM, { signal: leaver.signal });
    const stayed = prices.load(PSCT, FROM);
    await bed.feed.asked(1);
    leaver.abort(new Error('left the channel'));
    await expect(left).rejects.toThrow('left the channel');
    gate.release();
    expect((await stayed).lastDay).toBe('2024-06-10');
    expect(bed.feed.calls[0]?.options.signal?.aborted).toBe(false);
  });

  test('when all give up the source is told, and it is no mark against it', async () => {
    bed.feed.hold();
    const prices = bed.cache();
    for (let i = 1; i <= 5; i += 1) {
      const leaver = new AbortController();
      const left = prices.load(PSCT, FROM, { signal: leaver.signal });
      await bed.feed.asked(i);
      leaver.abort(new Error('left'));
      await expect(left).rejects.toThrow('left');
      expect(bed.feed.calls[i - 1]?.options.signal?.aborted).toBe(true);
    }
    bed.feed.hold().release();
    expect((await prices.load(PSCT, FROM)).lastDay).toBe('2024-06-10');
    expect(bed.events.filter((name) => name === 'source-resting')).toEqual([]);
  });

  test('nor is it one when the source reports the abort as an outage', async () => {
    const aborted: Promise<void>[] = [];
    const sulking = {
      ...bed.feed,
      closes: (...[, , options]: Parameters<typeof bed.feed.closes>) => {
        const { promise, reject } = Promise.withResolvers<never>();
        options?.signal?.addEventListener('abort', () => reject(outage('Feed', 'timed out')));
        aborted.push(promise.catch(() => undefined));
        return promise;
      },
    };
    const prices = bed.cache({ sources: [sulking] });
    for (let i = 1; i <= 5; i += 1) {
      const leaver = new AbortController();
      const left = prices.load(PSCT, FROM, { signal: leaver.signal });
      await new Promise((resolve) => setImmediate(resolve));
      leaver.abort(new Error('left'));
      await expect(left).rejects.toThrow('left');
      await aborted[i - 1];
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(aborted).toHaveLength(5);
    expect(bed.events).toEqual([]);
  });

  test('an error is not remembered', async () => {
    const prices = bed.cache();
    bed.feed.fault = outage();
    await expect(prices.load(PSCT, FROM)).rejects.toBeInstanceOf(SourcesFailed);
    bed.feed.fault = null;
    expect((await prices.load(PSCT, FROM)).lastDay).toBe('2024-06-10');
  });

  test('a bug in a source is not taken for an outage', async () => {
    bed.feed.fault = new TypeError('x is not a function');
    await expect(bed.cache().load(PSCT, FROM)).rejects.toThrow(TypeError);
  });

  test('of two fetches with different starts the wider one is held, whichever lands last', async () => {
    const prices = bed.cache();
    const gate = bed.feed.hold();
    const narrow = prices.load(PSCT, FROM);
    await bed.feed.asked(1);
    bed.feed.hold().release();
    await prices.load(PSCT, '2020-01-02');
    gate.release();
    await narrow;
    await prices.load(PSCT, '2020-01-02');
    expect(bed.feed.calls).toHaveLength(2);
  });
});

describe('complete prices that are older than the time to live', () => {
  test('are given at once, and looked at again in the background', async () => {
    const prices = bed.cache();
    const first = await prices.load(PSCT, FROM);
    bed.clockMs += 11 * MINUTE_MS;
    const gate = bed.feed.hold();
    // Nobody waits for the source: it answers only later.
    expect(await prices.load(PSCT, FROM)).toBe(first);
    expect(await prices.load(PSCT, FROM)).toBe(first);
    const refreshed = bed.logged('prices-fetched');
    gate.release();
    await refreshed;
    expect((await prices.load(PSCT, FROM)).kept.fetchedAt).toBe(bed.clockMs);
    // Five sessions before the stored end, not all of it.
    expect(spansAsked(bed.feed)).toEqual(['2023-01-03..2024-06-10', '2024-06-03..2024-06-10']);
  });

  test('stay when looking again fails, and the failure is logged and kept', async () => {
    const prices = bed.cache();
    await prices.load(PSCT, FROM);
    bed.clockMs += 11 * MINUTE_MS;
    bed.feed.fault = outage();
    const failed = bed.logged('prices-refresh-failed');
    await prices.load(PSCT, FROM);
    await failed;
    const held = await prices.load(PSCT, FROM);
    expect(held.lastDay).toBe('2024-06-10');
    expect(held.refreshFailures).toMatchObject([{ message: 'answered 503' }]);
    // Not before a minute has passed.
    expect(bed.feed.calls).toHaveLength(2);
  });

  test('a bug while looking again is logged, not thrown into the void', async () => {
    const prices = bed.cache();
    await prices.load(PSCT, FROM);
    bed.clockMs += 11 * MINUTE_MS;
    bed.feed.fault = new TypeError('x is not a function');
    const broken = bed.logged('prices-refresh-broken');
    await prices.load(PSCT, FROM);
    await broken;
    expect((await prices.load(PSCT, FROM)).lastDay).toBe('2024-06-10');
  });

  test('the moment is spread by a fifth either way', async () => {
    const early = bed.cache({ random: () => 0 });
    const late = bed.cache({ random: () => 1 });
    const [a, b] = [await early.load(PSCT, FROM), await late.load(PSCT, FROM)];
    expect([a.freshUntil - bed.clockMs, b.freshUntil - bed.clockMs]).toEqual([480_000, 720_000]);
  });
});

describe('a session that closed since', () => {
  test('is fetched before the answer, however fresh the rest is', async () => {
    bed.clockMs = Date.parse('2024-06-10T20:15:00Z');
    const prices = bed.cache();
    expect((await prices.load(PSCT, FROM)).lastDay).toBe('2024-06-07');
    bed.clockMs = Date.parse('2024-06-10T20:20:00Z');
    const held = await prices.load(PSCT, FROM);
    expect(held.lastDay).toBe('2024-06-10');
    expect(held.kept.raw.days).toHaveLength(new Set(held.kept.raw.days).size);
    expect(spansAsked(bed.feed)[1]).toBe('2024-05-31..2024-06-10');
  });

  test('that the source has not got yet is asked for once a minute, and what there is is given', async () => {
    let lastDay = '2024-06-07';
    bed.feed = countingSource({ lastDay: () => lastDay });
    const prices = bed.cache();
    for (let i = 0; i < 5; i += 1) expect((await prices.load(PSCT, FROM)).lastDay).toBe('2024-06-07');
    expect(bed.feed.calls).toHaveLength(1);
    bed.clockMs += MINUTE_MS;
    await prices.load(PSCT, FROM);
    await prices.load(PSCT, FROM);
    expect(bed.feed.calls).toHaveLength(2);
    lastDay = '2024-06-10';
    bed.clockMs += MINUTE_MS;
    const held = await prices.load(PSCT, FROM);
    expect(held.lastDay).toBe('2024-06-10');
    expect(held.refreshFailures).toEqual([]);
  });

  test('an instrument that no longer trades does not make people wait every minute', async () => {
    bed.feed = countingSource({ lastDay: () => '2024-03-28' });
    const prices = bed.cache();
    await prices.load(PSCT, FROM);
    bed.clockMs += 5 * MINUTE_MS;
    await prices.load(PSCT, FROM);
    expect(bed.feed.calls).toHaveLength(1);
  });

  test('a clock that is set back does not hold the next try', async () => {
    bed.feed = countingSource({ lastDay: () => '2024-06-07' });
    const prices = bed.cache();
    await prices.load(PSCT, FROM);
    bed.clockMs -= 2 * MINUTE_MS;
    await prices.load(PSCT, FROM);
    expect(bed.feed.calls).toHaveLength(2);
  });

  test('on the UTC clock, a day that is not over is neither kept nor waited for', async () => {
    bed.feed = countingSource({ clock: 'utc-close' });
    const prices = bed.cache();
    const held = await prices.load(BTC, FROM);
    expect(held.lastDay).toBe('2024-06-07');
    expect(held.kept.raw.counts.unfinished).toBe(1);
    bed.clockMs += 2 * MINUTE_MS;
    await prices.load(BTC, FROM);
    expect(bed.feed.calls).toHaveLength(1);
    bed.clockMs = Date.parse('2024-06-11T00:00:00Z');
    expect((await prices.load(BTC, FROM)).lastDay).toBe('2024-06-10');
  });
});

describe('whoever runs the bot is told', () => {
  test('where prices came from: their source, memory, the disk, or kept ones when no source answers', async () => {
    const states: string[] = [];
    const onCache = (state: string) => void states.push(state);
    const prices = bed.cache({ keeper: bed.onDisk() });
    await prices.load(PSCT, FROM, { onCache });
    await prices.load(PSCT, FROM, { onCache });
    await bed.cache({ keeper: bed.onDisk() }).load(PSCT, FROM, { onCache });
    bed.clockMs += 24 * 60 * MINUTE_MS;
    await prices.load(PSCT, FROM, { onCache });
    bed.clockMs += 24 * 60 * MINUTE_MS;
    bed.feed.fault = outage();
    await prices.load(PSCT, FROM, { onCache });
    await prices.load(PSCT, FROM, { onCache });
    expect(states).toEqual(['miss', 'hit', 'hit', 'miss', 'stale', 'stale']);
  });

  test('of every question to a source, with what came of it and how long it took; not of one that was cancelled', async () => {
    const telemetry = recordingTelemetry();
    const prices = bed.cache({ telemetry });
    bed.feed.change = (raw) => {
      telemetry.pass(250);
      return raw;
    };
    await prices.load(PSCT, FROM);
    bed.feed.fault = outage();
    await expect(prices.load(BTC, FROM)).rejects.toThrow('503');
    bed.feed.fault = unknownInstrument();
    await expect(prices.load(BTC, FROM)).rejects.toThrow(SourcesFailed);
    bed.feed.fault = new Error('a bug');
    await expect(prices.load(BTC, FROM)).rejects.toThrow('a bug');
    bed.feed.fault = null;
    bed.feed.hold();
    const leaver = new AbortController();
    const left = prices.load(BTC, FROM, { signal: leaver.signal });
    await bed.feed.asked(5);
    leaver.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(telemetry.told).toEqual([
      { kind: 'fetched', source: 'feed', outcome: 'ok', ms: 250 },
      { kind: 'fetched', source: 'feed', outcome: 'unavailable', ms: 0 },
      { kind: 'fetched', source: 'feed', outcome: 'unknown-instrument', ms: 0 },
      { kind: 'fetched', source: 'feed', outcome: 'fault', ms: 0 },
    ]);
  });

  test('how it stands with each source, without asking it', async () => {
    const prices = bed.cache();
    expect(prices.health()).toEqual([{ source: 'feed', restMs: 0, reason: '' }]);
    bed.feed.fault = outage();
    for (let time = 0; time < 3; time += 1) await expect(prices.load(BTC, FROM)).rejects.toThrow('503');
    expect(prices.health()).toEqual([{ source: 'feed', restMs: 30_000, reason: 'answered 503' }]);
    bed.clockMs += 30_000;
    bed.feed.fault = null;
    expect(prices.health()).toMatchObject([{ restMs: 0, reason: 'answered 503' }]);
    await prices.load(BTC, FROM);
    expect(prices.health()).toEqual([{ source: 'feed', restMs: 0, reason: '' }]);
  });
});
