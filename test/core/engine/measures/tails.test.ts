import { expect, test } from 'vitest';
import { bivariateNormalCdf } from '../../../../src/core/engine/numbers/bivariate-normal.ts';
import { normalQuantile } from '../../../../src/core/engine/numbers/normal.ts';
import { lowerTail } from '../../../../src/core/engine/measures/tails.ts';
import { plainPearson, plainRanks } from '../plain.ts';
import { columns, normalPairs, t4Pairs } from '../random.ts';

test('the share is that of joint lowest-tenth days, counted by ranks', () => {
  const { x, y } = columns(t4Pairs(1, 0.4), 777);
  const [rankX, rankY] = [plainRanks(x), plainRanks(y)];
  const joint = rankX.filter((rank, t) => rank <= 77 && (rankY[t] ?? NaN) <= 77).length;
  const tail = lowerTail(x, y);
  expect(tail).toMatchObject({ n: 777, worst: 77, joint, share: joint / 77 });
  const h = normalQuantile(77 / 777);
  expect(tail?.implied).toBeCloseTo(bivariateNormalCdf(h, h, plainPearson(x, y)) / (77 / 777), 12);
});

test('normal days are hit together as often as implied, 26.6% at r = 0.4; days with fat tails more often', () => {
  const normal = columns(normalPairs(2, 0.4), 200_000);
  const fat = columns(t4Pairs(2, 0.4), 200_000);
  expect(lowerTail(normal.x, normal.y)?.implied).toBeCloseTo(0.266, 2);
  expect(Math.abs((lowerTail(normal.x, normal.y)?.share ?? NaN) - 0.266)).toBeLessThan(0.01);
  expect(lowerTail(fat.x, fat.y)?.share).toBeGreaterThan(0.31);
});

test('only falls count: what happens on the best days changes nothing but r', () => {
  const { x, y } = columns(t4Pairs(3, 0.4), 600);
  const calm = (column: Float64Array): Float64Array => column.map((value) => Math.min(value, 1));
  expect(lowerTail(calm(x), calm(y))).toMatchObject({ share: lowerTail(x, y)?.share });
});

test("the interval is Wilson's on t, and holds the truth for 95 to 99% of samples", () => {
  // 12 of 60: by hand from t(59, .975) = 2.000995.
  const { x, y } = columns(normalPairs(4, 0.2), 600);
  const tail = lowerTail(x, y);
  const [share, squared] = [tail?.share ?? NaN, 2.000995378 ** 2 / 60];
  const half = Math.sqrt(squared * (share * (1 - share) + squared / 4)) / (1 + squared);
  expect(tail?.low).toBeCloseTo((share + squared / 2) / (1 + squared) - half, 8);
  expect(tail?.high).toBeCloseTo((share + squared / 2) / (1 + squared) + half, 8);
  const draw = t4Pairs(5, 0.4);
  let held = 0;
  for (let i = 0; i < 400; i += 1) {
    const sample = columns(draw, 1000);
    const { low, high } = lowerTail(sample.x, sample.y) ?? { low: NaN, high: NaN };
    // 0.329: the share over 2,000,000 seeded days.
    if (low <= 0.329 && 0.329 <= high) held += 1;
  }
  expect(held / 4).toBeGreaterThan(95);
  expect(held / 4).toBeLessThan(99.5);
});

test('there is none for under 500 days, under 10 joint ones, or a leg that does not move', () => {
  const { x, y } = columns(normalPairs(6, 0.6), 600);
  expect(lowerTail(x.subarray(0, 499), y.subarray(0, 499))).toBeNull();
  expect(lowerTail(x.subarray(0, 500), y.subarray(0, 500))).not.toBeNull();
  const opposite = columns(normalPairs(6, -0.6), 600);
  expect(lowerTail(opposite.x, opposite.y)).toBeNull();
  expect(lowerTail(x, new Float64Array(600))).toBeNull();
});
