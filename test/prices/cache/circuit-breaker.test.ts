import { beforeEach, describe, expect, test } from 'vitest';
import { SourceError } from '../../../src/core/errors.ts';
import { circuitBreaker } from '../../../src/prices/cache/circuit-breaker.ts';
import type { CircuitBreaker } from '../../../src/prices/cache/circuit-breaker.ts';
import { outage, unknownInstrument } from './counting-source.ts';

let clockMs: number;
let calls: number;
let breaker: CircuitBreaker;

beforeEach(() => {
  clockMs = 1_750_000_000_000;
  calls = 0;
  breaker = circuitBreaker({
    name: 'feed',
    now: () => clockMs,
    faultsToOpen: 3,
    firstRestMs: 30_000,
    longestRestMs: 100_000,
  });
});

const fails =
  (error: Error): (() => Promise<string>) =>
  async () => {
    calls += 1;
    throw error;
  };
const works = async (): Promise<string> => {
  calls += 1;
  return 'prices';
};
const failTimes = async (times: number, error: Error): Promise<void> => {
  for (let i = 0; i < times; i += 1) await expect(breaker.run(fails(error))).rejects.toBe(error);
};
/** Finds out, without asking the source, how long it rests. */
const restMs = async (): Promise<number> => {
  const before = calls;
  const error = await breaker.run(works).catch((caught: unknown) => caught);
  expect(calls).toBe(before);
  expect(error).toBeInstanceOf(SourceError);
  return error instanceof SourceError ? (error.retryAfterMs ?? 0) : 0;
};

describe('circuitBreaker', () => {
  test('three outages in a row give the source a rest, and the refusal says why and until when', async () => {
    await failTimes(3, outage());
    await expect(breaker.run(works)).rejects.toMatchObject({
      source: 'feed',
      kind: 'unavailable',
      message: 'answered 503; asked again in 30 s',
      retryAfterMs: 30_000,
    });
    expect(calls).toBe(3);
  });

  test('a success in between starts the count again', async () => {
    await failTimes(2, outage());
    expect(await breaker.run(works)).toBe('prices');
    await failTimes(2, outage());
    expect(await breaker.run(works)).toBe('prices');
  });

  test('an unknown instrument and bad data are answers: no number of them opens it', async () => {
    await failTimes(10, unknownInstrument());
    await failTimes(10, new SourceError('Feed', 'bad-data', 'sent half a JSON'));
    await failTimes(2, outage());
    await failTimes(1, unknownInstrument());
    await failTimes(2, outage());
    expect(await breaker.run(works)).toBe('prices');
  });

  test('an abort or a bug changes nothing', async () => {
    await failTimes(2, outage());
    await failTimes(5, new DOMException('gone', 'AbortError'));
    await failTimes(1, outage());
    expect(await restMs()).toBe(30_000);
  });

  test('each failed trial doubles the rest up to the longest one, and a good trial forgets it all', async () => {
    await failTimes(3, outage());
    for (const expected of [30_000, 60_000, 100_000, 100_000]) {
      expect(await restMs()).toBe(expected);
      clockMs += expected;
      await failTimes(1, outage());
    }
    clockMs += 100_000;
    expect(await breaker.run(works)).toBe('prices');
    await failTimes(3, outage());
    expect(await restMs()).toBe(30_000);
  });

  test('after the rest one caller tries while the others are turned away', async () => {
    await failTimes(3, outage());
    clockMs += 30_000;
    const { promise, resolve } = Promise.withResolvers<string>();
    const trial = breaker.run(() => promise);
    expect(await restMs()).toBeGreaterThan(0);
    resolve('prices');
    expect(await trial).toBe('prices');
    expect(await breaker.run(works)).toBe('prices');
  });

  test('a trial that is aborted leaves the next trial to the next caller', async () => {
    await failTimes(3, outage());
    clockMs += 30_000;
    await failTimes(1, new DOMException('gone', 'AbortError'));
    expect(await breaker.run(works)).toBe('prices');
  });

  test('a source that says how long it wants peace gets it at the first fault', async () => {
    await failTimes(1, outage('Feed', 'answered 429', 120_000));
    expect(await restMs()).toBe(120_000);
    clockMs += 119_999;
    expect(await restMs()).toBe(1);
    clockMs += 1;
    expect(await breaker.run(works)).toBe('prices');
  });

  test('a silly Retry-After does not silence a source for days', async () => {
    await failTimes(1, outage('Feed', 'answered 429', 1e12));
    expect(await restMs()).toBe(6 * 3_600_000);
  });

  test('calls that were under way together are one outage, so one rest', async () => {
    const gate = Promise.withResolvers<string>();
    const burst = Array.from({ length: 10 }, () => breaker.run(() => gate.promise));
    gate.reject(outage());
    await Promise.allSettled(burst);
    expect(await restMs()).toBe(30_000);
  });

  test('a clock that is set back by a day does not keep the source silent for a day', async () => {
    await failTimes(3, outage());
    clockMs -= 86_400_000;
    expect(await breaker.run(works)).toBe('prices');
  });
});
