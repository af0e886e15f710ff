import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exceedances, impliedExceedance } from '../../../../src/core/engine/measures/exceedance.ts';
import { plainJackknife, plainPearson, plainRanks } from '../plain.ts';
import { columns, normalPairs, t4Pairs } from '../random.ts';

// Two-dimensional adaptive quadrature of the truncated moments (scipy.integrate.dblquad).
test.each([
  [0.25, 0.4, 0.1454568305511548],
  [0.5, 0.4, 0.19643677322459038],
  [0.75, -0.3, -0.14773327826766816],
])('normals below their %d quantiles, r = %d overall', (share, r, known) => {
  expect(impliedExceedance(share, r)).toBeCloseTo(known, 13);
});

test('independent legs stay independent; without a cut the link is whole; deep in the tail it fades', () => {
  for (const share of [0.05, 0.25, 0.5, 0.75]) expect(impliedExceedance(share, 0)).toBeCloseTo(0, 13);
  expect(impliedExceedance(0.9999999, 0.4)).toBeCloseTo(0.4, 4);
  expect(impliedExceedance(0.001, 0.4)).toBeLessThan(0.06);
});

test('a stronger link overall is a stronger link beyond any threshold', () => {
  const link = fc.double({ min: 0, max: 0.95, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 0.9, noNaN: true }), link, link, (share, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(impliedExceedance(share, low)).toBeLessThanOrEqual(impliedExceedance(share, high) + 1e-10);
    }),
  );
});

test('each is the correlation over the days that ranks pick, with its jackknife interval', () => {
  const { x, y } = columns(t4Pairs(1, 0.5), 401);
  const found = exceedances(x, y) ?? [];
  expect(found.map(({ side, share }) => [side, share])).toEqual([
    ['lower', 0.25],
    ['lower', 0.5],
    ['lower', 0.75],
    ['upper', 0.25],
    ['upper', 0.5],
    ['upper', 0.75],
  ]);
  const [rankX, rankY] = [plainRanks(x), plainRanks(y)];
  for (const { side, share, n, correlation, implied } of found) {
    const limit = Math.floor(share * 401);
    const isBeyond = (rank: number): boolean => (side === 'lower' ? rank <= limit : rank > 401 - limit);
    const days = rankX.flatMap((rank, t) => (isBeyond(rank) && isBeyond(rankY[t] ?? NaN) ? [t] : []));
    const known = plainJackknife(
      days.map((t) => x[t] ?? NaN),
      days.map((t) => y[t] ?? NaN),
    );
    expect(n).toBe(days.length);
    expect(correlation?.value).toBeCloseTo(known.r, 11);
    expect(correlation?.low).toBeCloseTo(known.low, 10);
    expect(correlation?.high).toBeCloseTo(known.high, 10);
    expect(implied).toBe(impliedExceedance(share, plainPearson(x, y)));
  }
});

test('normal returns lie on the implied curve, on both sides', () => {
  const { x, y } = columns(normalPairs(2, 0.4), 100_000);
  for (const { correlation, implied } of exceedances(x, y) ?? []) {
    expect(Math.abs((correlation?.value ?? NaN) - implied)).toBeLessThan(0.02);
  }
});

test('under 30 joint days hide the correlation, not the count', () => {
  const { x, y } = columns(normalPairs(3, 0), 200);
  const [first] = exceedances(x, y) ?? [];
  expect(first?.n).toBeLessThan(30);
  expect(first?.n).toBeGreaterThan(0);
  expect(first?.correlation).toBeNull();
});

test('a constant and a perfect link have none', () => {
  const { x } = columns(normalPairs(3, 0), 200);
  expect(exceedances(x, new Float64Array(200))).toBeNull();
  expect(exceedances(x, x)).toBeNull();
});
