import { describe, expect, test } from 'vitest';
import { headline } from '../../../src/core/engine/pair-headline.ts';
import { kendall } from '../../../src/core/engine/measures/kendall.ts';
import { refusalOf } from '../../refusal-of.ts';
import { columns, t4Pairs } from './random.ts';

const { x: asset, y: benchmark } = columns(t4Pairs(81, 0.5), 252);
const pair = { days: Array.from(asset, () => ''), asset, benchmark };
const told = {
  asset: 'btc',
  benchmark: 'gold',
  pearson: 0.5,
  low: 0.4,
  high: 0.6,
  spearman: 0.45,
  spearmanLow: 0.35,
  spearmanHigh: 0.55,
};

describe('the headline', () => {
  test('of pearson and spearman is what the report holds', () => {
    expect(headline('pearson', pair, told, 252)).toEqual({ value: 0.5, low: 0.4, high: 0.6 });
    expect(headline('spearman', pair, told, 252)).toEqual({ value: 0.45, low: 0.35, high: 0.55 });
  });

  test('of kendall is tau-b with its own interval', () => {
    const found = kendall(asset, benchmark);
    expect(headline('kendall', pair, told, 252)).toEqual({
      value: found?.value,
      low: found?.low,
      high: found?.high,
    });
  });

  test('of ewma is the recursion at its last day, without an interval', () => {
    const decay = 2 ** (-1 / 30);
    let [xx, yy, xy] = [0, 0, 0];
    for (const [t, value] of asset.entries()) {
      const other = benchmark[t] ?? NaN;
      [xx, yy, xy] = [decay * xx + value * value, decay * yy + other * other, decay * xy + value * other];
    }
    const { value, low, high } = headline('ewma', pair, told, 252);
    expect(value).toBeCloseTo(xy / Math.sqrt(xx * yy), 12);
    expect([low, high]).toEqual([null, null]);
  });

  test('is nothing where a leg does not move', () => {
    for (const method of ['pearson', 'spearman', 'kendall', 'ewma'] as const)
      expect(headline(method, pair, { ...told, pearson: null }, 252)).toEqual({
        value: null,
        low: null,
        high: null,
      });
  });

  test('of a perfect order has no tau with an interval', () => {
    const grows = Float64Array.from({ length: 60 }, (_, i) => i + Math.sin(i) / 2);
    const cubes = grows.map((value) => value ** 3);
    const perfect = { days: [], asset: grows, benchmark: cubes };
    expect(headline('kendall', perfect, told, 60).value).toBeNull();
  });
});

test('an EWMA of fewer than 60 returns is refused, with ranges that hold enough', () => {
  const short = { days: [], asset: asset.subarray(0, 59), benchmark: benchmark.subarray(0, 59) };
  const ask = () => headline('ewma', short, told, 300);
  const { message, actions } = refusalOf(ask);
  expect(message).toBe('`method=ewma` needs 60 returns; this range has 59. Try 6m or 1y.');
  expect(actions[0]?.line).toBe('corr btc gold 6m method=ewma');
  const sixty = { days: [], asset: asset.subarray(0, 60), benchmark: benchmark.subarray(0, 60) };
  expect(headline('ewma', sixty, told, 300).value).not.toBeNull();
});
