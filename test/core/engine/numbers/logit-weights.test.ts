import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fromLogits,
  LARGEST_PERSISTENCE,
  toLogits,
} from '../../../../src/core/engine/numbers/logit-weights.ts';

test('any two numbers become two weights that are not negative and leave room for a mean', () => {
  const logit = fc.double({ min: -30, max: 30, noNaN: true });
  fc.assert(
    fc.property(logit, logit, (persistence, share) => {
      const [news, memory] = fromLogits(persistence, share);
      expect(Math.min(news, memory)).toBeGreaterThanOrEqual(0);
      expect(news + memory).toBeLessThanOrEqual(LARGEST_PERSISTENCE);
    }),
  );
});

test('weights come back from their logits', () => {
  for (const [news, memory] of [
    [0.05, 0.9],
    [0.25, 0.6],
    [0.001, 0.998],
  ] as const) {
    const [backNews, backMemory] = fromLogits(...toLogits(news, memory));
    expect(backNews).toBeCloseTo(news, 12);
    expect(backMemory).toBeCloseTo(memory, 12);
  }
});
