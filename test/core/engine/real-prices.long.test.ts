import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { pairReport } from '../../../src/core/engine/pair-report.ts';
import { pearson } from '../../../src/core/engine/measures/pearson.ts';
import type { PairReport } from '../../../src/core/reports/pair.ts';
import type { Listing, Series } from '../../../src/core/types.ts';
import { hasRealPrices, realPrices, skipReason } from '../../real-prices-folder.ts';
import { madeListing, madeSeries } from './made.ts';
import {
  plainBeta,
  plainCompare,
  plainJackknife,
  plainLabels,
  plainPartial,
  plainPearson,
  plainReturns,
  plainRolling,
  plainSpearman,
} from './plain.ts';

/** Rows `date,close` of one file. */
const rows = (file: string): [string, number][] =>
  readFileSync(path.join(realPrices, `${file}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [day = '', close] = line.split(',');
      return [day, Number(close)];
    });

const series = (symbol: string, file: string): Series =>
  madeSeries(
    symbol,
    rows(file).map(([day]) => day),
    rows(file).map(([, close]) => close),
  );

/** Same number to 1e-9, missing on the same side. */
const same = (value: number | null | undefined, known: number | null | undefined): void => {
  if (known === null || known === undefined) expect(value ?? null).toBeNull();
  else expect(Math.abs((value ?? NaN) - known)).toBeLessThan(1e-9);
};

describe.skipIf(!hasRealPrices)(`real prices, bitcoin and small-cap tech to 2025-05-05${skipReason}`, () => {
  const to = '2025-05-05';
  let report: PairReport;
  let legs: { asset: Series; benchmark: Series; control: Series };
  /** Everything the two share up to 2025-05-05, and the last 252 returns. */
  let all: { days: string[]; x: number[]; y: number[] };
  let year: { days: string[]; x: number[]; y: number[] };
  /** The windows that end on the days since 2020. */
  let windows: { day: string; r: number; low: number; high: number }[];

  const listing = (id: string): Listing => madeListing(id);

  beforeAll(() => {
    const upTo = (leg: Series): Series => {
      const count = leg.days.filter((day) => day <= to).length;
      return { ...leg, days: leg.days.slice(0, count), closes: leg.closes.slice(0, count) };
    };
    const asset = series('BTC/USD', 'BTC_1600NY');
    legs = { asset, benchmark: series('PSCT', 'PSCT'), control: series('QQQ', 'QQQ') };
    const joint = plainReturns([upTo(legs.asset), upTo(legs.benchmark)]);
    const [x = [], y = []] = joint.returns;
    all = { days: joint.days, x, y };
    year = { days: joint.days.slice(-252), x: x.slice(-252), y: y.slice(-252) };
    report = pairReport({
      asset: listing('btc'),
      benchmark: listing('r2k-tech'),
      control: listing('ndx'),
      series: legs,
      span: { from: year.days[0] ?? '', to },
      sessions: 252,
      window: 63,
    });
    windows = all.days.flatMap((day, end) => {
      if (day < '2020-01-01') return [];
      const { r, low, high } = plainJackknife(x.slice(end - 62, end + 1), y.slice(end - 62, end + 1));
      return [{ day, r, low, high }];
    });
  });

  test('covers 252 returns', () => {
    expect(report).toMatchObject({ n: 252, sessions: 252, from: year.days[0], to });
  });

  test('estimates, intervals and p-value', () => {
    const knife = plainJackknife(year.x, year.y);
    same(report.pearson, knife.r);
    same(report.low, knife.low);
    same(report.high, knife.high);
    same(report.p, knife.p);
    expect(report.without?.day).toBe(year.days[knife.mostInfluential]);
    same(report.without?.pearson, knife.without);
    const se = knife.se * (1 - knife.r ** 2);
    expect(report.without?.material).toBe(Math.abs(knife.r - knife.without) > Math.max(0.05, se / 2));
    const slope = plainBeta(year.x, year.y);
    same(report.beta, slope.value);
    same(report.betaLow, slope.low);
    same(report.betaHigh, slope.high);
    same(report.r2, knife.r ** 2);
  });

  test('rank correlation', () => {
    const rank = plainSpearman(year.x, year.y);
    const margin = 1.959963984540054 * Math.sqrt((1 + rank ** 2 / 2) / 249);
    expect(report.spearman).toBeCloseTo(rank, 10);
    same(report.spearmanLow, Math.tanh(Math.atanh(rank) - margin));
    same(report.spearmanHigh, Math.tanh(Math.atanh(rank) + margin));
  });

  test('rolling line and its band', () => {
    const line = plainRolling(all.x, all.y, 63).slice(-252);
    const band = windows.slice(-252);
    expect(report.rolling.days).toEqual(year.days);
    for (const [i, value] of line.entries()) {
      same(report.rolling.values[i], value);
      same(report.rolling.low[i], band[i]?.low);
      same(report.rolling.high[i], band[i]?.high);
    }
  });

  test('place in history and label', () => {
    const last = windows.at(-1);
    const below = windows.filter(({ r }) => r < (last?.r ?? NaN)).length;
    same(report.percentile, (100 * below) / windows.length);
    expect(report.percentileSince).toBe(windows[0]?.day);
    const labels = plainLabels(windows);
    expect(report.label).toBe(labels.at(-1));
    const since = labels.findLastIndex((label) => label !== labels.at(-1)) + 1;
    expect(report.labelSince).toBe(windows[since]?.day);
    expect(report.label).toBe('coupled');
    expect(report.fading).toBe(!((last?.low ?? NaN) > 0 && (last?.r ?? NaN) >= 0.3));
    const shaded = report.regimes.flatMap(({ label, from, to }) =>
      year.days.filter((day) => day >= from && day <= to).map(() => label),
    );
    expect(shaded).toEqual(labels.slice(-252));
  });

  test('change against the year before', () => {
    const now = plainJackknife(all.x.slice(-63), all.y.slice(-63));
    const before = plainJackknife(all.x.slice(-315, -63), all.y.slice(-315, -63));
    const t = (now.z - before.z) / Math.sqrt(now.se ** 2 + before.se ** 2);
    same(report.change?.now, now.r);
    same(report.change?.before, before.r);
    same(report.change?.t, t);
    expect(report.change?.material).toBe(Math.abs(t) > 2);
  });

  test('beside the Nasdaq-100', () => {
    const joint = plainReturns([legs.asset, legs.benchmark, legs.control]);
    const kept = joint.days.flatMap((day, i) => (day >= (year.days[0] ?? '') && day <= to ? [i] : []));
    const [x = [], y = [], market = []] = joint.returns.map((column) => kept.map((i) => column[i] ?? NaN));
    const left = plainPartial(x, y, market);
    expect(report).toMatchObject({ partial: { control: 'ndx' }, versus: { benchmark: 'ndx' } });
    for (const name of ['value', 'low', 'high'] as const) same(report.partial?.[name], left[name]);
    const { d, p, margin } = plainCompare(x, y, market);
    const difference = plainPearson(x, y) - plainPearson(x, market);
    same(report.versus?.pearson, plainPearson(x, market));
    same(report.versus?.difference, difference);
    same(report.versus?.low, ((d - margin) * difference) / d);
    same(report.versus?.high, ((d + margin) * difference) / d);
    same(report.versus?.p, p);
  });

  test('rebased prices and exact zeros', () => {
    const base = all.days.at(-253);
    expect(report.rebased.days).toEqual([base, ...year.days]);
    for (const leg of ['asset', 'benchmark'] as const) {
      const close = new Map(legs[leg].days.map((day, i) => [day, legs[leg].closes[i] ?? NaN]));
      const first = close.get(base ?? '') ?? NaN;
      for (const [i, day] of report.rebased.days.entries()) {
        same(report.rebased[leg][i], (100 * (close.get(day) ?? NaN)) / first);
      }
      const column = leg === 'asset' ? year.x : year.y;
      same(report.zeroReturns[leg].share, column.filter((value) => value === 0).length / 252);
    }
  });

  test.each(['PSCT', 'IWM', 'QQQ'])('one day too late, bitcoin has no link to %s', (symbol) => {
    const joint = plainReturns([legs.asset, series(symbol, symbol)]);
    const [x = [], y = []] = joint.returns.map((column) => column.slice(-1250));
    const linked = pearson(Float64Array.from(x), Float64Array.from(y));
    const shifted = pearson(Float64Array.from(x.slice(0, -1)), Float64Array.from(y.slice(1)));
    expect(linked).toBeGreaterThan(0.3);
    expect(Math.abs(shifted ?? NaN)).toBeLessThan(0.1);
  });
});
