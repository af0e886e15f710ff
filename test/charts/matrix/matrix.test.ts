import type { ChartConfiguration, Point } from 'chart.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrixLayout } from '../../../src/charts/matrix/matrix-layout.ts';
import { matrixChart } from '../../../src/charts/matrix/matrix.ts';
import { THEMES } from '../../../src/charts/theme.ts';
import type { MatrixReport } from '../../../src/core/reports/matrix.ts';
import { drawnTexts, faults } from '../drawn-texts.ts';
import { FAKE_MATRIX_LABELS, fakeMatrixReport } from '../../fakes/matrix-report.ts';

const NAMES = { query: 'matrix btc,eth,ndx,gold 1y' };

function chart(report: MatrixReport): ChartConfiguration<'line', Point[]> {
  return matrixChart(report, NAMES, THEMES.light);
}

function cells(report: MatrixReport) {
  return matrixLayout(report, NAMES).cells;
}

describe('matrixLayout', () => {
  const report = fakeMatrixReport(['BTC', 'ETH', 'gold']);

  test('every pair once, below the diagonal, in a grid', () => {
    const found = cells(report);
    expect(found.map(({ value }) => value)).toEqual([
      report.values[1]?.[0],
      report.values[2]?.[0],
      report.values[2]?.[1],
    ]);
    const [first, second, third] = found;
    expect(first?.left).toBe(second?.left);
    expect(second?.top).toBe(third?.top);
    expect(third?.left).toBeGreaterThan(second?.left ?? 0);
  });

  test('a cell whose interval holds zero is marked as such, one bound at zero included', () => {
    const low = [
      [1, -0.1, 0],
      [-0.1, 1, 0.1],
      [0, 0.1, 1],
    ];
    const high = [
      [1, 0.2, 0.3],
      [0.2, 1, 0.4],
      [0.3, 0.4, 1],
    ];
    expect(cells({ ...report, low, high }).map(({ holdsZero }) => holdsZero)).toEqual([true, true, false]);
  });

  test('a pair without a correlation says none, never zero', () => {
    const missing = fakeMatrixReport(['BTC', 'ETH', 'gold'], { unequal: true });
    expect(cells(missing).at(-1)).toMatchObject({ value: null, text: 'none', holdsZero: false });
  });

  test('the sample is only said where pairs differ; the interval where there is room', () => {
    expect(cells(report)[0]?.details).toEqual([expect.stringMatching(/^−?0\.\d\d to −?0\.\d\d$/)]);
    const unequal = fakeMatrixReport(['BTC', 'ETH', 'gold'], { unequal: true });
    expect(cells(unequal)[0]?.details.at(-1)).toBe('n=251');
    expect(cells(fakeMatrixReport(FAKE_MATRIX_LABELS))[0]?.details).toEqual([]);
  });
});

describe('matrixChart', () => {
  test('has no axes and no datasets; the alarm comes last', () => {
    const { data, plugins } = chart(fakeMatrixReport(['BTC', 'ETH'], {}, { simulated: true }));
    expect(data.datasets).toEqual([]);
    expect(plugins?.map(({ id }) => id)).toEqual(['paper', 'cells', 'words', 'alarm']);
  });

  test('every correlation and every name is drawn, each name beside its row and over its column', async () => {
    const report = fakeMatrixReport(['BTC', 'ETH', 'gold']);
    const texts = (await drawnTexts(chart(report))).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(cells(report).map(({ text }) => text)));
    expect(texts.filter((text) => text === 'ETH')).toHaveLength(2);
    expect(texts).toEqual(expect.arrayContaining(['BTC', 'gold', 'against', 'together']));
  });

  test.each([2, 3, 4, 6, 9, 12])(
    '%d names: our font, inside the picture, no text over another',
    async (count) => {
      const marks = { simulated: true, approximate: true, stale: true };
      const labels = FAKE_MATRIX_LABELS.slice(0, count);
      expect(faults(await drawnTexts(chart(fakeMatrixReport(labels))))).toEqual([]);
      expect(faults(await drawnTexts(chart(fakeMatrixReport(labels, { unequal: true }, marks))))).toEqual([]);
    },
  );

  test('whatever the names', async () => {
    const label = fc.stringMatching(/^[A-Za-z0-9&/ .^-]{1,60}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(label, { minLength: 2, maxLength: 12 }),
        fc.boolean(),
        async (labels, unequal) => {
          expect(faults(await drawnTexts(chart(fakeMatrixReport(labels, { unequal }))))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
