import { describe, expect, test } from 'vitest';
import { dcc } from '../../../../src/core/engine/measures/dcc.ts';
import { ewma } from '../../../../src/core/engine/measures/ewma.ts';
import { kendall } from '../../../../src/core/engine/measures/kendall.ts';
import { pearson } from '../../../../src/core/engine/measures/pearson.ts';
import { rolling } from '../../../../src/core/engine/measures/rolling.ts';
import { spearman } from '../../../../src/core/engine/measures/spearman.ts';
import { rColumns } from './r-data.ts';

/**
 * Known answers on R's data set EuStockMarkets (daily closes of DAX and SMI, 1991 to 1998): 1,859 log returns. The
 * values are R's own (`cor.test`, and for the rest a plain program in R and Python). R holds the data, so the test asks
 * an R that is installed, and says so when it skips.
 */
const columns = rColumns('diff(log(EuStockMarkets[, c("DAX", "SMI")]))');
const missing = columns === null ? ' (skipped: R is not installed)' : '';

describe.skipIf(columns === null)(`DAX and SMI${missing}`, () => {
  const [dax = new Float64Array(), smi = new Float64Array()] = columns ?? [];

  test('Pearson, Spearman and Kendall', () => {
    expect(dax.length).toBe(1859);
    expect(pearson(dax, smi)).toBeCloseTo(0.703121864752, 12);
    expect(spearman(dax, smi)?.value).toBeCloseTo(0.629869925803, 12);
    expect(kendall(dax, smi)?.value).toBeCloseTo(0.460521284083, 12);
  });

  test('rolling 63: first, last, lowest and highest', () => {
    const values = rolling(dax, smi, 63).values.filter((value) => value !== null);
    expect(values[0]).toBeCloseTo(0.925613697823, 12);
    expect(values.at(-1)).toBeCloseTo(0.820940005811, 12);
    expect(Math.min(...values)).toBeCloseTo(0.243305358874, 12);
    expect(Math.max(...values)).toBeCloseTo(0.937226566142, 12);
  });

  test('exponentially weighted with lambda 0.94: last', () => {
    const halfLife = Math.log(0.5) / Math.log(0.94);
    expect(ewma(dax, smi, halfLife).at(-1)).toBeCloseTo(0.909822489078, 12);
  });

  test('DCC on returns in per cent: a, b and the last correlation', () => {
    const inPerCent = (returns: Float64Array) => returns.map((value) => 100 * value);
    const fit = dcc(inPerCent(dax), inPerCent(smi));
    if (fit.kind !== 'varying') throw new Error(`the fit is ${fit.kind}`);
    expect(Math.abs(fit.a - 0.02502)).toBeLessThan(2e-3);
    expect(Math.abs(fit.b - 0.92722)).toBeLessThan(2e-3);
    expect(Math.abs(fit.last - 0.7832)).toBeLessThan(2e-3);
  });
});
