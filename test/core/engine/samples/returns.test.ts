import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align, indexOfDay } from '../../../../src/core/engine/samples/returns.ts';
import { madeDays, madeSeries } from '../made.ts';
import { plainReturns } from '../plain.ts';

const ever = { from: '0000-01-01', to: '9999-12-31' };
const week = ['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08'];

describe('align', () => {
  test('differences the log closes of the sessions that both have', () => {
    const one = madeSeries('A', week, [100, 110, 121, 100, 50]);
    const other = madeSeries('B', week, [1, 2, 4, 8, 16]);
    const { days, base, returns, closes } = align([one, other], ever);
    expect(days).toEqual(week.slice(1));
    expect(base).toBe('2024-01-02');
    expect(returns[0]?.[0]).toBeCloseTo(Math.log(1.1), 15);
    expect(Array.from(returns[1] ?? [])).toEqual(Array(4).fill(Math.log(2)));
    expect(closes).toEqual([one.closes, other.closes]);
  });

  test('compounds over a session that one leg misses', () => {
    const one = madeSeries('A', week.toSpliced(2, 1), [100, 110, 100, 50]);
    const other = madeSeries('B', week, [1, 2, 4, 8, 16]);
    const { days, returns } = align([one, other], ever);
    expect(days).toEqual(['2024-01-03', '2024-01-05', '2024-01-08']);
    expect(returns[1]?.[1]).toBeCloseTo(Math.log(4), 15);
  });

  test('keeps the returns that end inside the span; the first may start before it', () => {
    const one = madeSeries('A', week, [100, 110, 121, 100, 50]);
    const inside = align([one, one], { from: '2024-01-04', to: '2024-01-05' });
    expect(inside.days).toEqual(['2024-01-04', '2024-01-05']);
    expect(inside.base).toBe('2024-01-03');
    // Over the weekend: the span's ends need not be sessions.
    expect(align([one, one], { from: '2024-01-06', to: '2024-01-09' }).days).toEqual(['2024-01-08']);
  });

  test('has nothing to say without two joint sessions', () => {
    const one = madeSeries('A', week, [1, 2, 3, 4, 5]);
    const later = madeSeries('B', ['2024-01-08', '2024-01-09'], [1, 2]);
    expect(align([one, later], ever)).toMatchObject({ days: [], base: null });
    expect(align([one, madeSeries('B', [], [])], ever)).toMatchObject({ days: [], base: null });
    expect(align([one, one], { from: '2024-02-01', to: '2024-03-01' })).toMatchObject({
      days: [],
      base: null,
    });
  });

  test('agrees with a look-up by day, whatever days two or three legs miss', () => {
    const all = madeDays(40, '2024-01-01');
    const leg = fc.subarray(all).map((days) =>
      madeSeries(
        'A',
        days,
        days.map((day) => 50 + all.indexOf(day) * 1.5),
      ),
    );
    fc.assert(
      fc.property(fc.array(leg, { minLength: 2, maxLength: 3 }), (legs) => {
        const plain = plainReturns(legs);
        const aligned = align(legs, ever);
        expect(aligned.days).toEqual(plain.days);
        expect(aligned.returns.map((column) => [...column])).toEqual(plain.returns);
      }),
    );
  });

  test('days that no two legs share change nothing', () => {
    const one = madeSeries('A', week, [100, 110, 121, 100, 50]);
    const more = madeSeries('A', ['2023-12-31', ...week, '2024-01-09'], [7, 100, 110, 121, 100, 50, 9]);
    expect(align([one, more], ever)).toEqual(align([one, one], ever));
  });
});

test('indexOfDay finds the first day that is not earlier', () => {
  expect(indexOfDay(week, '2024-01-03')).toBe(1);
  expect(indexOfDay(week, '2024-01-06')).toBe(4);
  expect(indexOfDay(week, '2025-01-01')).toBe(5);
  expect(indexOfDay([], '2025-01-01')).toBe(0);
});
