import { fromLogits, toLogits } from '../numbers/logit-weights.ts';
import { isConstant, momentsOf } from '../numbers/moments.ts';
import { fromSeveralStarts } from '../numbers/nelder-mead.ts';

/** From how many returns on a fit is worth making. */
export const LEAST_RETURNS_FOR_GARCH = 500;
/**
 * A sum of logarithms is the logarithm of a product, and multiplying costs a tenth of it. So few factors neither
 * vanish nor overflow.
 */
export const FACTORS = 8;

/** A GARCH(1,1) volatility fitted to one column of returns. */
export interface Garch {
  /** h_t = omega + alpha e_(t-1)^2 + beta h_(t-1), in squared returns; e is the return less its mean. */
  readonly omega: number;
  readonly alpha: number;
  readonly beta: number;
  /** Gaussian log-likelihood at the fit. */
  readonly logLikelihood: number;
  /** e_t / sqrt(h_t): returns with the volatility taken out. */
  readonly residuals: Float64Array;
}

/** News and memory that the search starts from: calm, common, jumpy and nearly integrated. */
const STARTS = [
  [0.05, 0.9],
  [0.1, 0.8],
  [0.25, 0.6],
  [0.03, 0.965],
] as const;

interface Weights {
  readonly omega: number;
  readonly alpha: number;
  readonly beta: number;
}

/** Sum of ln h + e^2 / h over squares of unit mean, the first h being 1: minus twice the log-likelihood, less ln 2 pi. */
function deviance(squares: Float64Array, { omega, alpha, beta }: Weights): number {
  let h = 1;
  let sum = 0;
  for (let start = 0; start < squares.length; start += FACTORS) {
    const end = Math.min(start + FACTORS, squares.length);
    let product = 1;
    for (let t = start; t < end; t += 1) {
      const square = squares[t] ?? NaN;
      product *= h;
      sum += square / h;
      h = omega + alpha * square + beta * h;
    }
    sum += Math.log(product);
  }
  return sum;
}

/** Logarithm of the long-run variance over the sample's, and the two logits. */
function weightsAt([level = NaN, persistence = NaN, share = NaN]: readonly number[]): Weights {
  const [alpha, beta] = fromLogits(persistence, share);
  return { omega: Math.exp(level) * (1 - alpha - beta), alpha, beta };
}

/** e_t / sqrt(h_t) for errors of unit variance. */
function standardise(errors: Float64Array, { omega, alpha, beta }: Weights): Float64Array {
  let h = 1;
  return errors.map((error) => {
    const residual = error / Math.sqrt(h);
    h = omega + alpha * error * error + beta * h;
    return residual;
  });
}

/**
 * GARCH(1,1) by Gaussian quasi-maximum likelihood (Bollerslev 1986), which finds the weights whatever the tails.
 * The mean is the sample's, the variance starts at the sample's. Nelder-Mead from four starts over the long-run
 * variance and two logits, so that alpha, beta > 0 and alpha + beta < 0.9999.
 * Null for fewer than 500 returns or a constant column.
 */
export function garch(returns: Float64Array): Garch | null {
  const n = returns.length;
  const { meanX: mean, sxx } = momentsOf(returns, returns);
  if (n < LEAST_RETURNS_FOR_GARCH || isConstant(sxx, n)) return null;
  const variance = sxx / n;
  const errors = returns.map((value) => (value - mean) / Math.sqrt(variance));
  const squares = errors.map((error) => error * error);
  const point = fromSeveralStarts(
    (logits) => deviance(squares, weightsAt(logits)),
    STARTS.map(([news, memory]) => [0, ...toLogits(news, memory)]),
  );
  const weights = weightsAt(point);
  return {
    ...weights,
    omega: weights.omega * variance,
    logLikelihood: -(deviance(squares, weights) + n * Math.log(2 * Math.PI * variance)) / 2,
    residuals: standardise(errors, weights),
  };
}
