import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairReport } from '../../../src/core/engine/pair-report.ts';
import { Refusal } from '../../../src/core/errors.ts';
import { cut, madeDays, madeListing, madeSeries } from './made.ts';

const names = { asset: madeListing('a'), benchmark: madeListing('b'), control: madeListing('c') };

/** Every number in a value, however deep. */
const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
};

test('whatever the prices, the report is plain JSON without NaN or infinity, or a refusal', () => {
  const some = madeDays(160, '2024-01-01');
  const close = fc.oneof(
    { weight: 6, arbitrary: fc.double({ min: 1, max: 2, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.double({ min: 1e-8, max: 1e8, noNaN: true }) },
  );
  const leg = (symbol: string) =>
    fc
      .tuple(
        fc.oneof(
          fc.array(close, { minLength: 160, maxLength: 160 }),
          fc.constant(Array<number>(160).fill(3)),
        ),
        fc.subarray(some, { minLength: 40 }),
      )
      .map(([closes, kept]) =>
        cut(madeSeries(symbol, some, closes), (day) => kept.length < 60 || kept.includes(day)),
      );
  const methods = fc.constantFrom('pearson', 'spearman', 'kendall', 'ewma');
  let answered = 0;
  fc.assert(
    fc.property(
      leg('A'),
      leg('B'),
      leg('C'),
      fc.integer({ min: 20, max: 70 }),
      methods,
      (a, b, c, window, method) => {
        const wanted = { span: { from: some[100] ?? '', to: some[159] ?? '' }, sessions: 60, window, method };
        try {
          const report = pairReport({ ...names, series: { asset: a, benchmark: b, control: c }, ...wanted });
          expect(numbersIn(report).filter((value) => !Number.isFinite(value))).toEqual([]);
          expect(JSON.parse(JSON.stringify(report))).toEqual(report);
          answered += 1;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      },
    ),
    { seed: 7, numRuns: 200 },
  );
  expect(answered).toBeGreaterThan(50);
});
