import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extremes } from '../../../../src/core/engine/over-time/extremes.ts';
import type { Extreme } from '../../../../src/core/engine/over-time/extremes.ts';
import { rolling } from '../../../../src/core/engine/measures/rolling.ts';
import { columns, garchPairs, normalPairs, t4Pairs } from '../random.ts';

/** Every local extreme. */
const all = { least: 0, distance: 1 };
const of = (kind: Extreme['kind'], found: readonly Extreme[]): Extreme[] =>
  found.filter((extreme) => extreme.kind === kind);

describe('every local extreme of a short path', () => {
  const path = [
    0, 0.2, 0.1, 0.5, 0.3, 0.3, 0.45, 0.1, -0.2, 0.4, 0.4, 0.4, 0.2, 0.6, 0.6, 0.55, 0.7, 0.1, 0.15, 0.05,
  ];

  // scipy.signal.find_peaks and peak_prominences, on the path and on its negative.
  test.each([
    {
      kind: 'peak' as const,
      indices: [1, 3, 6, 10, 13, 16, 18],
      prominences: [0.1, 0.5, 0.15, 0.2, 0.05, 0.65, 0.05],
    },
    {
      kind: 'valley' as const,
      indices: [2, 4, 8, 12, 15, 17],
      prominences: [0.1, 0.15, 0.7, 0.2, 0.05, 0.05],
    },
  ])('has each $kind where scipy has it, and as prominent', ({ kind, indices, prominences }) => {
    const found = of(kind, extremes(path, all));
    expect(found.map(({ index }) => index)).toEqual(indices);
    for (const [i, { prominence }] of found.entries())
      expect(prominence).toBeCloseTo(prominences[i] ?? NaN, 14);
  });

  test('is thinned by prominence and by distance, the more prominent staying', () => {
    expect(extremes(path, { least: 0.5, distance: 1 }).map(({ index }) => index)).toEqual([3, 8, 16]);
    const peaksApart = (distance: number): number[] =>
      of('peak', extremes(path, { least: 0, distance })).map(({ index }) => index);
    expect(peaksApart(3)).toEqual([3, 6, 10, 13, 16]);
    expect(peaksApart(4)).toEqual([3, 10, 16]);
    expect(of('valley', extremes(path, { least: 0, distance: 100 })).map(({ index }) => index)).toEqual([8]);
  });
});

test('missing values are stepped over, and the places are those of the whole path', () => {
  expect(extremes([null, null, 0, 0.9, null, 0, 0.8, null], all)).toEqual([
    { index: 3, kind: 'peak', prominence: 0.9 },
    { index: 5, kind: 'valley', prominence: 0.8 },
  ]);
});

test('neither the first nor the last value is one, nor anything in a path that only rises, or stays, or is missing', () => {
  expect(extremes([0.9, 0.1, 0.9], all)).toMatchObject([{ index: 1, kind: 'valley' }]);
  expect(extremes([0.1, 0.2, 0.3, 0.3], all)).toEqual([]);
  expect(extremes([0.4, 0.4, 0.4], all)).toEqual([]);
  expect(extremes([null, null], all)).toEqual([]);
  expect(extremes([], all)).toEqual([]);
});

describe('for any path', () => {
  const steps = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { freq: 6 }), { maxLength: 60 });
  const pathOf = (values: readonly (number | null)[]): (number | null)[] =>
    values.map((value) => (value === null ? null : value / 10));

  test('prominence is what comes from raising a water level', () => {
    fc.assert(
      fc.property(steps, (values) => {
        const path = pathOf(values);
        const dry = path.filter((value) => value !== null);
        for (const { index, prominence } of of('peak', extremes(path, all))) {
          const at = path.slice(0, index).filter((value) => value !== null).length;
          const top = dry[at] ?? NaN;
          // The island that water leaves around the peak, with what is highest on it and whether it meets an end.
          const island = (level: number): { highest: number; open: boolean } => {
            let [left, right] = [at, at];
            while ((dry[left - 1] ?? -Infinity) >= level) left -= 1;
            while ((dry[right + 1] ?? -Infinity) >= level) right += 1;
            const highest = Math.max(...dry.slice(left, right + 1));
            return { highest, open: left === 0 || right === dry.length - 1 };
          };
          // Just above the foot it is the peak's own; a little lower, it joins a higher one or runs off the path.
          expect(island(top - prominence + 1e-9).highest).toBe(top);
          const { highest, open } = island(top - prominence - 1e-9);
          expect(highest > top || open).toBe(true);
        }
      }),
    );
  });

  test('the negative has peaks for valleys, and the mirror image has the same ones', () => {
    fc.assert(
      fc.property(steps, (values) => {
        const path = pathOf(values);
        const found = extremes(path, all);
        const swapped = extremes(
          path.map((value) => (value === null ? null : -value)),
          all,
        );
        expect(swapped.map(({ index }) => index)).toEqual(found.map(({ index }) => index));
        expect(of('valley', swapped)).toHaveLength(of('peak', found).length);
        const total = (list: readonly Extreme[]): number =>
          list.reduce((sum, { prominence }) => sum + prominence, 0);
        expect(total(extremes(path.toReversed(), all))).toBeCloseTo(total(found), 12);
      }),
    );
  });
});

describe('with the band of the path', () => {
  const path = [0.1, 0.2, 0.7, 0.2, 0.1];
  const band = (margin: number): { low: number[]; high: number[] } => ({
    low: path.map((value) => Math.tanh(Math.atanh(value) - margin)),
    high: path.map((value) => Math.tanh(Math.atanh(value) + margin)),
  });
  // z falls by 0.867 - 0.100 = 0.767 on either side; 3.5 standard errors are 1.75 margins of 0.3097 root two.
  test('a peak counts from 3.5 standard errors above its foot on', () => {
    expect(extremes(path, { band: band(0.309) })).toMatchObject([{ index: 2, kind: 'peak' }]);
    expect(extremes(path, { band: band(0.311) })).toEqual([]);
  });

  test('on both sides', () => {
    const narrow = band(0.2);
    const high = narrow.high.with(0, 0.9);
    expect(extremes(path, { band: narrow })).toHaveLength(1);
    expect(extremes(path, { band: { ...narrow, high } })).toEqual([]);
  });

  test('and not where there is none', () => {
    const narrow = band(0.2);
    expect(extremes(path, { band: { ...narrow, low: [...narrow.low].with(2, NaN) } })).toEqual([]);
    const low = narrow.low.map((value, i) => (i === 2 ? null : value));
    expect(extremes(path, { band: { ...narrow, low } })).toEqual([]);
  });

  test('in valleys as on peaks, and the least prominence counts besides', () => {
    const turned = path.map((value) => -value);
    const { low, high } = band(0.2);
    const turnedBand = { low: high.map((value) => -value), high: low.map((value) => -value) };
    expect(extremes(turned, { band: turnedBand })).toMatchObject([{ index: 2, kind: 'valley' }]);
    expect(extremes(path, { band: band(0.2), least: 0.61 })).toEqual([]);
  });
});

// What the docstring says of noise: the correlation is 0.4 throughout, so every extreme is a false one.
describe('in eight years of a constant link, window 63', () => {
  const counts = (draw: ReturnType<typeof normalPairs>): { plain: number; banded: number } => {
    let [plain, banded] = [0, 0];
    for (let i = 0; i < 60; i += 1) {
      const { x, y } = columns(draw, 2000);
      const path = rolling(x, y, 63);
      plain += extremes(path.values).length / 60;
      banded += extremes(path.values, { band: path }).length / 60;
    }
    return { plain, banded };
  };

  test('GARCH t4: about one by prominence, half of one by the band', () => {
    const { plain, banded } = counts(garchPairs(7, 0.4));
    expect(plain).toBeLessThan(1.3);
    expect(banded).toBeLessThan(1);
  });

  test('t4 and normal: at most about one by either', () => {
    for (const { plain, banded } of [counts(t4Pairs(8, 0.4)), counts(normalPairs(9, 0.4))]) {
      expect(plain).toBeLessThan(1.3);
      expect(banded).toBeLessThan(1.4);
    }
  });
});

test('a planted summer of strong links between two weak years stands out', () => {
  const [weak, strong] = [t4Pairs(21, 0), t4Pairs(22, 0.8)];
  const parts = [columns(weak, 500), columns(strong, 90), columns(weak, 500)];
  const x = Float64Array.from(parts.flatMap((part) => [...part.x]));
  const y = Float64Array.from(parts.flatMap((part) => [...part.y]));
  const path = rolling(x, y, 63);
  const peaks = of('peak', extremes(path.values, { band: path }));
  expect(peaks).toHaveLength(1);
  expect(peaks[0]?.index).toBeGreaterThan(555);
  expect(peaks[0]?.index).toBeLessThan(625);
});
