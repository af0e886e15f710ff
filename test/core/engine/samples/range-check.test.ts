import { describe, expect, test } from 'vitest';
import { refuseStaleQuotes, tooFewReturns } from '../../../../src/core/engine/samples/range-check.ts';
import { Refusal } from '../../../../src/core/errors.ts';
import { closesFrom, madeDays, madeListing, madeSeries } from '../made.ts';

const leg = (id: string, label: string, count: number, first: string) => ({
  listing: madeListing(id, label),
  series: madeSeries(id, madeDays(count, first), closesFrom(Array(count - 1).fill(0.01))),
});

describe('a range with too few returns', () => {
  const tech = leg('r2k-tech', 'small-cap tech', 400, '2023-06-01');

  test('names the leg that starts inside it, and offers what there is', () => {
    const coin = leg('pepe', 'PEPE', 400, '2024-05-01');
    const span = { from: '2024-05-03', to: '2024-05-10' };
    const refusal = tooFewReturns([coin, tech], { from: '2024-04-20', to: '2024-05-10' }, 9, 15);
    expect(refusal.message).toBe(
      'PEPE and small-cap tech share 9 daily returns from 2024-04-20 to 2024-05-10, and a correlation needs 20: the prices of PEPE start on 2024-05-01. Try 2024-05-02..2024-07-04.',
    );
    expect(refusal.actions).toEqual([
      { label: 'Use 2024-05-02..2024-07-04', line: 'corr pepe r2k-tech 2024-05-02..2024-07-04' },
    ]);
    expect(tooFewReturns([coin, tech], span, 1, 6).message).toMatch(/ share 1 daily return from /);
  });

  test('names the leg that ended before it', () => {
    const gone = leg('ftt', 'FTT', 300, '2023-06-01');
    const refusal = tooFewReturns([gone, tech], { from: '2024-05-01', to: '2024-06-20' }, 0, 50);
    expect(refusal.message).toBe(
      'FTT and small-cap tech share no daily returns from 2024-05-01 to 2024-06-20, and a correlation needs 20: the prices of FTT end on 2024-03-26. Try 2023-07-19..2024-03-26.',
    );
  });

  test('says so when the range itself is too short', () => {
    const coin = leg('btc', 'BTC', 400, '2023-06-01');
    const refusal = tooFewReturns([coin, tech], { from: '2024-05-01', to: '2024-05-10' }, 10, 10);
    expect(refusal.message).toMatch(/the range holds only 10 sessions\. Try 30d\.$/);
  });

  test('says so when the legs seldom trade on the same day', () => {
    const days = madeDays(400, '2023-06-01').filter((_, i) => i % 6 === 0);
    const rare = {
      listing: madeListing('rare'),
      series: madeSeries(
        'RARE',
        days,
        days.map((_, i) => i + 1),
      ),
    };
    const refusal = tooFewReturns([rare, tech], { from: '2024-01-01', to: '2024-03-01' }, 10, 60);
    expect(refusal.message).toMatch(/the two have few sessions in common\. Try /);
  });

  test('offers nothing when no range would do', () => {
    const coin = leg('new', 'NEW', 12, '2024-05-01');
    const refusal = tooFewReturns([coin, tech], { from: '2024-01-01', to: '2024-05-12' }, 11, 133);
    expect(refusal.message).toMatch(/No range holds enough yet; try an older name\.$/);
    expect(refusal.actions).toEqual([]);
  });
});

describe('exact zeros', () => {
  const thin = leg('thin', 'THIN', 30, '2024-01-01');

  test('up to a fifth pass', () => {
    expect(() =>
      refuseStaleQuotes(thin, { share: 0.2, longestRun: 6 }, '2024-01-01', '2024-02-01'),
    ).not.toThrow();
  });

  test('more are refused with their share, the instrument and the source', () => {
    expect(() => refuseStaleQuotes(thin, { share: 0.68, longestRun: 9 }, '2024-01-01', '2024-02-01')).toThrow(
      new Refusal(
        '68% of the daily returns of THIN (thin from files) from 2024-01-01 to 2024-02-01 are exactly zero: its quotes are stale or too thin to compare. Try another range or a name that trades more.',
      ),
    );
  });
});
