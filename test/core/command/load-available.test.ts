import { describe, expect, test } from 'vitest';
import { loadAvailable } from '../../../src/core/command/load-available.ts';
import { Refusal } from '../../../src/core/errors.ts';
import type { FetchOptions, Prices } from '../../../src/core/ports.ts';
import { madeListing, madeSeries } from '../engine/made.ts';

const span = { from: '2024-01-02', to: '2025-05-05' };
const names = (...ids: string[]) => ids.map((id) => madeListing(id));
const series = (id: string) => madeSeries(id.toUpperCase(), [span.from, span.to], [1, 2]);

/** Prices that fail for the names that an error is given for. */
function prices(errors: Record<string, Error>, asked: string[] = []): Prices {
  return {
    load: async ({ id }) => {
      asked.push(id);
      const error = errors[id];
      if (error !== undefined) throw error;
      return series(id);
    },
  };
}

const outage = (id: string) =>
  new Refusal(
    `I couldn't get prices for ${id.toUpperCase()}: Yahoo answered 429, too many requests. Try again in a minute.`,
  );

describe('loading one leg and many others', () => {
  test('asks for all of them before any has answered, and keeps their order', async () => {
    const asked: string[] = [];
    const { fixed, others, missing } = await loadAvailable(madeListing('btc'), names('b', 'a'), span, {
      prices: prices({}, asked),
    });
    expect(asked).toEqual(['btc', 'b', 'a']);
    expect(fixed.series.instrument.symbol).toBe('BTC');
    expect(others.map(({ listing }) => listing.id)).toEqual(['b', 'a']);
    expect(missing).toEqual([]);
  });

  test('what fails among the others is left out, with the clause that says why', async () => {
    const errors = { b: outage('b'), c: new Refusal(`I don't know "c". Did you mean btc?`) };
    const found = await loadAvailable(madeListing('btc'), names('a', 'b', 'c'), span, {
      prices: prices(errors),
    });
    expect(found.others.map(({ listing }) => listing.id)).toEqual(['a']);
    expect(found.missing).toEqual([
      { id: 'b', reason: 'Yahoo answered 429, too many requests' },
      { id: 'c', reason: `I don't know "c"` },
    ]);
  });

  test('a price with a point in it does not end the clause', async () => {
    const odd = new Refusal('I have no prices for B: BRK.B of 1.5 is no fund. Try another.');
    const { missing } = await loadAvailable(madeListing('btc'), names('a', 'b'), span, {
      prices: prices({ b: odd }),
    });
    expect(missing).toEqual([{ id: 'b', reason: 'BRK.B of 1.5 is no fund' }]);
  });

  test('the fixed one must be there', async () => {
    const refusal = outage('btc');
    const asked = loadAvailable(madeListing('btc'), names('a', 'b'), span, {
      prices: prices({ btc: refusal, a: outage('a') }),
    });
    await expect(asked).rejects.toBe(refusal);
  });

  test('a single other that fails answers with its own sentence and buttons', async () => {
    const refusal = new Refusal(`I don't know "a". Did you mean ada?`, [{ label: 'ada', line: 'corr ada' }]);
    const asked = loadAvailable(madeListing('btc'), names('a'), span, { prices: prices({ a: refusal }) });
    await expect(asked).rejects.toBe(refusal);
  });

  test('when none of many has prices it says so, with the first reason and its fix', async () => {
    const errors = { a: outage('a'), b: outage('b') };
    const asked = loadAvailable(madeListing('btc'), names('a', 'b'), span, { prices: prices(errors) });
    await expect(asked).rejects.toThrow(
      /^None of the 2 names has prices\. I couldn't get prices for A: Yahoo answered 429.*Try again/,
    );
  });

  test('what is no refusal, such as a cancelled question, is passed on', async () => {
    const abort = new DOMException('cancelled', 'AbortError');
    const asked = loadAvailable(madeListing('btc'), names('a', 'b'), span, { prices: prices({ b: abort }) });
    await expect(asked).rejects.toBe(abort);
  });

  test('progress is the mean of all, and never goes back while each of them goes on', async () => {
    const reports: [number, string][] = [];
    const slow: Prices = {
      load: async ({ id }, _span, { onProgress }: FetchOptions = {}) => {
        for (const share of [0.5, 1]) {
          await Promise.resolve();
          onProgress?.(share, id);
        }
        return series(id);
      },
    };
    await loadAvailable(madeListing('btc'), names('a'), span, {
      prices: slow,
      onProgress: (share, what) => reports.push([share, what]),
    });
    expect(reports).toEqual([
      [0.25, 'btc'],
      [0.5, 'a'],
      [0.75, 'btc'],
      [1, 'a'],
    ]);
  });

  test('the signal reaches every source', async () => {
    const signals: unknown[] = [];
    const { signal } = new AbortController();
    await loadAvailable(madeListing('btc'), names('a'), span, {
      prices: {
        load: async ({ id }, _span, options) => {
          signals.push(options?.signal);
          return series(id);
        },
      },
      signal,
    });
    expect(signals).toEqual([signal, signal]);
  });
});
