import { expect, test } from 'vitest';
import { change } from '../../../../src/core/engine/over-time/change.ts';
import { plainJackknife } from '../plain.ts';
import { columns, t4Pairs } from '../random.ts';

/** 300 days with one link, then 63 with another. */
const switched = (before: number, now: number): { x: Float64Array; y: Float64Array } => {
  const first = columns(t4Pairs(51, before), 300);
  const last = columns(t4Pairs(52, now), 63);
  return { x: Float64Array.of(...first.x, ...last.x), y: Float64Array.of(...first.y, ...last.y) };
};

test('the last window is held against the 252 days before it, which it does not share', () => {
  const { x, y } = switched(0.1, 0.7);
  const now = plainJackknife(x.slice(300), y.slice(300));
  const before = plainJackknife(x.slice(48, 300), y.slice(48, 300));
  const result = change(x, y, 63);
  expect(result?.now).toBeCloseTo(now.r, 13);
  expect(result?.before).toBeCloseTo(before.r, 13);
  expect(result?.t).toBeCloseTo((now.z - before.z) / Math.sqrt(now.se ** 2 + before.se ** 2), 11);
  expect(result?.material).toBe(true);
});

test('the same link on both sides is called a change on about 5% of draws (1000 seeded draws)', () => {
  const draw = t4Pairs(53, 0.4);
  let alarms = 0;
  for (let i = 0; i < 1000; i += 1) {
    const { x, y } = columns(draw, 315);
    if (change(x, y, 63)?.material) alarms += 1;
  }
  expect(alarms).toBeGreaterThan(25);
  expect(alarms).toBeLessThan(75);
});

test('a link that falls has a negative t', () => {
  const { x, y } = switched(0.8, 0);
  expect(change(x, y, 63)?.t).toBeLessThan(-2);
});

test('it takes the window and 252 days more, and two legs that move', () => {
  const { x, y } = switched(0.4, 0.4);
  expect(change(x.slice(-315), y.slice(-315), 63)).not.toBeNull();
  expect(change(x.slice(-314), y.slice(-314), 63)).toBeNull();
  expect(
    change(
      x,
      y.map((value, t) => (t < 300 ? value : 0)),
      63,
    ),
  ).toBeNull();
});
