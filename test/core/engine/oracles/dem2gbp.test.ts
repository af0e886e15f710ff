import { describe, expect, test } from 'vitest';
import { garch } from '../../../../src/core/engine/measures/garch.ts';
import { rColumns } from './r-data.ts';

/**
 * The series that GARCH programs are checked on: 1,974 daily returns of the German mark in pounds (Bollerslev and
 * Ghysels 1996), in R's package fGarch.
 */
const columns = rColumns('{ data(dem2gbp, package = "fGarch"); dem2gbp }');
const missing = columns === null ? ' (skipped: R with fGarch is not installed)' : '';

describe.skipIf(columns === null)(`the mark in pounds${missing}`, () => {
  const [returns = new Float64Array()] = columns ?? [];
  const fit = () => garch(returns) ?? { omega: NaN, alpha: NaN, beta: NaN };

  test('GARCH(1,1) is what R finds (fGarch 4022.89) on the same returns less their mean', () => {
    expect(returns.length).toBe(1974);
    expect(Math.abs(fit().omega - 0.0106188)).toBeLessThan(5e-4);
    expect(Math.abs(fit().alpha - 0.1510857)).toBeLessThan(5e-4);
    expect(Math.abs(fit().beta - 0.808309)).toBeLessThan(5e-4);
  });

  test('the benchmark of Fiorentini, Calzolari and Panattoni, which estimates the mean as well, is near', () => {
    expect(Math.abs(fit().omega - 0.0107613)).toBeLessThan(3e-3);
    expect(Math.abs(fit().alpha - 0.153134)).toBeLessThan(3e-3);
    expect(Math.abs(fit().beta - 0.805974)).toBeLessThan(3e-3);
  });
});
