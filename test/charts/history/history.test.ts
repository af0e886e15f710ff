import type { ChartConfiguration, Point } from 'chart.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyChart } from '../../../src/charts/history/history.ts';
import { THEMES } from '../../../src/charts/theme.ts';
import type { HistoryReport } from '../../../src/core/reports/history.ts';
import type { PairNames } from '../../../src/core/chart.ts';
import { drawnTexts, faults } from '../drawn-texts.ts';
import { FAKE_HISTORY_NAMES, fakeHistoryReport } from '../../fakes/history-report.ts';

const LONG_NAMES: PairNames = {
  asset: '1000000MOGCOIN/USDT',
  benchmark: 'S&P SmallCap 600 Capped Information Technology',
  query: 'history 1000000mogcoin/usdt sp600-capped-information-technology 2020..2022 window=126',
};
const SEVEN_YEARS = fakeHistoryReport(
  { n: 1700, link: (share) => (share < 0.3 ? 0.05 : 0.45 + 0.2 * Math.sin(share * 20)) },
  [0.3],
);

function chart(report: HistoryReport, names = FAKE_HISTORY_NAMES): ChartConfiguration<'line', Point[]> {
  return historyChart(report, names, THEMES.light);
}

async function words(report: HistoryReport): Promise<string[]> {
  return (await drawnTexts(chart(report))).map(({ text }) => text);
}

describe('historyChart: the configuration', () => {
  test('the path with its band, a step on each side of a break, a whisker for each year', () => {
    const { data, options, plugins } = chart(SEVEN_YEARS);
    expect(data.datasets.map(({ label, yAxisID }) => `${label} on ${yAxisID}`)).toEqual([
      'rolling correlation on correlation',
      'between breaks on correlation',
      'between breaks on correlation',
      'interval, upper bound on correlation',
      'interval, lower bound on correlation',
      'calendar years on year',
      ...SEVEN_YEARS.years.map(({ year }) => `${year} interval on year`),
      'overall correlation on year',
    ]);
    const [path, before, after] = data.datasets;
    expect(path?.data).toHaveLength(SEVEN_YEARS.rolling.values.filter((value) => value !== null).length);
    expect(before?.data).toEqual([
      { x: 0, y: 0.08 },
      { x: 510, y: 0.08 },
    ]);
    expect(after?.data).toEqual([
      { x: 510, y: 0.48 },
      { x: 1699, y: 0.48 },
    ]);
    expect(Object.keys(options?.scales ?? {})).toEqual(['x', 'correlation', 'gap', 'year']);
    expect(plugins?.map(({ id }) => id)).toEqual([
      'paper',
      'tints',
      'events',
      'breaks',
      'path labels',
      'words',
    ]);
  });

  test('a year whose interval holds zero is hollow', () => {
    const years = [
      { year: 2020, pearson: 0.1, low: -0.02, high: 0.22, n: 250 },
      { year: 2021, pearson: 0.4, low: 0.3, high: 0.5, n: 250 },
      { year: 2022, pearson: -0.4, low: -0.5, high: -0.3, n: 250 },
    ];
    const dots = chart({ ...SEVEN_YEARS, years }).data.datasets.find(
      ({ label }) => label === 'calendar years',
    );
    const { text, background } = THEMES.light;
    expect(dots).toMatchObject({ pointBackgroundColor: [background, text, text] });
  });

  test('without breaks there are no steps, without a correlation no line for it', () => {
    const report = fakeHistoryReport({ n: 252, volatility: 0, drift: 0 });
    const { data } = chart(report);
    expect(data.datasets.filter(({ label }) => label === 'between breaks')).toEqual([]);
    expect(data.datasets.at(-1)).toMatchObject({ label: 'overall correlation', data: [] });
  });

  test('is a pure function: same input, same data, and the report is not touched', () => {
    const before = structuredClone(SEVEN_YEARS);
    expect(JSON.stringify(chart(SEVEN_YEARS))).toBe(JSON.stringify(chart(SEVEN_YEARS)));
    expect(SEVEN_YEARS).toEqual(before);
  });
});

describe('historyChart: the drawn words', () => {
  test('today, the whole range, the break with its levels, peaks and valleys with their months', async () => {
    const texts = await words(SEVEN_YEARS);
    expect(texts).toEqual(expect.arrayContaining([expect.stringMatching(/^today 0\.\d\d$/)]));
    expect(texts).toEqual(expect.arrayContaining(['above 86% of', 'days since 2020']));
    expect(texts).toEqual(expect.arrayContaining([expect.stringMatching(/^overall 0\.\d\d$/)]));
    expect(texts).toEqual(expect.arrayContaining(['around Jun 2021', '0.08', '0.48']));
    expect(texts).toEqual(
      expect.arrayContaining([expect.stringMatching(/^−?0\.\d\d, [A-Z][a-z]{2} 20\d\d$/)]),
    );
    expect(texts).toEqual(expect.arrayContaining(['coupled', 'By calendar year, 95% interval']));
  });

  test('a range without a window says so', async () => {
    const texts = await words(fakeHistoryReport({ n: 40 }));
    expect(texts).toContain('No window of 63 sessions could be computed in this range');
    expect(texts.filter((text) => text.startsWith('today'))).toEqual([]);
  });

  test.each([
    ['a month', fakeHistoryReport({ n: 21 }), FAKE_HISTORY_NAMES],
    ['a year', fakeHistoryReport({ n: 252, history: 100 }), FAKE_HISTORY_NAMES],
    ['seven years', SEVEN_YEARS, FAKE_HISTORY_NAMES],
    [
      'fourteen years with many turns and breaks',
      fakeHistoryReport(
        { n: 3500, link: (share) => 0.25 + 0.35 * Math.sin(share * 15) },
        [0.2, 0.5, 0.55, 0.9],
      ),
      FAKE_HISTORY_NAMES,
    ],
    ['an inverse pair', fakeHistoryReport({ n: 750, link: () => -0.6 }), FAKE_HISTORY_NAMES],
    ['a leg that stands still', fakeHistoryReport({ n: 252, volatility: 0, drift: 0 }), FAKE_HISTORY_NAMES],
    [
      'every mark and long names',
      fakeHistoryReport({ n: 750 }, [0.5], { simulated: true, approximate: true, stale: true }),
      LONG_NAMES,
    ],
  ] as const)('%s: our font, inside the picture, no text over another', async (_name, report, names) => {
    expect(faults(await drawnTexts(chart(report, names)))).toEqual([]);
  });

  test('whatever the range, the link, the breaks and the marks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 20, max: 3600 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        fc.subarray([0.1, 0.25, 0.3, 0.5, 0.8, 0.9], { maxLength: 5 }),
        fc.record({ simulated: fc.boolean(), approximate: fc.boolean(), stale: fc.boolean() }),
        async (n, seed, waves, shares, marks) => {
          const link = (share: number): number => 0.6 * Math.sin(share * waves);
          const report = fakeHistoryReport({ n, seed, link }, shares, marks);
          expect(faults(await drawnTexts(chart(report)))).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });
});
