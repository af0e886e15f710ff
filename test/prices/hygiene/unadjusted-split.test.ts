import { describe, expect, test } from 'vitest';

import { SourceError } from '../../../src/core/errors.ts';
import type { RawSeries } from '../../../src/core/types.ts';
import { clean } from '../../../src/prices/hygiene.ts';
import { BTC, calmYear, options, PSCT, raw } from '../raw-series.ts';

describe('splits that were never adjusted', () => {
  function torn(ratio: number, instrument = PSCT): RawSeries {
    const year = calmYear({}, instrument);
    return { ...year, closes: year.closes.map((close, index) => (index < 200 ? close : close / ratio)) };
  }

  test.each([
    [2, '2:1'],
    [3, '3:1'],
    [4, '4:1'],
    [5, '5:1'],
    [10, '10:1'],
    [1 / 10, '1:10'],
    [1 / 2, '1:2'],
  ])('a price divided by %d is refused as a %s split', (ratio, split) => {
    const error = (() => {
      try {
        return clean(torn(ratio), options);
      } catch (caught) {
        return caught;
      }
    })();
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ kind: 'bad-data', source: 'test' });
    expect(String(error)).toContain(`on 2024-01-23, which looks like a ${split} split`);
    expect(String(error)).toContain('use closes adjusted for splits');
  });

  test('other ratios, indices and coins pass', () => {
    expect(clean(torn(2.2), options).days).toHaveLength(252);
    expect(clean(torn(2, { symbol: '^VIX', market: 'NYSE' }), options).days).toHaveLength(252);
    expect(clean(torn(2, BTC), options).days).toHaveLength(252);
  });

  test('a price that doubled over a gap of months passes', () => {
    const year = torn(2);
    const gap = { ...year, days: year.days.toSpliced(150, 50), closes: year.closes.toSpliced(150, 50) };
    expect(clean(gap, options).days).toHaveLength(202);
  });

  test('a wild stock that doubles in a day passes, as MARA did on 2017-06-21', () => {
    const year = calmYear();
    const wild = {
      ...year,
      closes: year.closes.map((_, i) => (i < 200 ? 1 : 2) * 10 * Math.exp(0.08 * Math.sin(i ** 2))),
    };
    expect(clean(wild, options).days).toHaveLength(252);
  });

  test('it is found in a series too short to know what is usual', () => {
    expect(() =>
      clean(
        raw([
          ['2024-04-01', 60],
          ['2024-04-02', 20],
        ]),
        options,
      ),
    ).toThrow('3:1 split');
  });
});
