import { describe, expect, test } from 'vitest';
import { footerExtraHeight } from '../../../src/charts/marks/footer.ts';
import { PAGE } from '../../../src/charts/marks/page.ts';
import { pairPanels } from '../../../src/charts/pair/pair-panels.ts';
import { indexFigure, pairWords, type PairWords } from '../../../src/charts/pair/pair-words.ts';
import type { PairReport } from '../../../src/core/reports/pair.ts';
import { FAKE_NAMES, fakePairReport } from '../../fakes/pair-report.ts';

const ROOM = { tick: 58, event: 68 };

function words(report: PairReport, names = FAKE_NAMES): PairWords {
  return pairWords(report, names, pairPanels(report, ROOM));
}

describe('pairWords', () => {
  test('a year in full: every word on the chart', () => {
    const report = fakePairReport({ n: 252, link: (share) => 0.45 + 0.4 * Math.sin(share * 7) });
    expect(words(report)).toEqual({
      asset: 'BTC',
      benchmark: 'small-cap tech',
      marks: [],
      priceHeading: 'Prices, 100 on 8 Jan 2025',
      assetEnd: { position: 252, value: report.rebased.asset.at(-1), name: 'BTC', figure: '88' },
      benchmarkEnd: {
        position: 252,
        value: report.rebased.benchmark.at(-1),
        name: 'small-cap tech',
        figure: '128',
      },
      correlationHeading: 'Correlation over 63 sessions, 95% interval',
      key: ['coupled', 'decoupled'],
      latest: { position: 252, value: report.rolling.values.at(-1), name: 'latest', figure: '0.49' },
      overall: { value: report.pearson, name: 'overall', figure: '0.46', interval: '0.35 to 0.55' },
      emptyReason: null,
      footer: ['corr btc r2k-tech 1y', '252 daily returns to 26 Dec 2025 · BTC/USD Coinbase · PSCT Yahoo'],
    });
  });

  test('weekly returns are counted in weeks, and under another method the dashed line says that it is Pearson', () => {
    const report = fakePairReport({ n: 120, window: 52 }, { frequency: 'weekly', method: 'kendall' });
    expect(words(report)).toMatchObject({
      correlationHeading: 'Correlation over 52 weeks, 95% interval',
      overall: { name: 'Pearson', value: report.pearson },
    });
    expect(words(report).footer[1]).toMatch(/^120 weekly returns to /);
    const short = fakePairReport({ n: 40, window: 52, history: 0 }, { frequency: 'weekly' });
    expect(words(short)).toMatchObject({
      correlationHeading: 'Correlation of weekly returns',
      emptyReason: 'A window needs 52 weeks; this range has 40',
    });
  });

  test('days that are missing are said: joint returns of the sessions in the range', () => {
    const report = fakePairReport({ n: 1235 }, { sessions: 1252 });
    expect(words(report).footer[1]).toMatch(/^1,235 of 1,252 daily returns to /);
  });

  test('negative numbers have a real minus sign, and zero has none', () => {
    const report = fakePairReport({ n: 252, link: () => -0.6 }, { pearson: -0.001, low: -0.2, high: 0.19 });
    expect(words(report).latest?.figure).toMatch(/^−0\.\d\d$/);
    expect(words(report).overall).toMatchObject({ figure: '0.00', interval: '−0.20 to 0.19' });
  });

  test('simulated prices are an alarm; another clock and old prices are marked', () => {
    const report = fakePairReport({ n: 60 }, { simulated: true, approximate: true, stale: true });
    expect(words(report).marks).toEqual([
      { text: 'approximate (UTC close)', alarm: false },
      { text: 'old prices', alarm: false },
      { text: 'SIMULATED', alarm: true },
    ]);
  });

  test('a range shorter than the window says so instead of an empty panel', () => {
    const { emptyReason, correlationHeading, latest } = words(fakePairReport({ n: 40, history: 0 }));
    expect(emptyReason).toBe('A window needs 63 sessions; this range has 40');
    expect(correlationHeading).toBe('Correlation of daily returns');
    expect(latest).toBeNull();
  });

  test('a leg that never moved is named', () => {
    const report = fakePairReport({ n: 252, volatility: 0, drift: 0 });
    expect(report.pearson).toBeNull();
    expect(words(report, { ...FAKE_NAMES, asset: 'USDT' }).emptyReason).toBe(
      'No movement in USDT, so there is no correlation',
    );
    expect(words(report).overall).toBeNull();
  });

  test('windows that could not be computed for another reason are not passed over', () => {
    const full = fakePairReport({ n: 252 });
    const none = full.rolling.days.map(() => null);
    const report = { ...full, rolling: { ...full.rolling, values: none, low: none, high: none } };
    expect(words(report).emptyReason).toBe('No window of 63 sessions could be computed in this range');
  });

  test('a long line and long symbols take two footer lines', () => {
    const names = {
      ...FAKE_NAMES,
      query: 'corr 1000000mogcoin/usdt r2k-tech 2020..2022 window=126 method=spearman',
    };
    expect(footerExtraHeight(words(fakePairReport({ n: 252 }), names).footer)).toBe(PAGE.footerLineHeight);
  });
});

describe('indexFigure', () => {
  test.each([
    [0.042, '0.04'],
    [4.26, '4.3'],
    [98.5, '99'],
    [143.2, '143'],
    [2181, '2,181'],
    [15_210, '15k'],
    [1_250_000, '1.3m'],
  ])('%d is written %s', (level, text) => {
    expect(indexFigure(level)).toBe(text);
  });
});
