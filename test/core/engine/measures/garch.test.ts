import { describe, expect, test } from 'vitest';
import { garch } from '../../../../src/core/engine/measures/garch.ts';
import type { Garch } from '../../../../src/core/engine/measures/garch.ts';
import { movingLink, VOLATILITY } from '../moving-link.ts';
import { plainMean } from '../plain.ts';
import { columns, garchPairs, normalPairs } from '../random.ts';

const fit = (returns: Float64Array): Garch => {
  const result = garch(returns);
  if (result === null) throw new Error('no fit');
  return result;
};

/** Gaussian log-likelihood by its definition: demeaned, variance started at the sample's. */
const plainLikelihood = (returns: Float64Array, omega: number, alpha: number, beta: number): number => {
  const mean = plainMean(returns);
  const errors = Array.from(returns, (value) => value - mean);
  let h = plainMean(errors.map((error) => error * error));
  let sum = 0;
  for (const error of errors) {
    sum -= (Math.log(2 * Math.PI * h) + (error * error) / h) / 2;
    h = omega + alpha * error * error + beta * h;
  }
  return sum;
};

describe('2,000 seeded days', () => {
  const { x, y } = movingLink(1, 2000, 0.05, 0.9, 0.4);

  // An independent fit in Python: same likelihood in plain loops, scipy.optimize Powell then Nelder-Mead, three starts.
  test.each([
    [x, 1.1578944e-5, 0.0712102885, 0.897276765, 5137.006295079869],
    [y, 6.24466418e-6, 0.0839399645, 0.898783679, 5278.269473427687],
  ])('the maximum is where scipy finds it', (returns, omega, alpha, beta, logLikelihood) => {
    const result = fit(returns);
    expect(result.omega / omega).toBeCloseTo(1, 5);
    expect(result.alpha).toBeCloseTo(alpha, 6);
    expect(result.beta).toBeCloseTo(beta, 6);
    expect(result.logLikelihood).toBeCloseTo(logLikelihood, 6);
  });

  test('no neighbour is likelier, and the likelihood is that of its definition', () => {
    const { omega, alpha, beta, logLikelihood } = fit(x);
    expect(plainLikelihood(x, omega, alpha, beta)).toBeCloseTo(logLikelihood, 8);
    for (const [da, db] of [
      [0.002, 0],
      [-0.002, 0],
      [0, 0.002],
      [0, -0.002],
    ] as const) {
      expect(plainLikelihood(x, omega, alpha + da, beta + db)).toBeLessThan(logLikelihood);
    }
  });

  test('in other units only omega changes', () => {
    const [plain, percent] = [fit(x), fit(x.map((value) => 100 * value + 3))];
    expect(percent.alpha).toBeCloseTo(plain.alpha, 5);
    expect(percent.beta).toBeCloseTo(plain.beta, 5);
    expect(percent.omega / plain.omega / 10_000).toBeCloseTo(1, 4);
  });

  test('the residuals have unit variance and no volatility clusters left', () => {
    const { residuals } = fit(x);
    const squares = residuals.map((value) => value * value);
    expect(plainMean(squares)).toBeCloseTo(1, 1);
    const centred = squares.map((value) => value - plainMean(squares));
    const variance = plainMean(centred.map((value) => value * value));
    const echo = plainMean(centred.subarray(1).map((value, t) => value * (centred[t] ?? NaN)));
    expect(Math.abs(echo / variance)).toBeLessThan(0.05);
  });
});

test('the truth is found, with normal shocks and with t4 ones', () => {
  for (const returns of [movingLink(8, 12_000, 0.05, 0.9, 0.4).x, columns(garchPairs(8, 0.4), 12_000).x]) {
    const { alpha, beta } = fit(returns);
    expect(Math.abs(alpha - VOLATILITY.alpha)).toBeLessThan(0.03);
    expect(Math.abs(beta - VOLATILITY.beta)).toBeLessThan(0.03);
  }
});

test('returns of one volatility get a news weight near nothing', () => {
  expect(fit(columns(normalPairs(3, 0), 4000).x).alpha).toBeLessThan(0.02);
});

test('there is none for under 500 returns or a constant column', () => {
  const { x } = columns(normalPairs(3, 0), 500);
  expect(garch(x.subarray(1))).toBeNull();
  expect(garch(x)).not.toBeNull();
  expect(garch(new Float64Array(600).fill(0.01))).toBeNull();
});
