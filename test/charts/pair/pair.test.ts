import type { ChartConfiguration, Plugin, Point } from 'chart.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FONT_FAMILY } from '../../../src/charts/fonts.ts';
import { pairChart } from '../../../src/charts/pair/pair.ts';
import { createRasterizer } from '../../../src/charts/render.ts';
import { CHART_SIZE, THEMES } from '../../../src/charts/theme.ts';
import type { PairNames, PairReport } from '../../../src/core/types.ts';
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

/** A piece of text as it was drawn, in CSS pixels. */
interface DrawnText {
  readonly text: string;
  readonly font: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const rasterize = createRasterizer();

/** Draws the chart and notes every text that reaches the canvas upright (the large alarm is tilted). */
async function drawnTexts(report: PairReport, names: PairNames): Promise<DrawnText[]> {
  const texts: DrawnText[] = [];
  const listen: Plugin<'line'> = {
    id: 'listen',
    beforeDraw: ({ ctx }) => {
      const write = ctx.fillText.bind(ctx);
      ctx.fillText = (text: string, x: number, y: number) => {
        write(text, x, y);
        const { b, e, f } = ctx.getTransform();
        if (b !== 0) return;
        const {
          width,
          actualBoundingBoxAscent: ascent,
          actualBoundingBoxDescent: descent,
        } = ctx.measureText(text);
        const shift = ctx.textAlign === 'center' ? width / 2 : ctx.textAlign === 'right' ? width : 0;
        const left = x + e - shift;
        texts.push({
          text,
          font: ctx.font,
          left,
          right: left + width,
          top: y + f - ascent,
          bottom: y + f + descent,
        });
      };
    },
  };
  const configuration = chart(report, names);
  const plugins = [listen, ...(configuration.plugins ?? [])];
  const options = { ...configuration.options, devicePixelRatio: 1 };
  await rasterize({ ...configuration, options, plugins });
  return texts;
}

function overlaps(texts: readonly DrawnText[]): string[] {
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => one.left < other.right && other.left < one.right)
      .filter((other) => one.top < other.bottom && other.top < one.bottom)
      .map((other) => `"${one.text}" lies over "${other.text}"`),
  );
}

const EDGE = 8;

/** What a reader would complain about; empty when nothing. */
function faults(texts: readonly DrawnText[]): string[] {
  const outside = texts.filter(
    ({ left, right, top, bottom }) =>
      left < EDGE || top < EDGE || right > CHART_SIZE.width - EDGE || bottom > CHART_SIZE.height - EDGE,
  );
  const foreign = texts.filter(({ font }) => !font.includes(FONT_FAMILY));
  return [
    ...(texts.length > 10 ? [] : [`only ${texts.length} texts`]),
    ...outside.map(({ text }) => `"${text}" leaves the picture`),
    ...foreign.map(({ text, font }) => `"${text}" is in ${font}`),
    ...overlaps(texts),
  ];
}

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
      expect(faults(await drawnTexts(report, names))).toEqual([]);
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
          expect(faults(await drawnTexts(report, { asset, benchmark, query }))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('names that are too long are cut with an ellipsis, and the title keeps them as long as it can', async () => {
    const texts = (await drawnTexts(fakePairReport({ n: 504 }), LONG_NAMES)).map(({ text }) => text);
    expect(texts).toContain('S&P SmallCap 600 Capped Information Technology');
    expect(texts.filter((text) => text.endsWith('…'))).toHaveLength(2);
  });
});
