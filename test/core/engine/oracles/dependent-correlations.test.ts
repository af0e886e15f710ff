import { expect, test } from 'vitest';
import { compare } from '../../../../src/core/engine/uncertainty/compare.ts';
import { jackknife } from '../../../../src/core/engine/uncertainty/jackknife.ts';
import { pearson } from '../../../../src/core/engine/measures/pearson.ts';
import { studentTTwoSided } from '../../../../src/core/engine/numbers/student-t.ts';
import { columns, normalPairs } from '../random.ts';
import { dunnClark, hittner, meng, steiger, williams, zou } from './dependent-correlations.ts';

// Equal to R's cocor 1.1-4 and psych::r.test.
test.each([
  {
    tested: { r12: 0.2, r13: 0.5, r23: 0.1, n: 315 },
    known: [-4.494992541, -4.441155319, -4.41518276, -4.407744019, -4.389932144],
    interval: [-0.4307124139, -0.1674903551],
  },
  {
    tested: { r12: 0.45, r13: 0.38, r23: 0.88, n: 252 },
    known: [2.525559462, 2.501714139, 2.496070787, 2.495356755, 2.494358846],
    interval: [0.0150913053, 0.127105681],
  },
])('the textbook tests give the figures of cocor for $tested', ({ tested, known, interval }) => {
  for (const [i, statistic] of [williams, dunnClark, steiger, hittner, meng].entries()) {
    expect(statistic(tested)).toBeCloseTo(known[i] ?? NaN, 8);
  }
  const [low, high] = zou(tested);
  expect(low).toBeCloseTo(interval[0] ?? NaN, 9);
  expect(high).toBeCloseTo(interval[1] ?? NaN, 9);
});

test('on normal days the jackknife comparison agrees with Williams and Zou', () => {
  const { x, y } = columns(normalPairs(71, 0.45), 5000);
  const noise = columns(normalPairs(72, 0), 5000).x;
  const other = y.map((value, t) => value + 0.5 * (noise[t] ?? NaN));
  const [first, second] = [jackknife(x, y), jackknife(x, other)];
  if (first === null || second === null) throw new Error('no jackknife');
  const tested = { r12: first.r, r13: second.r, r23: pearson(y, other) ?? NaN, n: 5000 };
  const { d, se, p, low, high } = compare(first, second);
  expect(d / se).toBeCloseTo(williams(tested), 0);
  expect(p).toBeLessThan(0.001);
  expect(studentTTwoSided(williams(tested), 4997)).toBeLessThan(0.001);
  const [zouLow, zouHigh] = zou(tested);
  expect(Math.abs(low - zouLow)).toBeLessThan(0.05 * (zouHigh - zouLow));
  expect(Math.abs(high - zouHigh)).toBeLessThan(0.05 * (zouHigh - zouLow));
});
