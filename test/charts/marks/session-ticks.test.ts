import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sessionTicks } from '../../../src/charts/marks/session-ticks.ts';
import { weekdaysUntil } from '../../fakes/pair-report.ts';

const ACROSS = 58;

function labels(to: string, count: number, across = ACROSS): string[] {
  return sessionTicks(weekdaysUntil(to, count), across).map(({ lines }) => lines.join(' '));
}

describe('sessionTicks', () => {
  test('a month is marked by weeks, on Mondays', () => {
    expect(labels('2025-12-26', 22)).toEqual(['1 Dec 2025', '8 Dec', '15 Dec', '22 Dec']);
  });

  test('two months are marked by every second week', () => {
    expect(labels('2025-12-26', 41)).toEqual(['10 Nov 2025', '24 Nov', '8 Dec', '22 Dec']);
  });

  test('a year is marked by every second month, with the year where it begins', () => {
    expect(labels('2025-12-26', 253)).toEqual(['Mar 2025', 'May', 'Jul', 'Sep', 'Nov']);
    expect(labels('2025-06-30', 253)).toEqual(['Sep 2024', 'Nov', 'Jan 2025', 'Mar', 'May']);
  });

  test('two years are marked by quarters', () => {
    expect(labels('2025-12-26', 505)).toEqual(['Apr 2024', 'Jul', 'Oct', 'Jan 2025', 'Apr', 'Jul', 'Oct']);
  });

  test('five years are marked by years, fifteen by every second one', () => {
    expect(labels('2025-12-26', 1261)).toEqual(['2022', '2023', '2024', '2025']);
    expect(labels('2025-12-26', 4000)).toEqual(['2012', '2014', '2016', '2018', '2020', '2022', '2024']);
  });

  test('a range that begins with its year is marked at its first session', () => {
    expect(labels('2022-12-30', 260).at(0)).toBe('Jan 2022');
    expect(sessionTicks(weekdaysUntil('2022-12-30', 260), ACROSS)[0]?.index).toBe(0);
  });

  test('one session gets its day, none gets nothing', () => {
    expect(labels('2025-12-26', 1)).toEqual(['26 Dec 2025']);
    expect(sessionTicks([], ACROSS)).toEqual([]);
  });

  test('for every length and width the marks ascend, are few and do not touch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4000 }), fc.integer({ min: 30, max: 90 }), (count, across) => {
        const ticks = sessionTicks(weekdaysUntil('2025-12-26', count), across);
        const perSession = across / (count - 1);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const [at, { index, lines }] of ticks.entries()) {
          const next = ticks[at + 1];
          if (next === undefined) continue;
          const half = (texts: readonly string[]): number =>
            Math.max(...texts.map((text) => text.length)) / 2;
          expect((next.index - index) * perSession).toBeGreaterThanOrEqual(
            half(lines) + half(next.lines) + 1,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('every usual range has at least two marks', () => {
    for (const count of [
      6, 11, 21, 31, 43, 64, 90, 127, 180, 253, 380, 505, 757, 1261, 2000, 2521, 3500, 4001,
    ]) {
      expect(labels('2025-12-26', count).length, `${count} sessions`).toBeGreaterThanOrEqual(2);
    }
  });
});
