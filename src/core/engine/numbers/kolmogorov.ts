/** Both series below are exact to the last bit with this many terms on their side of 1. */
const TERMS = 6;

/**
 * P(sup |B| >= q) for a Brownian bridge B: the tail of the Kolmogorov distribution, the p-value of a CUSUM.
 * From 1 on `2 sum (-1)^(k-1) exp(-2 k^2 q^2)`; below, where that converges slowly, one minus
 * `sqrt(2 pi) / q sum exp(-(2k-1)^2 pi^2 / (8 q^2))`, its theta-function twin (Kolmogorov 1933).
 */
export function kolmogorovTail(q: number): number {
  if (q <= 0) return 1;
  let sum = 0;
  if (q >= 1) {
    for (let k = TERMS; k >= 1; k -= 1) sum += (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * q * q);
    return 2 * sum;
  }
  for (let k = TERMS; k >= 1; k -= 1) sum += Math.exp(-(((2 * k - 1) * Math.PI) ** 2) / (8 * q * q));
  return 1 - (Math.sqrt(2 * Math.PI) / q) * sum;
}
