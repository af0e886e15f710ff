import { describe, expect, test } from 'vitest';
import { pearson } from '../../../../src/core/engine/measures/pearson.ts';
import { ranks } from '../../../../src/core/engine/numbers/ranks.ts';
import { spearman } from '../../../../src/core/engine/measures/spearman.ts';
import { columns, garchPairs, t4Pairs } from '../random.ts';

/** Share of 2000 intervals, in percent, that hold the true value. */
const coverage = (draw: () => readonly [number, number], n: number, truth: number): number => {
  let held = 0;
  for (let i = 0; i < 2000; i += 1) {
    const { x, y } = columns(draw, n);
    const { low, high } = spearman(x, y) ?? { low: NaN, high: NaN };
    if (low <= truth && truth <= high) held += 1;
  }
  return held / 20;
};

// With 8000 draws: independent t4 93.6% (n = 63) and 93.5% (252), GARCH t4 93.5% and 92.7%; a little short, not badly.
describe('the 95% interval holds the truth (2000 seeded draws)', () => {
  const truthOf = (draw: () => readonly [number, number]): number => {
    const { x, y } = columns(draw, 400_000);
    return pearson(ranks(x), ranks(y)) ?? NaN;
  };

  test.each([63, 252])('with independent t4 returns, n = %d', (n) => {
    const held = coverage(t4Pairs(11, 0.4), n, truthOf(t4Pairs(12, 0.4)));
    expect(held).toBeGreaterThan(92);
    expect(held).toBeLessThan(96.5);
  });

  test.each([63, 252])('with GARCH t4 returns, n = %d', (n) => {
    const held = coverage(garchPairs(21, 0.4), n, truthOf(garchPairs(22, 0.4)));
    expect(held).toBeGreaterThan(92);
    expect(held).toBeLessThan(96.5);
  });
});
