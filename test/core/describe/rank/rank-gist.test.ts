import { describe, expect, test } from 'vitest';
import { rankGist } from '../../../../src/core/describe/rank/rank-gist.ts';
import { FAKE_BENCHMARKS, fakeRankReport } from '../../../fakes/rank-report.ts';

const report = fakeRankReport(FAKE_BENCHMARKS, { tied: 3 });

describe('the gist of a ranking', () => {
  test('is its highest estimate, and who is tied for the top', () => {
    const [top] = report.rows;
    expect(rankGist(report, 'BTC, 1y')).toEqual({
      subject: 'BTC, 1y',
      value: top?.pearson,
      low: top?.low,
      high: top?.high,
      to: '2025-12-26',
      state: 'ndx NDX, r2k-tech R2K-TECH, sp500-tech SP500-TECH, same clock',
    });
  });

  test('does not change when those that are tied change places', () => {
    const [first, second, ...others] = report.rows;
    if (first === undefined || second === undefined) throw new Error('the fake has rows');
    const swapped = { ...report, rows: [second, first, ...others] };
    expect(rankGist(swapped, 'BTC, 1y')?.state).toBe(rankGist(report, 'BTC, 1y')?.state);
  });

  test('changes with the group that is tied, and with the clock', () => {
    const states = [
      report,
      fakeRankReport(FAKE_BENCHMARKS, { tied: 2 }),
      { ...report, approximate: true },
    ].map((one) => rankGist(one, 'BTC, 1y')?.state);
    expect(new Set(states).size).toBe(3);
  });

  test('there is none without a row, nor for stale prices', () => {
    expect(rankGist({ ...report, rows: [] }, 'BTC, 1y')).toBeNull();
    expect(rankGist({ ...report, stale: true }, 'BTC, 1y')).toBeNull();
  });
});
