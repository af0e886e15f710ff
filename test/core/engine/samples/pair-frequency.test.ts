import { describe, expect, test } from 'vitest';
import { alignAt, weeksIn } from '../../../../src/core/engine/samples/pair-frequency.ts';
import { pairReport } from '../../../../src/core/engine/pair-report.ts';
import type { PairInput } from '../../../../src/core/engine/pair-report.ts';
import { refusalOf } from '../../../refusal-of.ts';
import { closesFrom, cut, madeDays, madeListing, madeSeries } from '../made.ts';
import { plainJackknife } from '../plain.ts';
import { columns, t4Pairs } from '../random.ts';

const isWeekday = (day: string): boolean => new Date(day).getUTCDay() % 6 !== 0;
/** Monday 2 January 2023 to Friday 27 December 2024. */
const days = madeDays(726, '2023-01-02').filter(isWeekday);
const { x, y } = columns(t4Pairs(71, 0.5), days.length - 1);
const daily = (column: Float64Array): Float64Array => column.map((value) => value / 50);
const asset = madeSeries('BTC/USD', days, closesFrom(daily(x)));
const benchmark = madeSeries('PSCT', days, closesFrom(daily(y)));
const EVER = { from: '0000-01-01', to: '9999-12-31' };

/** Log returns between the closes of Fridays, by their definition. */
const fridays = (series: typeof asset): number[] => {
  const closes = [...series.closes].filter((_, i) => new Date(series.days[i] ?? '').getUTCDay() === 5);
  return closes.slice(1).map((close, i) => Math.log(close / (closes[i] ?? NaN)));
};

const input = (change: Partial<PairInput> = {}): PairInput => ({
  asset: madeListing('btc'),
  benchmark: madeListing('r2k-tech', 'small-cap tech'),
  control: null,
  series: { asset, benchmark, control: null },
  span: { from: '2024-01-01', to: days.at(-1) ?? '' },
  sessions: 260,
  window: 52,
  frequency: 'weekly',
  ...change,
});

describe('weekly returns', () => {
  test('run from Friday to Friday and never overlap', () => {
    const joint = alignAt([asset, benchmark], EVER, 'weekly');
    expect(joint.days).toHaveLength(103);
    expect(joint.days.every((day) => new Date(day).getUTCDay() === 5)).toBe(true);
    for (const [i, series] of [asset, benchmark].entries()) {
      const known = fridays(series);
      expect(joint.returns[i]?.length).toBe(known.length);
      for (const [t, value] of known.entries()) expect(joint.returns[i]?.[t]).toBeCloseTo(value, 12);
    }
  });

  test('end on the last session of the week that both have, so that both cover the same days', () => {
    const holiday = cut(benchmark, (day) => day !== '2024-03-29');
    const joint = alignAt([asset, holiday], EVER, 'weekly');
    expect(joint.days).toContain('2024-03-28');
    expect(joint.days).not.toContain('2024-03-29');
    expect(joint.days).toHaveLength(103);
  });

  test('know nothing of the days after the range', () => {
    const to = '2024-03-27';
    const cutOff = [asset, benchmark].map((series) => cut(series, (day) => day <= to));
    expect(alignAt([asset, benchmark], { from: '2024-01-01', to }, 'weekly')).toEqual(
      alignAt(cutOff, { from: '2024-01-01', to }, 'weekly'),
    );
  });

  test('a day is what the engine has always aligned', () => {
    expect(alignAt([asset, benchmark], EVER, 'daily').days).toEqual(days.slice(1));
  });
});

test.each([
  ['2024-01-01', '2024-01-05', 1],
  ['2024-01-05', '2024-01-08', 2],
  ['2024-01-01', '2024-12-31', 53],
  ['2023-12-29', '2024-01-02', 2],
])('%s to %s lies in %i ISO weeks', (from, to, weeks) => {
  expect(weeksIn({ from, to })).toBe(weeks);
});

describe('a weekly report', () => {
  const report = pairReport(input());
  const known = plainJackknife(fridays(asset).slice(-52), fridays(benchmark).slice(-52));

  test('holds the weeks that end inside the range, and everything is counted in weeks', () => {
    expect(report).toMatchObject({ frequency: 'weekly', n: 52, sessions: 52, from: '2024-01-05' });
    expect(report.pearson).toBeCloseTo(known.r, 12);
    expect(report.low).toBeCloseTo(known.low, 9);
    expect(report.high).toBeCloseTo(known.high, 9);
    expect(report.rolling).toMatchObject({ window: 52 });
    expect(report.rolling.values.at(-1)).toBeCloseTo(known.r, 12);
    expect(report.rebased.days).toHaveLength(53);
  });

  test('holds the last 52 weeks against the 51 before them as too few, and against 52 where there are', () => {
    expect(report.change).toBeNull();
    const shorter = pairReport(input({ window: 51 }));
    expect(shorter.change?.now).toBeCloseTo(
      plainJackknife(fridays(asset).slice(-51), fridays(benchmark).slice(-51)).r,
      12,
    );
    expect(shorter.change?.before).toBeCloseTo(
      plainJackknife(fridays(asset).slice(0, 52), fridays(benchmark).slice(0, 52)).r,
      12,
    );
  });

  test('has no labels: their rule was measured on windows of sessions', () => {
    expect(report).toMatchObject({ label: null, labelSince: null, fading: false, regimes: [] });
  });

  test('fewer than 20 weeks are refused, with more weeks and with days as the ways out', () => {
    const ask = () => pairReport(input({ span: { from: '2024-11-01', to: '2024-12-27' }, sessions: 41 }));
    const { message, actions } = refusalOf(ask);
    expect(message).toBe(
      'BTC and small-cap tech share 9 weekly returns from 2024-11-01 to 2024-12-27, and a correlation needs 20. Try 2024-01-05..2024-12-27, or leave `freq=weekly` out.',
    );
    expect(actions.map(({ line }) => line)).toEqual([
      'corr btc r2k-tech 2024-01-05..2024-12-27 freq=weekly',
      'corr btc r2k-tech 2024-11-01..2024-12-27',
    ]);
  });

  test('quotes that stand still for days are refused by the week as well', () => {
    const stale = madeSeries(
      'PSCT',
      days,
      benchmark.closes.map((close, i) => (i % 5 < 3 ? (benchmark.closes[i - (i % 5)] ?? close) : close)),
    );
    expect(() => pairReport(input({ series: { asset, benchmark: stale, control: null } }))).toThrow(
      /40% of the daily returns of small-cap tech/,
    );
  });
});
