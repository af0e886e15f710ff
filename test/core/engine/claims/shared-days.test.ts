import { describe, expect, test } from 'vitest';
import { sessionsBetween } from '../../../../src/core/calendar/sessions.ts';
import { compareOnSharedDays, isAhead, isBehind } from '../../../../src/core/engine/claims/shared-days.ts';
import type { Series } from '../../../../src/core/types.ts';
import { closesFrom, cut, madeListing, madeSeries } from '../made.ts';
import { plainCompare, plainReturns } from '../plain.ts';
import { columns, t4Pairs } from '../random.ts';

const days = sessionsBetween('2022-01-03', '2023-12-29');
const span = { from: '2022-01-04', to: '2023-12-29' };
const leg = (series: Series) => ({ listing: madeListing(series.instrument.symbol), series });

/** A series that goes its own way. */
const stranger = (symbol: string, seed: number): Series =>
  madeSeries(symbol, days, closesFrom(columns(t4Pairs(seed, 0), days.length - 1).x.map((v) => v / 50)));
const { x, y } = columns(t4Pairs(1, 0.6), days.length - 1);
const base = madeSeries('base', days, closesFrom(x.map((value) => value / 50)));
const first = madeSeries('first', days, closesFrom(y.map((value) => value / 50)));
const other = stranger('other', 2);
const young = cut(stranger('young', 3), (day) => day >= '2023-01-03');

describe('comparing on shared days', () => {
  test('each pair has the days that the three share: a young one shortens its own comparison only', () => {
    const { shared, differences, leftOut } = compareOnSharedDays(
      leg(base),
      leg(first),
      [leg(other), leg(young)],
      span,
    );
    expect(shared.map(({ n, from }) => [n, from])).toEqual([
      [days.length - 1, '2022-01-04'],
      [days.filter((day) => day > '2023-01-03').length, '2023-01-04'],
    ]);
    expect(leftOut).toEqual([]);
    expect(differences.map(({ first: one, second }) => [one, second])).toEqual([
      ['first', 'other'],
      ['first', 'young'],
    ]);
  });

  test('differences and p equal plain loops, with p after Holm: the smaller doubled, the larger not below it', () => {
    const { differences } = compareOnSharedDays(leg(base), leg(first), [leg(other), leg(young)], span);
    const known = [other, young].map((series) => {
      const [a = [], b = [], c = []] = plainReturns([base, first, series]).returns;
      return plainCompare(a, b, c);
    });
    const raw = known.map(({ p }) => p);
    const smaller = Math.min(...raw);
    for (const [i, p] of raw.entries()) {
      const adjusted = p === smaller ? Math.min(1, 2 * p) : Math.max(p, Math.min(1, 2 * smaller));
      expect(Math.abs((differences[i]?.p ?? NaN) - adjusted)).toBeLessThan(1e-9);
    }
  });

  test('what can not be compared is left out with its reason, and is no part of the Holm family', () => {
    const newcomer = cut(other, (day) => day >= '2023-09-01');
    const gone = cut(other, (day) => day <= '2023-10-31');
    const frozen = { ...other, closes: other.closes.map((close, i) => (i % 3 === 0 ? close : 100)) };
    const still = { ...other, closes: other.closes.map(() => 7) };
    const found = compareOnSharedDays(
      leg(base),
      leg(first),
      [
        leg(other),
        { ...leg(newcomer), listing: madeListing('newcomer') },
        { ...leg(gone), listing: madeListing('gone') },
        { ...leg(frozen), listing: madeListing('frozen') },
        { ...leg(still), listing: madeListing('still') },
        { ...leg(base), listing: madeListing('itself') },
      ],
      span,
    );
    expect(found.leftOut).toEqual([
      {
        id: 'newcomer',
        reason: expect.stringMatching(/^it shares only 8\d daily returns, and 126 are needed$/),
      },
      { id: 'gone', reason: 'its prices end on 31 Oct 2023' },
      { id: 'frozen', reason: expect.stringMatching(/^3\d% of its daily returns are exactly zero$/) },
      { id: 'still', reason: '100% of its daily returns are exactly zero' },
      { id: 'itself', reason: 'its correlation has no interval' },
    ]);
    const alone = compareOnSharedDays(leg(base), leg(first), [leg(other)], span);
    expect(found.differences).toEqual(alone.differences);
  });
});

test('ahead and behind need a p below 0.05', () => {
  const at = (difference: number, p: number) => ({ first: 'a', second: 'b', difference, low: 0, high: 0, p });
  expect([at(0.1, 0.049), at(0.1, 0.05), at(-0.1, 0.01), at(0, 0)].map(isAhead)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([at(-0.1, 0.049), at(-0.1, 0.05), at(0.1, 0.01), at(0, 0)].map(isBehind)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
