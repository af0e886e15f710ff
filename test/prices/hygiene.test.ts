import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { FIRST_SESSION } from '../../src/core/calendar/sessions.ts';
import { SourceError } from '../../src/core/errors.ts';
import type { HygieneCounts } from '../../src/core/types.ts';
import { clean, noCounts } from '../../src/prices/hygiene.ts';
import { BTC, calmYear, fired, options, PSCT, raw } from './raw-series.ts';

describe('rows that are not believed', () => {
  test.each<[string, (readonly [string, number])[], Partial<HygieneCounts>]>([
    [
      'no real date',
      [
        ['2024-02-30', 5],
        ['soon', 5],
      ],
      { malformed: 2 },
    ],
    [
      'no positive number',
      [
        ['2024-04-01', NaN],
        ['2024-04-02', 0],
        ['2024-04-03', -3],
        ['2024-04-04', Infinity],
      ],
      { badPrice: 4 },
    ],
    [
      'no session: Good Friday and a Saturday',
      [
        ['2024-03-29', 5],
        ['2024-03-30', 5],
      ],
      { offCalendar: 2 },
    ],
    ['the session that is not over', [['2024-04-08', 5]], { unfinished: 1 }],
    [
      'a day after it',
      [
        ['2024-04-06', 5],
        ['2024-04-09', 5],
        ['2050-01-01', 5],
      ],
      { future: 3 },
    ],
  ])('%s: left out and counted', (_, rows, counts) => {
    const series = clean(raw([['2024-03-28', 4], ...rows]), options);
    expect(series.days).toEqual(['2024-03-28']);
    expect(fired(series.counts)).toEqual(counts);
  });

  test('a coin trades on weekends and holidays: left out without a count', () => {
    const series = clean(
      raw(
        [
          ['2024-03-28', 4],
          ['2024-03-29', 5],
          ['2024-03-30', NaN],
          ['2024-04-01', 6],
          ['2024-04-06', 7],
          ['2024-04-08', 7],
        ],
        BTC,
      ),
      options,
    );
    expect(series.days).toEqual(['2024-03-28', '2024-04-01']);
    expect(fired(series.counts)).toEqual({ unfinished: 1 });
  });

  test('rows from before the calendar are outside every question', () => {
    const series = clean(
      raw([
        ['1987-10-19', 4],
        [FIRST_SESSION, 5],
      ]),
      options,
    );
    expect(series.days).toEqual([FIRST_SESSION]);
    expect(fired(series.counts)).toEqual({});
  });

  test('a series without any price left is refused', () => {
    expect(() => clean(raw([['2024-04-01', NaN]]), options)).toThrow(
      'no usable price for PSCT up to 2024-04-05',
    );
    expect(() => clean(raw([]), options)).toThrow(SourceError);
  });
});

describe('order and repetition', () => {
  test('rows are sorted, and those that stood too late are counted', () => {
    const series = clean(
      raw([
        ['2024-04-02', 52],
        ['2024-04-01', 51],
        ['2024-04-03', 53],
      ]),
      options,
    );
    expect(series.days).toEqual(['2024-04-01', '2024-04-02', '2024-04-03']);
    expect([...series.closes]).toEqual([51, 52, 53]);
    expect(fired(series.counts)).toEqual({ unsorted: 1 });
  });

  test('a repeated day is kept once; when the closes differ, the later row wins', () => {
    const series = clean(
      raw([
        ['2024-04-01', 1],
        ['2024-04-01', 1],
        ['2024-04-02', 2],
        ['2024-04-02', 2.5],
      ]),
      options,
    );
    expect([...series.closes]).toEqual([1, 2.5]);
    expect(fired(series.counts)).toEqual({ duplicate: 1, conflicting: 1 });
  });

  test('a null never replaces a price', () => {
    const series = clean(
      raw([
        ['2024-04-01', 1],
        ['2024-04-01', NaN],
      ]),
      options,
    );
    expect([...series.closes]).toEqual([1]);
    expect(fired(series.counts)).toEqual({ badPrice: 1 });
  });

  test('cleaning is indifferent to the order of rows and leaves a clean series alone', () => {
    const year = calmYear();
    fc.assert(
      fc.property(fc.shuffledSubarray([...year.days.keys()], { minLength: 2 }), (order) => {
        const shuffled = clean(raw(order.map((i) => [year.days[i] ?? '', year.closes[i] ?? NaN])), options);
        const sorted = order.toSorted((a, b) => a - b);
        expect(shuffled.days).toEqual(sorted.map((i) => year.days[i]));
        const again = clean({ ...shuffled, closes: [...shuffled.closes], counts: {} }, options);
        expect({ ...again, counts: 0 }).toEqual({ ...shuffled, counts: 0 });
        expect(fired(again.counts)).toEqual({});
      }),
    );
  });
});

describe('what is handed through', () => {
  test("the source's own counts and notes come first", () => {
    const series = clean(
      {
        ...raw([
          ['2024-04-01', NaN],
          ['2024-04-02', 2],
        ]),
        counts: { malformed: 3, badPrice: 1 },
        notes: ['row 3 could not be read'],
      },
      { ...options, stale: true },
    );
    expect(series.counts).toEqual({ ...noCounts(), malformed: 3, badPrice: 2 });
    expect(series).toMatchObject({
      instrument: PSCT,
      source: 'test',
      clock: 'new-york-close',
      fetchedAt: options.fetchedAt,
      stale: true,
      notes: ['row 3 could not be read'],
    });
  });
});
