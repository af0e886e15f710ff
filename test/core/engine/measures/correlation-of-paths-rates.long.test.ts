import { expect, test } from 'vitest';
import { correlationOfPaths } from '../../../../src/core/engine/measures/correlation-of-paths.ts';
import { absoluteMoves } from '../../../../src/core/engine/over-time/moves.ts';
import { rolling } from '../../../../src/core/engine/measures/rolling.ts';
import { columns, garchPairs, meansOver, normalPairs } from '../random.ts';

const NOTHING = { p: NaN, low: NaN, high: NaN };

test('independent paths are called linked in at most 5% of 200 seeded histories', () => {
  const draw = normalPairs(4, 0);
  let linked = 0;
  for (let i = 0; i < 200; i += 1) {
    const { x, y } = columns(draw, 440);
    const { p, low, high } = correlationOfPaths(meansOver(x, 20), meansOver(y, 20), 20) ?? NOTHING;
    expect(low > 0 || high < 0).toBe(p < 0.05);
    if (p < 0.05) linked += 1;
  }
  expect(linked).toBeLessThanOrEqual(10);
});

test('a link that never changes is not told to follow the moves, in 95% of 100 seeded histories', () => {
  const draw = garchPairs(3, 0.4);
  let linked = 0;
  for (let i = 0; i < 100; i += 1) {
    const { x, y } = columns(draw, 1700);
    const { p } = correlationOfPaths(rolling(x, y, 63).values, absoluteMoves(y, 63), 63) ?? NOTHING;
    if (p < 0.05) linked += 1;
  }
  expect(linked).toBeLessThanOrEqual(5);
});
