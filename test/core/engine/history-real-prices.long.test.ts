import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { historyReport } from '../../../src/core/engine/history-report.ts';
import { matrixReport } from '../../../src/core/engine/matrix-report.ts';
import { pairReport } from '../../../src/core/engine/pair-report.ts';
import type { HistoryReport } from '../../../src/core/reports/history.ts';
import type { Series } from '../../../src/core/types.ts';
import { hasRealPrices, realPrices, skipReason } from '../../real-prices-folder.ts';
import { cut, madeListing, madeSeries } from './made.ts';
import { plainJackknife, plainLabels, plainMean, plainPearson, plainReturns, plainRolling } from './plain.ts';

const to = '2025-05-05';
const found = hasRealPrices && existsSync(path.join(realPrices, 'BTC_1600NY.csv'));

/** Rows `date,close` of one file up to the last day. */
function prices(symbol: string, file: string): Series {
  const rows = readFileSync(path.join(realPrices, `${file}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const days = rows.map(([day = '']) => day);
  const closes = rows.map(([, close]) => Number(close));
  return cut(madeSeries(symbol, days, closes), (day) => day <= to);
}

/** The CUSUM test by its formula, in plain sums: p of no break, and the first day after it. */
function plainCusum(x: readonly number[], y: readonly number[]): { p: number; index: number } {
  const n = x.length;
  const standardised = (column: readonly number[]) => {
    const mean = plainMean(column);
    const deviation = Math.sqrt(plainMean(column.map((value) => (value - mean) ** 2)));
    return column.map((value) => (value - mean) / deviation);
  };
  const [zx, zy] = [standardised(x), standardised(y)];
  const r = plainPearson(x, y);
  const u = zx.map((a, t) => a * (zy[t] ?? NaN) - (r / 2) * (a * a + (zy[t] ?? NaN) ** 2));
  const lags = Math.floor(4 * (n / 100) ** (2 / 9));
  const covariance = (lag: number) => plainMean(u.map((value, t) => value * (u[t - lag] ?? 0)));
  let variance = covariance(0);
  for (let lag = 1; lag <= lags; lag += 1) variance += 2 * (1 - lag / (lags + 1)) * covariance(lag);
  const heights = u.map((_, t) => Math.abs(u.slice(0, t).reduce((sum, value) => sum + value, 0)));
  const inside = heights.map((height, t) => (t >= 126 && t <= n - 126 ? height : -1));
  const index = inside.indexOf(Math.max(...inside));
  const q = (inside[index] ?? NaN) / Math.sqrt(n * variance);
  const terms = Array.from(
    { length: 100 },
    (_, i) => (i % 2 === 0 ? 1 : -1) * Math.exp(-2 * (i + 1) ** 2 * q * q),
  );
  return { p: 2 * terms.reduce((sum, value) => sum + value, 0), index };
}

describe.skipIf(!found)(`the history of bitcoin and small-cap tech to 2025-05-05${skipReason}`, () => {
  let report: HistoryReport;
  let all: { days: string[]; x: number[]; y: number[] };
  let legs: { asset: Series; benchmark: Series };

  beforeAll(() => {
    legs = { asset: prices('BTC/USD', 'BTC_1600NY'), benchmark: prices('PSCT', 'PSCT') };
    const { days, returns } = plainReturns([legs.asset, legs.benchmark]);
    all = { days, x: returns[0] ?? [], y: returns[1] ?? [] };
    const pair = pairReport({
      asset: madeListing('btc'),
      benchmark: madeListing('r2k-tech'),
      control: null,
      series: { ...legs, control: null },
      span: { from: '2010-01-04', to },
      sessions: 3857,
      window: 63,
    });
    report = historyReport(pair, legs);
  });

  test('covers every joint return', () => {
    expect(report).toMatchObject({ n: all.days.length, from: all.days[0], to });
  });

  test('calendar years, each from scratch', () => {
    const years = [...new Set(all.days.map((day) => day.slice(0, 4)))].filter(
      (year) => all.days.filter((day) => day.startsWith(year)).length >= 20,
    );
    expect(report.years.map(({ year }) => year)).toEqual(years.map(Number));
    for (const { year, pearson, low, high, n } of report.years) {
      const own = all.days.flatMap((day, i) => (day.startsWith(String(year)) ? [i] : []));
      const known = plainJackknife(
        own.map((i) => all.x[i] ?? NaN),
        own.map((i) => all.y[i] ?? NaN),
      );
      expect(n).toBe(own.length);
      for (const [value, wanted] of [
        [pearson, known.r],
        [low, known.low],
        [high, known.high],
      ]) {
        expect(Math.abs((value ?? NaN) - (wanted ?? NaN))).toBeLessThan(1e-9);
      }
    }
  });

  test('one lasting change, around March 2020, where plain sums find it, and none on either side', () => {
    const whole = plainCusum(all.x, all.y);
    const sides = [
      plainCusum(all.x.slice(0, whole.index), all.y.slice(0, whole.index)),
      plainCusum(all.x.slice(whole.index), all.y.slice(whole.index)),
    ];
    // At the second depth two stretches are searched, which doubles p.
    expect(sides.every(({ p }) => 2 * p >= 0.05)).toBe(true);
    expect(report.breaks).toHaveLength(1);
    const [change] = report.breaks;
    expect(change?.day).toBe(all.days[whole.index]);
    expect(change?.day.slice(0, 7)).toBe('2020-03');
    expect(change?.p).toBeCloseTo(whole.p, 8);
    expect(change?.before).toBeCloseTo(
      plainPearson(all.x.slice(0, whole.index), all.y.slice(0, whole.index)),
      9,
    );
    expect(change?.after).toBeCloseTo(plainPearson(all.x.slice(whole.index), all.y.slice(whole.index)), 9);
  });

  test('the peak is the highest reading there is, with the interval of its window', () => {
    const readings = plainRolling(all.x, all.y, 63);
    const highest = Math.max(...readings.map((value) => value ?? -1));
    const end = readings.indexOf(highest);
    const known = plainJackknife(all.x.slice(end - 62, end + 1), all.y.slice(end - 62, end + 1));
    expect(report.peaks).toHaveLength(1);
    const [peak] = report.peaks;
    expect(peak?.day).toBe(all.days[end]);
    expect(peak?.value).toBeCloseTo(known.r, 9);
    expect(peak?.low).toBeCloseTo(known.low, 9);
    expect(peak?.high).toBeCloseTo(known.high, 9);
    expect(peak?.day).toBe('2022-09-30');
  });

  test('time spent with each label', () => {
    const windows = all.x
      .slice(62)
      .map((_, i) => plainJackknife(all.x.slice(i, i + 63), all.y.slice(i, i + 63)));
    const labels = plainLabels(windows);
    for (const label of ['coupled', 'decoupled', 'inverse', 'unclear'] as const) {
      const share = labels.filter((one) => one === label).length / labels.length;
      expect(report.shares?.[label]).toBeCloseTo(share, 12);
    }
  });

  test('a matrix of four has the correlations of its pairs, each from scratch', () => {
    const four = [legs.asset, legs.benchmark, prices('QQQ', 'QQQ'), prices('MAGS', 'MAGS')];
    const span = { from: '2022-05-05', to };
    const matrix = matrixReport(
      four.map((series) => ({ listing: madeListing(series.instrument.symbol), series })),
      span,
    );
    for (const [i, one] of four.entries()) {
      for (const [j, other] of four.entries()) {
        if (i === j) continue;
        const { days, returns } = plainReturns([one, other]);
        const start = days.findIndex((day) => day >= span.from);
        const [x = [], y = []] = returns.map((column) => column.slice(start));
        const known = plainJackknife(x, y);
        expect(matrix.n[i]?.[j]).toBe(x.length);
        expect(matrix.values[i]?.[j]).toBeCloseTo(known.r, 9);
        expect(matrix.low[i]?.[j]).toBeCloseTo(known.low, 9);
        expect(matrix.high[i]?.[j]).toBeCloseTo(known.high, 9);
      }
    }
    // The fund of the seven starts in April 2023.
    expect(matrix.n[0]?.[3]).toBeLessThan(matrix.n[0]?.[1] ?? 0);
  });
});
