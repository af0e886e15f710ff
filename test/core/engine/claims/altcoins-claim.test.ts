import { expect, test } from 'vitest';
import { altcoinsVerdict } from '../../../../src/core/engine/claims/altcoins-claim.ts';

const above = { low: 0.1, high: 0.4 };
const unclear = { low: -0.1, high: 0.3 };
const below = { low: -0.4, high: -0.1 };
const lead = (difference: number, p: number) => ({
  first: 'btc',
  second: 'eth',
  difference,
  low: difference - 0.05,
  high: difference + 0.05,
  p,
});
const ahead = lead(0.1, 0.01);
const level = lead(0.02, 0.4);
const behind = lead(-0.1, 0.01);

test('holds when all show it and bitcoin is ahead of each', () => {
  expect(altcoinsVerdict([above, above, above], [ahead, ahead, ahead])).toBe('holds');
});

test('can not be told when one coin is level with bitcoin, or one shows nothing clear', () => {
  expect(altcoinsVerdict([above, above, above], [ahead, ahead, level])).toBe("can't be told apart");
  expect(altcoinsVerdict([above, above, unclear], [ahead, ahead, ahead])).toBe("can't be told apart");
});

test('does not hold when one coin moves against small tech, or is closer to it than bitcoin', () => {
  expect(altcoinsVerdict([above, above, below], [ahead, ahead, ahead])).toBe('does not hold');
  expect(altcoinsVerdict([above, above, above], [ahead, ahead, behind])).toBe('does not hold');
});

test('two other coins are not "altcoins"', () => {
  expect(altcoinsVerdict([above, above], [ahead, ahead])).toBe("can't be told apart");
  expect(altcoinsVerdict([], [])).toBe("can't be told apart");
});
