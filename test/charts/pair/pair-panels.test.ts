import { describe, expect, test } from 'vitest';
import { pairPanels, type PairPanels } from '../../../src/charts/pair/pair-panels.ts';
import type { PairReport } from '../../../src/core/reports/pair.ts';
import { fakePairReport } from '../../fakes/pair-report.ts';

function panels(report: PairReport): PairPanels {
  return pairPanels(report, { tick: 58, event: 68 });
}

describe('pairPanels', () => {
  test('a rolling value stands at the position of its day', () => {
    const report = fakePairReport({ n: 100, history: 0 });
    const { rolling, days } = panels(report);
    expect(rolling).toHaveLength(38);
    // Position 0 is the close before the first return, so the 63rd return stands at 63.
    expect(rolling[0]).toMatchObject({ position: 63, value: report.rolling.values[62] });
    expect(days[63]).toBe(report.rolling.days[62]);
  });

  test('windows that end before the range are left out', () => {
    const report = fakePairReport({ n: 100 });
    const early = { ...report.rolling, days: ['1999-01-04', ...report.rolling.days.slice(1)] };
    expect(panels({ ...report, rolling: early }).rolling).toHaveLength(99);
  });

  test('runs are cut to the range, unclear ones stay bare', () => {
    const report = fakePairReport({ n: 10, to: '2025-12-26' });
    const { days } = report.rebased;
    const regimes = [
      { label: 'coupled', from: '2020-01-02', to: '2020-05-01' },
      { label: 'decoupled', from: '2024-01-02', to: days[3] ?? '' },
      { label: 'unclear', from: days[4] ?? '', to: days[5] ?? '' },
      { label: 'inverse', from: days[6] ?? '', to: '2026-03-02' },
    ] as const;
    expect(panels({ ...report, regimes }).runs).toEqual([
      { label: 'decoupled', from: 0, to: 3 },
      { label: 'inverse', from: 6, to: 10 },
    ]);
  });

  test('events stand at their session, or the next one when New York did not trade', () => {
    const report = fakePairReport({ n: 252, to: '2022-12-30' });
    const { events, days } = panels(report);
    expect(events.map(({ name, position }) => [name, days[position]])).toEqual([
      ['Terra', '2022-05-09'],
      ['Celsius', '2022-06-13'],
      ['FTX', '2022-11-08'],
    ]);
  });

  test('prices stand on a linear axis, from a ratio of four on on a logarithmic one', () => {
    const report = fakePairReport({ n: 3 });
    const withAsset = (asset: number[]): PairReport => ({
      ...report,
      rebased: { ...report.rebased, asset, benchmark: [100, 100, 100, 100] },
    });
    expect(panels(withAsset([100, 200, 399, 300])).logarithmic).toBe(false);
    const large = panels(withAsset([100, 200, 10_000, 9_000]));
    expect(large.logarithmic).toBe(true);
    expect(large.price.ticks).toEqual([100, 300, 1000, 3000, 10_000]);
  });

  test('the correlation axis shows zero, the interval and steps of 0.3, and never more than -1 to 1', () => {
    const coupled = panels(fakePairReport({ n: 252, link: () => 0.5 })).correlation;
    expect(coupled.ticks).toEqual([0, 0.3, 0.6]);
    const inverse = panels(fakePairReport({ n: 252, link: () => -0.95 })).correlation;
    expect(inverse.ticks).toEqual([-0.6, 0, 0.6]);
    expect(inverse.low).toBeGreaterThanOrEqual(-1);
    const close = panels(fakePairReport({ n: 252, link: () => 0.999 })).correlation;
    expect(close.high).toBeLessThanOrEqual(1);
  });

  test('a report without any days is laid out as empty panels', () => {
    const report = fakePairReport({ n: 30 });
    const empty = { ...report, pearson: null, rebased: { days: [], asset: [], benchmark: [] }, regimes: [] };
    expect(panels(empty)).toMatchObject({
      sessionTicks: [],
      rolling: [],
      runs: [],
      events: [],
      logarithmic: false,
    });
  });

  test('two flat legs still have an axis with some height', () => {
    const report = fakePairReport({ n: 3 });
    const flat = { ...report.rebased, asset: [100, 100, 100, 100], benchmark: [100, 100, 100, 100] };
    const { price } = panels({ ...report, rebased: flat });
    expect(price.low).toBeLessThan(100);
    expect(price.high).toBeGreaterThan(100);
    expect(price.ticks).toContain(100);
  });
});
