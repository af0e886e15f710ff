import { describe, expect, test } from 'vitest';
import { pairReport } from '../../../src/core/engine/pair-report.ts';
import type { PairInput } from '../../../src/core/engine/pair-report.ts';
import { pearson } from '../../../src/core/engine/measures/pearson.ts';
import { Refusal } from '../../../src/core/errors.ts';
import type { Series } from '../../../src/core/types.ts';
import { closesFrom, cut, madeDays, madeListing, madeSeries } from './made.ts';
import { plainJackknife } from './plain.ts';
import { columns, normalPairs, t4Pairs } from './random.ts';

const days = madeDays(601, '2023-01-01');
const { x, y } = columns(t4Pairs(61, 0.5), 600);
const daily = (column: Float64Array): Float64Array => column.map((value) => value / 50);
const asset = madeSeries('BTC/USD', days, closesFrom(daily(x)));
const benchmark = madeSeries('PSCT', days, closesFrom(daily(y)));
const noise = columns(normalPairs(62, 0), 600).x;
const control = madeSeries(
  'QQQ',
  days,
  closesFrom(daily(y.map((value, t) => value + 0.6 * (noise[t] ?? NaN)))),
);
const last = days.at(-1) ?? '';

/** The last 252 returns of the made market, with the broad market beside them. */
const input = (change: Partial<PairInput> = {}): PairInput => ({
  asset: madeListing('btc'),
  benchmark: madeListing('r2k-tech', 'small-cap tech'),
  control: madeListing('ndx', 'Nasdaq-100'),
  series: { asset, benchmark, control },
  span: { from: days[349] ?? '', to: last },
  sessions: 252,
  window: 63,
  ...change,
});
const withSeries = (series: Partial<PairInput['series']>): PairInput =>
  input({ series: { asset, benchmark, control, ...series } });

describe('an ordinary pair', () => {
  const report = pairReport(input());

  test('holds the returns that end inside the range', () => {
    expect(report).toMatchObject({ from: days[349], to: last, n: 252, sessions: 252 });
    expect(report.pearson).toBeCloseTo(pearson(x.slice(-252), y.slice(-252)) ?? NaN, 12);
  });

  test('says what it is about', () => {
    expect(report).toMatchObject({
      asset: 'btc',
      benchmark: 'r2k-tech',
      instruments: { asset: 'BTC/USD', benchmark: 'PSCT' },
      sources: { asset: 'files', benchmark: 'files' },
      approximate: false,
      simulated: false,
      stale: false,
      counts: { asset: asset.counts, benchmark: benchmark.counts },
    });
  });

  test('keeps each estimate inside its interval', () => {
    const { low, high, spearmanLow, spearmanHigh, betaLow, betaHigh, partial, versus } = report;
    for (const [value, from, to] of [
      [report.pearson, low, high],
      [report.spearman, spearmanLow, spearmanHigh],
      [report.beta, betaLow, betaHigh],
      [partial?.value, partial?.low, partial?.high],
      [versus?.difference, versus?.low, versus?.high],
    ]) {
      expect(value).toBeGreaterThan(from ?? NaN);
      expect(value).toBeLessThan(to ?? NaN);
    }
    expect(report.r2).toBeCloseTo((report.pearson ?? NaN) ** 2, 14);
  });

  test('rebases both legs to 100 on the close before the first return', () => {
    const { rebased } = report;
    expect(rebased.days).toEqual(days.slice(348));
    expect(rebased.asset[0]).toBe(100);
    expect(rebased.benchmark.at(-1)).toBeCloseTo(
      (100 * (benchmark.closes.at(-1) ?? NaN)) / (benchmark.closes[348] ?? NaN),
      12,
    );
    expect(rebased.asset).toHaveLength(253);
  });

  test('starts the rolling line at the left edge', () => {
    expect(report.rolling.days).toEqual(days.slice(349));
    expect(report.rolling.values[0]).toBeCloseTo(pearson(x.slice(286, 349), y.slice(286, 349)) ?? NaN, 12);
  });

  test('holds the last window against the year before it, outside the range if need be', () => {
    expect(report.change?.now).toBeCloseTo(pearson(x.slice(-63), y.slice(-63)) ?? NaN, 12);
    expect(report.change?.before).toBeCloseTo(pearson(x.slice(-315, -63), y.slice(-315, -63)) ?? NaN, 12);
  });

  test('sees nothing after the range', () => {
    const later = [...days, ...madeDays(30, '2024-09-01')];
    const wild = (series: Series): Series =>
      madeSeries(series.instrument.symbol, later, [...series.closes, ...Array(30).fill(1e6)]);
    expect(pairReport(withSeries({ asset: wild(asset), benchmark: wild(benchmark) }))).toEqual(
      pairReport(input()),
    );
  });

  test('is the same every time, and does not touch its input', () => {
    const before = [...asset.closes];
    expect(pairReport(input())).toEqual(report);
    expect([...asset.closes]).toEqual(before);
  });
});

describe('the first return', () => {
  const from = days[560] ?? '';

  test('starts from the session before the range', () => {
    expect(pairReport(input({ span: { from, to: last } })).n).toBe(41);
  });

  test('is lost when the series start with the range', () => {
    const short = (series: Series): Series => cut(series, (day) => day >= from);
    const report = pairReport({
      ...withSeries({ asset: short(asset), benchmark: short(benchmark) }),
      span: { from, to: last },
      sessions: 41,
    });
    expect(report).toMatchObject({ n: 40, sessions: 41, from: days[561] });
    expect(report.rebased.days[0]).toBe(from);
  });
});

describe('a day drives the link', () => {
  test('when it moves r by more than 0.05 and half an error', () => {
    const crash = (column: Float64Array): number[] => closesFrom(daily(column).with(500, -0.4));
    const report = pairReport(
      withSeries({
        asset: madeSeries('BTC/USD', days, crash(x)),
        benchmark: madeSeries('PSCT', days, crash(y)),
      }),
    );
    expect(report.without?.day).toBe(days[501]);
    expect(report.without?.material).toBe(true);
    expect((report.pearson ?? NaN) - (report.without?.pearson ?? NaN)).toBeGreaterThan(0.05);
  });

  test('otherwise it is named but not material, as in short ranges, where every day moves r', () => {
    let between = 0;
    for (let end = 60; end <= 600; end += 20) {
      const { without } = pairReport(input({ span: { from: days[end - 24] ?? '', to: days[end] ?? '' } }));
      const { r, se, without: known } = plainJackknife(x.slice(end - 25, end), y.slice(end - 25, end));
      const moved = Math.abs(r - known);
      const halfError = (se * (1 - r * r)) / 2;
      expect(without?.material).toBe(moved > 0.05 && moved > halfError);
      if (moved > 0.05 && moved < halfError) between += 1;
    }
    expect(between).toBeGreaterThan(0);
  });
});

describe('missing sessions', () => {
  test('are compounded over, and counted', () => {
    const gaps = cut(asset, (_, i) => i % 10 !== 0);
    const report = pairReport(withSeries({ asset: gaps }));
    expect(report.n).toBe(226);
    expect(report.sessions).toBe(252);
    expect(report.from).toBe(days[349]);
    const joint = days.filter((_, i) => i % 10 !== 0);
    expect(report.rolling.days).toEqual(joint.slice(-226));
  });

  test('of one leg are missing from both', () => {
    const gap = (_: string, i: number): boolean => i % 7 !== 3;
    const one = pairReport(withSeries({ asset: cut(asset, gap) }));
    const both = pairReport(withSeries({ asset: cut(asset, gap), benchmark: cut(benchmark, gap) }));
    expect(both).toEqual(one);
  });
});

describe('a young coin', () => {
  const young = cut(asset, (day) => day > '2024-05-01');

  test('has what its days allow', () => {
    const report = pairReport(withSeries({ asset: young }));
    expect(report.n).toBe(young.days.length - 1);
    expect(report.pearson).not.toBeNull();
    expect(report).toMatchObject({ change: null, percentile: null, percentileSince: null });
    expect(report.rolling.values.slice(0, 62)).toEqual(Array(62).fill(null));
    expect(report.rolling.values[62]).not.toBeNull();
  });

  test('with fewer than 20 returns is refused: how many, why, and what to do', () => {
    const newborn = cut(asset, (day) => day >= '2024-08-10');
    const ask = (): unknown => pairReport(withSeries({ asset: newborn }));
    expect(ask).toThrow(Refusal);
    expect(ask).toThrow(
      `BTC and small-cap tech share ${newborn.days.length - 1} daily returns from ${days[349]} to ${last}, and a correlation needs 20: the prices of BTC start on 2024-08-10. No range holds enough yet; try an older name.`,
    );
  });

  test('with exactly 20 is answered', () => {
    const report = pairReport(withSeries({ asset: cut(asset, (_, i) => i >= 580) }));
    expect(report.n).toBe(20);
    expect(report.low).not.toBeNull();
    expect(report.label).toBeNull();
  });
});

test('legs that share no day are refused', () => {
  const other = madeSeries('PSCT', madeDays(50, '2010-01-01'), closesFrom(Array(49).fill(0.01)));
  expect(() => pairReport(withSeries({ benchmark: other }))).toThrow(/share no daily returns/);
});

describe('a leg that does not move', () => {
  const nothing = {
    pearson: null,
    low: null,
    high: null,
    p: null,
    spearman: null,
    spearmanLow: null,
    spearmanHigh: null,
    beta: null,
    betaLow: null,
    betaHigh: null,
    r2: null,
    without: null,
    percentile: null,
    change: null,
    label: null,
    partial: null,
    versus: null,
  };

  test('has no estimate, and a report all the same', () => {
    const still = madeSeries('PSCT', days, Array(601).fill(50));
    const report = pairReport(withSeries({ benchmark: still }));
    expect(report).toMatchObject(nothing);
    expect(report.n).toBe(252);
    expect(report.zeroReturns.benchmark).toEqual({ share: 1, longestRun: 252 });
    expect(report.rolling.values).toEqual(Array(252).fill(null));
    expect(report.rebased.benchmark).toEqual(Array(253).fill(100));
  });

  test('is one that grows by the same rate every day, too', () => {
    const steady = madeSeries('PSCT', days, closesFrom(Array(600).fill(0.001)));
    expect(pairReport(withSeries({ benchmark: steady }))).toMatchObject(nothing);
  });
});

describe('a leg of stale quotes', () => {
  const stale = (everyNth: number): Series =>
    madeSeries('PSCT', days, closesFrom(daily(y).map((value, t) => (t % everyNth === 0 ? 0 : value))));

  test('is refused above a fifth of exact zeros', () => {
    expect(() => pairReport(withSeries({ benchmark: stale(4) }))).toThrow(Refusal);
    expect(() => pairReport(withSeries({ benchmark: stale(4) }))).toThrow(
      /^25% of the daily returns of small-cap tech \(PSCT from files\) .* are exactly zero/,
    );
    expect(() => pairReport(withSeries({ asset: stale(4) }))).toThrow(/of BTC \(PSCT from files\)/);
  });

  test('is answered below that, with its share', () => {
    const report = pairReport(withSeries({ benchmark: stale(6) }));
    expect(report.zeroReturns.benchmark.share).toBeCloseTo(1 / 6, 2);
    expect(report.zeroReturns.benchmark.longestRun).toBe(1);
  });
});

describe('the broad market', () => {
  test('is set beside the pair on the days that all three share', () => {
    const gaps = cut(control, (_, i) => i % 10 !== 0);
    const { partial, versus } = pairReport(withSeries({ control: gaps }));
    const kept = days.flatMap((_, i) => (i % 10 !== 0 && i >= 348 ? [i] : []));
    const on = (series: Series): Float64Array =>
      Float64Array.from(kept.slice(1), (i, k) =>
        Math.log((series.closes[i] ?? NaN) / (series.closes[kept[k] ?? NaN] ?? NaN)),
      );
    const [a, b, c] = [on(asset), on(benchmark), on(control)];
    expect(partial?.control).toBe('ndx');
    expect(versus?.benchmark).toBe('ndx');
    expect(versus?.pearson).toBeCloseTo(pearson(a, c) ?? NaN, 12);
    expect(versus?.difference).toBeCloseTo((pearson(a, b) ?? NaN) - (pearson(a, c) ?? NaN), 12);
  });

  test.each<[string, Partial<PairInput>]>([
    ['is not given', { control: null }],
    ['has no prices', { series: { asset, benchmark, control: null } }],
    ['is the benchmark by name', { control: madeListing('r2k-tech') }],
    ['is the asset by name', { control: madeListing('btc') }],
    ['is the benchmark by instrument', { series: { asset, benchmark, control: benchmark } }],
    ['shares too few days', { series: { asset, benchmark, control: cut(control, (_, i) => i >= 582) } }],
  ])('is left out when it %s', (_, change) => {
    const report = pairReport(input(change));
    expect(report).toMatchObject({ partial: null, versus: null });
    expect(report.pearson).not.toBeNull();
  });
});

describe('flags', () => {
  test('legs read at different clocks are approximate', () => {
    const utc = { ...asset, clock: 'utc-close' } as const;
    expect(pairReport(withSeries({ asset: utc })).approximate).toBe(true);
    const both = withSeries({ asset: utc, benchmark: { ...benchmark, clock: 'utc-close' } });
    expect(pairReport(both).approximate).toBe(false);
  });

  test('one simulated or stale leg marks the report', () => {
    expect(pairReport(withSeries({ benchmark: { ...benchmark, source: 'simulated' } })).simulated).toBe(true);
    expect(pairReport(withSeries({ benchmark: { ...benchmark, stale: true } })).stale).toBe(true);
  });
});

test('identical legs correlate perfectly, and have no interval', () => {
  const report = pairReport(withSeries({ benchmark: { ...asset, instrument: benchmark.instrument } }));
  expect(report).toMatchObject({ pearson: 1, low: null, high: null, p: null, without: null, beta: 1, r2: 1 });
});
