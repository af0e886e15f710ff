import { describe, expect, test } from 'vitest';
import { historyReport } from '../../../src/core/engine/history-report.ts';
import { pairReport } from '../../../src/core/engine/pair-report.ts';
import type { HistoryReport } from '../../../src/core/reports/history.ts';
import type { PairReport } from '../../../src/core/reports/pair.ts';
import type { Series } from '../../../src/core/types.ts';
import { closesFrom, madeDays, madeListing, madeSeries } from './made.ts';
import { plainPearson } from './plain.ts';
import { columns, t4Pairs } from './random.ts';

const days = madeDays(1201, '2019-01-01');
const halves = [columns(t4Pairs(1, 0), 600), columns(t4Pairs(2, 0.75), 600)];
const joined = (leg: 'x' | 'y') =>
  Float64Array.from(
    halves.flatMap((half) => [...half[leg]]),
    (value) => value / 50,
  );
const asset = madeSeries('BTC/USD', days, closesFrom(joined('x')));
const benchmark = madeSeries('PSCT', days, closesFrom(joined('y')));
const last = days.at(-1) ?? '';

function reports(
  series: { asset: Series; benchmark: Series } = { asset, benchmark },
  { from = days[1] ?? '', window = 63 } = {},
): { pair: PairReport; history: HistoryReport } {
  const pair = pairReport({
    asset: madeListing('btc'),
    benchmark: madeListing('r2k-tech'),
    control: null,
    series: { ...series, control: null },
    span: { from, to: last },
    sessions: days.filter((day) => day >= from).length,
    window,
  });
  return { pair, history: historyReport(pair, series) };
}

describe('a link that rises from nothing to 0.75 half-way', () => {
  const { pair, history } = reports();

  test('has one break near there, with the correlation before and after it', () => {
    expect(history.breaks).toHaveLength(1);
    const [found] = history.breaks;
    const at = days.indexOf(found?.day ?? '') - 1;
    expect(Math.abs(at - 600)).toBeLessThan(60);
    const [x, y] = [[...joined('x')], [...joined('y')]];
    expect(found?.before).toBeCloseTo(plainPearson(x.slice(0, at), y.slice(0, at)), 10);
    expect(found?.after).toBeCloseTo(plainPearson(x.slice(at), y.slice(at)), 10);
    expect(found?.p).toBeLessThan(0.001);
  });

  test('agrees with the report of the pair wherever both speak', () => {
    const { label, labelSince, percentile, percentileSince: since } = pair;
    expect(history.today).toEqual({
      value: pair.rolling.values.at(-1),
      low: pair.rolling.low.at(-1),
      high: pair.rolling.high.at(-1),
      percentile,
      since,
      label,
      labelSince,
    });
    const { from, to, n, sessions, pearson, low, high, rolling, regimes } = pair;
    expect(history).toMatchObject({ from, to, n, sessions, pearson, low, high, rolling, regimes });
    expect(history.asset).toEqual({
      id: 'btc',
      instrument: 'BTC/USD',
      source: 'files',
      counts: asset.counts,
      zeroReturns: pair.zeroReturns.asset,
    });
  });

  test('spends its time where the labels say', () => {
    const { shares } = history;
    expect(Object.values(shares ?? {}).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(shares?.coupled).toBeGreaterThan(0.4);
    expect(shares?.decoupled).toBeGreaterThan(0.2);
  });

  test('is plain JSON without NaN', () => {
    expect(JSON.parse(JSON.stringify(history))).toEqual(history);
  });

  test('every turning point is a reading of the path', () => {
    const { peaks, valleys, rolling } = history;
    for (const { day, value, low, high } of [...peaks, ...valleys]) {
      const i = rolling.days.indexOf(day);
      expect([rolling.values[i], rolling.low[i], rolling.high[i]]).toEqual([value, low, high]);
    }
  });

  test('sees only the range: half of the days, half of the history', () => {
    const second = reports(undefined, { from: days[601] ?? '' }).history;
    expect(second.breaks).toEqual([]);
    expect(second.n).toBe(600);
    expect(second.years[0]?.year).toBe(Number(days[601]?.slice(0, 4)));
  });
});

test('a leg that stands still has a history without a single number', () => {
  const still = madeSeries('PSCT', days, Array(1201).fill(50));
  const { history } = reports({ asset, benchmark: still });
  expect(history).toMatchObject({
    pearson: null,
    peaks: [],
    valleys: [],
    breaks: [],
    years: [],
    shares: null,
  });
  expect(history.today).toMatchObject({ value: null, percentile: null, label: null });
});

test('a window longer than the history leaves years and breaks, and no path', () => {
  const { history } = reports(undefined, { window: 1300 });
  expect(history.rolling.values.every((value) => value === null)).toBe(true);
  expect(history).toMatchObject({ peaks: [], valleys: [], shares: null, regimes: [] });
  expect(history.years.length).toBe(4);
  expect(history.breaks).toHaveLength(1);
});

test('identical legs have no break, no turning point and no year with an interval', () => {
  const twin = { ...asset, instrument: benchmark.instrument };
  const { history } = reports({ asset, benchmark: twin });
  expect(history).toMatchObject({ pearson: 1, low: null, breaks: [], peaks: [], valleys: [], years: [] });
});
