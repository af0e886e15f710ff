import type { ChartConfiguration, Point } from 'chart.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankChart } from '../../../src/charts/rank/rank.ts';
import { THEMES } from '../../../src/charts/theme.ts';
import type { RankReport } from '../../../src/core/reports/rank.ts';
import { drawnTexts, faults } from '../drawn-texts.ts';
import { FAKE_COINS, FAKE_RANK_NAMES, fakeNames, fakeRankReport } from '../../fakes/rank-report.ts';

const { light } = THEMES;

function chart(report: RankReport, names = FAKE_RANK_NAMES): ChartConfiguration<'line', Point[]> {
  return rankChart(report, names, light);
}

async function words(report: RankReport, names = FAKE_RANK_NAMES): Promise<string[]> {
  return (await drawnTexts(chart(report, names))).map(({ text }) => text);
}

describe('rankChart: the configuration', () => {
  test('three rows: a dot and a whisker each, from the top down, the best filled', () => {
    const report = fakeRankReport(fakeNames(3), { tied: 1 });
    const { data, options, plugins } = chart(report);
    const [first, second, third] = report.rows;
    expect(data.datasets.map(({ label }) => label)).toEqual([
      'correlation',
      'r2k-tech interval',
      'ndx interval',
      'sp500-tech interval',
    ]);
    expect(data.datasets[0]).toMatchObject({
      data: [
        { x: first?.pearson, y: 0 },
        { x: second?.pearson, y: 1 },
        { x: third?.pearson, y: 2 },
      ],
      showLine: false,
      pointStyle: ['circle', 'triangle', 'rect'],
      pointBackgroundColor: [light.asset.line, light.background, light.background],
      pointBorderColor: [light.asset.line, light.muted, light.benchmark.line],
    });
    expect(data.datasets[1]?.data).toEqual([
      { x: first?.low, y: 0 },
      { x: first?.high, y: 0 },
    ]);
    expect(options).toMatchObject({
      indexAxis: 'y',
      scales: { row: { reverse: true, min: -0.5, max: 2.5 }, left: { position: 'bottom' } },
    });
    expect(plugins?.map(({ id }) => id)).toEqual(['paper', 'top', 'words']);
  });

  test('thirty rows stand in two columns on the same scale, every row once', () => {
    const report = fakeRankReport(fakeNames(30));
    const { data, options } = chart(report);
    const dots = data.datasets.filter(({ label }) => label === 'correlation');
    expect(dots.map((dataset) => dataset.xAxisID)).toEqual(['left', 'right']);
    expect(dots.flatMap((dataset) => dataset.data.map(({ x }) => x))).toEqual(
      report.rows.map(({ pearson }) => pearson),
    );
    const { left, right } = options?.scales ?? {};
    expect([left?.min, left?.max]).toEqual([right?.min, right?.max]);
  });

  test('when nothing is ranked, no dot steps back and no row is shaded', async () => {
    const report = fakeRankReport(fakeNames(4), { tied: 0 }, { approximate: true });
    expect(chart(report).data.datasets[0]).toMatchObject({
      pointBackgroundColor: [light.asset.line, light.muted, light.benchmark.line, light.muted],
    });
    const texts = await words(report);
    expect(texts).toContain('approximate (UTC close)');
    expect(texts).not.toContain('tied for top');
    expect(texts).not.toContain('highest');
  });

  test('simulated prices add the alarm across the rows', () => {
    const { plugins } = chart(fakeRankReport(fakeNames(5), {}, { simulated: true }));
    expect(plugins?.at(-1)?.id).toBe('alarm');
  });

  test('is a pure function: same input, same data, and the report is not touched', () => {
    const report = fakeRankReport(fakeNames(20));
    const before = structuredClone(report);
    expect(JSON.stringify(chart(report))).toBe(JSON.stringify(chart(report)));
    expect(report).toEqual(before);
  });
});

const PAIR = { first: 'r2k-tech', second: 'ndx', difference: 0.05, low: -0.01, high: 0.11, p: 0.099 };
const AHEAD = ['eth', 'sol', 'doge'].map((second, index) => ({
  first: 'btc',
  second,
  difference: [0.01, 0.1, -0.2][index] ?? 0,
  low: -0.3,
  high: 0.3,
  p: [0.5, 0.01, 0.02][index] ?? 1,
}));

describe('rankChart: the drawn words', () => {
  test('every row has its name, value and interval; the group of the best is named', async () => {
    const texts = await words(fakeRankReport(fakeNames(3), { tied: 2 }));
    expect(texts).toEqual(expect.arrayContaining(['What moves with ', 'BTC', 'tied for top']));
    expect(texts).toEqual(expect.arrayContaining(['small caps', 'large caps', 'others']));
    expect(texts).toEqual(expect.arrayContaining(['small-cap tech', '0.50', '0.40 to 0.59']));
    expect(texts).toEqual(expect.arrayContaining(['large-cap tech', '−0.20', '−0.31 to −0.08']));
  });

  test('a group of one is the highest', async () => {
    const texts = await words(fakeRankReport(fakeNames(3), { tied: 1 }));
    expect(texts).toContain('highest');
    expect(texts).not.toContain('tied for top');
  });

  test('two rows: what their difference came to', async () => {
    const two = (pair: typeof PAIR) => words(fakeRankReport(fakeNames(2), { tied: 2 }, { pair }));
    expect(await two(PAIR)).toContain(
      "Small-cap tech less the Nasdaq-100: 0.05 (−0.01 to 0.11, p=0.099), can't be told apart",
    );
    expect(await two({ ...PAIR, difference: -0.1, low: -0.15, high: -0.05, p: 0.0004 })).toContain(
      'The Nasdaq-100 ahead of small-cap tech by 0.10 (0.05 to 0.15, p<0.001)',
    );
  });

  test('coins: how many bitcoin is ahead of', async () => {
    const texts = await words(fakeRankReport(FAKE_COINS.slice(0, 4), { tied: 1 }, { ahead: AHEAD }));
    expect(texts).toContain("BTC ahead of 1 of 3 coins, behind 1, can't be told apart from 1");
    expect(texts).toEqual(expect.arrayContaining(['bitcoin', 'other coins']));
  });

  test('who was left out is said in the footer', async () => {
    const leftOut = [{ id: 'mags', reason: 'its prices begin on 11 Apr 2023' }];
    expect(await words(fakeRankReport(fakeNames(3), {}, { leftOut }))).toContain('left out: mags');
  });

  test.each([1, 2, 3, 7, 15, 16, 19, 24, 30])(
    '%d rows: our font, inside the picture, no text over another',
    async (count) => {
      const marks = { simulated: true, approximate: true, stale: true };
      expect(faults(await drawnTexts(chart(fakeRankReport(fakeNames(count)))))).toEqual([]);
      expect(faults(await drawnTexts(chart(fakeRankReport(fakeNames(count), {}, marks))))).toEqual([]);
    },
  );

  test('whatever the names, values and marks', async () => {
    const label = fc.stringMatching(/^[A-Za-z0-9&/ .^-]{1,60}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(label, { minLength: 1, maxLength: 30 }),
        fc.record({ tied: fc.integer({ min: 0, max: 5 }), n: fc.integer({ min: 20, max: 3000 }) }),
        fc.record({ simulated: fc.boolean(), approximate: fc.boolean(), stale: fc.boolean() }),
        label,
        async (labels, options, marks, fixed) => {
          const names = labels.map((text, index) => [`name-${index}`, text, 'other'] as const);
          const report = fakeRankReport(names, options, { ...marks, pair: null });
          const query = `rank ${fixed} 1y`;
          expect(faults(await drawnTexts(chart(report, { fixed, query })))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
