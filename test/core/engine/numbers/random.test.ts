import { describe, expect, test } from 'vitest';
import { normals, seedOf, uniforms } from '../../../../src/core/engine/numbers/random.ts';
import { plainMean } from '../plain.ts';

const take = (draw: () => number, count: number): number[] => Array.from({ length: count }, draw);

describe('seeds', () => {
  test('of the same text are the same whole number from 0 to 2^32 - 1', () => {
    const seed = seedOf('rank btc 1y 2025-12-26');
    expect(seed).toBe(seedOf('rank btc 1y 2025-12-26'));
    expect(Number.isInteger(seed)).toBe(true);
    expect(seed).toBeGreaterThanOrEqual(0);
    expect(seed).toBeLessThan(2 ** 32);
  });

  test('of ten thousand days in a row hardly ever meet', () => {
    const seeds = Array.from({ length: 10_000 }, (_, day) => seedOf(`rank btc 1y ${day}`));
    // A birthday shared by 10,000 among 2^32 is a matter of 1.2%.
    expect(new Set(seeds).size).toBeGreaterThan(9998);
    expect(plainMean(seeds) / 2 ** 32).toBeCloseTo(0.5, 1);
  });

  test('never change: posts that were made once can be made again', () => {
    expect(seedOf('')).toBe(2_872_998_923);
    expect(seedOf('btc')).toBe(2_762_634_370);
    expect(take(uniforms(42), 2)).toEqual([0.6011037519201636, 0.44829055899754167]);
    expect(take(normals(42), 2)).toEqual([2.167890815820702, -1.1087661942454097]);
  });
});

describe('uniform draws', () => {
  test('are even over [0, 1): chi-squared over 100 cells', () => {
    const cells = new Float64Array(100);
    for (const value of take(uniforms(1), 100_000)) {
      const cell = Math.floor(value * 100);
      cells[cell] = (cells[cell] ?? NaN) + 1;
    }
    const chi = cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 0.1% and 99.9% quantiles of chi-squared with 99 degrees of freedom (R's qchisq).
    expect(chi).toBeGreaterThan(61.13651);
    expect(chi).toBeLessThan(148.23036);
  });
});

describe('normal draws', () => {
  const values = take(normals(2), 200_000);
  const moment = (power: number): number => plainMean(values.map((value) => value ** power));

  test('have mean 0, variance 1, no skew, and fourth moment 3', () => {
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.015);
    expect(Math.abs(moment(3))).toBeLessThan(0.03);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
  });

  test('lie beyond 1.96 one time in twenty, and do not follow each other', () => {
    const beyond = values.filter((value) => Math.abs(value) > 1.959964).length;
    expect(beyond / values.length).toBeCloseTo(0.05, 2);
    const follow = plainMean(values.map((value, i) => value * (values[i + 1] ?? 0)));
    expect(Math.abs(follow)).toBeLessThan(0.01);
  });
});
