import type { ChartConfiguration, Point } from 'chart.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairChart } from '../../../src/charts/pair/pair.ts';
import { THEMES } from '../../../src/charts/theme.ts';
import type { PairNames } from '../../../src/core/chart.ts';
import type { PairReport } from '../../../src/core/reports/pair.ts';
import { drawnTexts, faults } from '../drawn-texts.ts';
import { FAKE_NAMES, fakePairReport } from '../../fakes/pair-report.ts';

const LONG_NAMES: PairNames = {
  asset: '1000000MOGCOIN/USDT',
  benchmark: 'S&P SmallCap 600 Capped Information Technology',
  query: 'corr 1000000mogcoin/usdt sp600-capped-information-technology 2020..2022 window=126 method=spearman',
};

function chart(report: PairReport, names = FAKE_NAMES): ChartConfiguration<'line', Point[]> {
  return pairChart(report, names, THEMES.light);
}

describe('pairChart: the configuration', () => {
  test('a year: what each line shows and where', () => {
    const report = fakePairReport({ n: 252 });
    const { data, options, plugins } = chart(report);
    expect(
      data.datasets.map(({ label, yAxisID, borderColor, data: { length } }) => ({
        label,
        yAxisID,
        borderColor,
        length,
      })),
    ).toEqual([
      { label: 'BTC', yAxisID: 'price', borderColor: '#f08205', length: 253 },
      { label: 'small-cap tech', yAxisID: 'price', borderColor: '#1f6fd6', length: 253 },
      { label: 'rolling correlation', yAxisID: 'correlation', borderColor: '#17181b', length: 252 },
      { label: 'overall correlation', yAxisID: 'correlation', borderColor: '#5b5f66', length: 2 },
      { label: 'interval, upper bound', yAxisID: 'correlation', borderColor: undefined, length: 252 },
      { label: 'interval, lower bound', yAxisID: 'correlation', borderColor: undefined, length: 252 },
    ]);
    expect(data.datasets[0]?.data.slice(0, 2)).toEqual([
      { x: 0, y: 100 },
      { x: 1, y: report.rebased.asset[1] },
    ]);
    expect(data.datasets[3]?.data).toEqual([
      { x: 0, y: report.pearson },
      { x: 252, y: report.pearson },
    ]);
    expect(options?.scales).toMatchObject({
      x: { type: 'linear', min: 0, max: 252 },
      price: { type: 'linear', stack: 'panels' },
      correlation: { type: 'linear', stack: 'panels' },
    });
    expect(plugins?.map(({ id }) => id)).toEqual(['paper', 'tints', 'events', 'words']);
  });

  test('a window that could not be computed is a hole in the line, never a zero', () => {
    const report = fakePairReport({ n: 100 });
    const values = report.rolling.values.map((value, index) => (index === 50 ? null : value));
    const { data } = chart({ ...report, rolling: { ...report.rolling, values } });
    const path = data.datasets[2]?.data ?? [];
    expect(path[50]).toEqual({ x: 51, y: Number.NaN });
    expect(path.filter(({ y }) => y === 0)).toEqual([]);
    expect(path.filter(({ y }) => Number.isNaN(y))).toHaveLength(1);
  });

  test('a month without prices breaks every line, and is as wide as a month', () => {
    const whole = fakePairReport({ n: 200 });
    const isKept = (day: string) =>
      day < (whole.rebased.days[100] ?? '') || day >= (whole.rebased.days[122] ?? '');
    const at =
      (days: readonly string[]) =>
      <Value>(values: readonly Value[]) =>
        values.filter((_, index) => isKept(days[index] ?? ''));
    const [priced, windows] = [at(whole.rebased.days), at(whole.rolling.days)];
    const { rebased, rolling } = whole;
    const report = {
      ...whole,
      rebased: {
        days: priced(rebased.days),
        asset: priced(rebased.asset),
        benchmark: priced(rebased.benchmark),
      },
      rolling: {
        ...rolling,
        days: windows(rolling.days),
        values: windows(rolling.values),
        low: windows(rolling.low),
        high: windows(rolling.high),
      },
    };
    const { data, options } = chart(report);
    const lines = data.datasets.filter(({ label }) => label !== 'overall correlation');
    for (const { data: points } of lines) {
      const holes = points.filter(({ y }) => Number.isNaN(y));
      const ends = points.flatMap(({ x, y }, index) =>
        Number.isNaN(y) ? [points[index - 1]?.x, x, points[index + 1]?.x] : [],
      );
      expect(holes).toHaveLength(1);
      // One of the weekdays that are left out was a holiday.
      expect(ends).toEqual([99, 100, 121]);
    }
    expect(options?.scales).toMatchObject({ x: { max: 199 } });
  });

  test('no correlation: no line for it', () => {
    const { data } = chart(fakePairReport({ n: 252, volatility: 0, drift: 0 }));
    expect(data.datasets.slice(2).map((dataset) => dataset.data)).toEqual([[], [], [], []]);
  });

  test('a pair that grew a hundredfold stands on a logarithmic axis', () => {
    const report = fakePairReport({ n: 3999, history: 0, drift: 0.002, seed: 3 });
    expect(report.rebased.asset.at(-1)).toBeGreaterThan(10_000);
    expect(chart(report).options?.scales?.['price']?.type).toBe('logarithmic');
  });

  test('simulated prices add the alarm across both panels', () => {
    const { plugins } = chart(fakePairReport({ n: 252 }, { simulated: true }));
    expect(plugins?.at(-1)?.id).toBe('alarm');
  });

  test('is a pure function: same input, same data, and the report is not touched', () => {
    const report = fakePairReport({ n: 252 });
    const before = structuredClone(report);
    expect(JSON.stringify(chart(report))).toBe(JSON.stringify(chart(report)));
    expect(report).toEqual(before);
  });
});

const CASES: Readonly<Record<string, readonly [PairReport, PairNames?]>> = {
  '30d': [fakePairReport({ n: 21 })],
  '30d without history': [fakePairReport({ n: 21, history: 0 })],
  '1y': [fakePairReport({ n: 252, link: (share) => 0.45 + 0.4 * Math.sin(share * 7) })],
  '5y': [fakePairReport({ n: 1260, link: (share) => 0.35 + 0.35 * Math.sin(share * 12), seed: 9 })],
  max: [fakePairReport({ n: 3999, history: 0, drift: 0.0025, seed: 3 })],
  'constant leg': [fakePairReport({ n: 252, volatility: 0, drift: 0 })],
  negative: [fakePairReport({ n: 504, link: () => -0.6, seed: 5 })],
  'everything marked': [fakePairReport({ n: 252 }, { simulated: true, approximate: true, stale: true })],
  'long names': [fakePairReport({ n: 504 }, { simulated: true, approximate: true }), LONG_NAMES],
};

describe('pairChart: the drawn words', () => {
  test.each(Object.entries(CASES))(
    '%s: our font, inside the picture, no text over another',
    async (_name, [report, names = FAKE_NAMES]) => {
      expect(faults(await drawnTexts(chart(report, names)))).toEqual([]);
    },
  );

  test('whatever the range, window, link and names', async () => {
    const name = fc.stringMatching(/^[A-Za-z0-9&/ .^-]{1,60}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          n: fc.integer({ min: 20, max: 1500 }),
          seed: fc.integer({ min: 1, max: 1000 }),
          window: fc.constantFrom(21, 63, 252),
          link: fc.double({ min: -0.95, max: 0.95, noNaN: true }),
          drift: fc.double({ min: -0.003, max: 0.003, noNaN: true }),
        }),
        name,
        name,
        async ({ link, ...pair }, asset, benchmark) => {
          const report = fakePairReport({ ...pair, link: () => link });
          const query = `corr ${asset} ${benchmark} 1y`;
          expect(faults(await drawnTexts(chart(report, { asset, benchmark, query })))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('names that are too long are cut with an ellipsis, and the title keeps them as long as it can', async () => {
    const texts = (await drawnTexts(chart(fakePairReport({ n: 504 }), LONG_NAMES))).map(({ text }) => text);
    expect(texts).toContain('S&P SmallCap 600 Capped Information Technology');
    expect(texts.filter((text) => text.endsWith('…'))).toHaveLength(2);
  });
});
