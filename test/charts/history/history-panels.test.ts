import { describe, expect, test } from 'vitest';
import { historyPanels, type HistoryPanels } from '../../../src/charts/history/history-panels.ts';
import type { HistoryReport } from '../../../src/core/reports/history.ts';
import { fakeHistoryReport } from '../../fakes/history-report.ts';

function panels(report: HistoryReport): HistoryPanels {
  return historyPanels(report, { tick: 58, event: 68 });
}

describe('historyPanels', () => {
  const report = fakeHistoryReport({ n: 1000, to: '2023-12-29' }, [0.25, 0.75]);

  test('peaks and valleys stand at their day with their figure and month', () => {
    const peaks = [{ day: '2022-06-13', value: 0.664, low: 0.5, high: 0.8 }];
    const valleys = [{ day: '2023-01-31', value: -0.071, low: -0.3, high: 0.2 }];
    const { turns, days } = panels({ ...report, peaks, valleys });
    expect(turns.map(({ kind, position, text }) => [kind, days[position], text])).toEqual([
      ['peak', '2022-06-13', '0.66, Jun 2022'],
      ['valley', '2023-01-31', '−0.07, Jan 2023'],
    ]);
  });

  test('the steps run from break to break with the level of each stretch', () => {
    expect(panels(report).steps).toEqual([
      { from: 0, to: 250, value: 0.08 },
      { from: 250, to: 750, value: 0.48 },
      { from: 750, to: 999, value: 0.08 },
    ]);
  });

  test('a break is only known to about a month, and is named before any event', () => {
    const at = (day: string): HistoryReport['breaks'] => [{ day, p: 0.01, before: 0, after: 0.4 }];
    const { breakNames, events } = panels({ ...report, breaks: at('2022-06-10') });
    expect(breakNames.map(({ name, row }) => [name, row])).toEqual([['around Jun 2022', 0]]);
    expect(panels({ ...report, breaks: [] }).events.length).toBeGreaterThan(events.length);
  });

  test('a year stands in the middle of its sessions; one without windows has no place', () => {
    const years = [2019, 2021].map((year) => ({ year, pearson: 0.4, low: 0.3, high: 0.5, n: 250 }));
    const dots = panels({ ...report, years }).years;
    expect(dots.map(({ year }) => year)).toEqual([2021]);
    expect(panels(report).days[Math.round(dots[0]?.position ?? 0)]).toMatch(/^2021-0[67]/);
  });

  test('there is room above for the labels of peaks, below for those of valleys', () => {
    const [bare, peaks, valleys] = [
      { ...report, peaks: [], valleys: [] },
      { ...report, valleys: [], peaks: [{ day: report.to, value: 0.5, low: 0.4, high: 0.6 }] },
      { ...report, peaks: [], valleys: [{ day: report.to, value: 0.5, low: 0.4, high: 0.6 }] },
    ].map((one) => panels(one).correlation);
    expect(peaks?.high).toBeGreaterThan(bare?.high ?? 1);
    expect(peaks?.low).toBe(bare?.low);
    expect(valleys?.low).toBeLessThan(bare?.low ?? -1);
  });
});
