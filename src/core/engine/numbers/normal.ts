/** From here on the continued fraction of the tail beats the series, which loses digits to the rest of one half. */
const FRACTION_FROM = 3;
/** Steps of the continued fraction that reach the last bit at 3, where it is slowest. */
const FRACTION_STEPS = 120;

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** P(Z > x) for x >= 0. */
function upperTail(x: number): number {
  if (x > FRACTION_FROM) {
    let rest = x;
    for (let step = FRACTION_STEPS; step > 0; step -= 1) rest = x + step / rest;
    return normalDensity(x) / rest;
  }
  let term = x;
  let sum = x;
  for (let k = 3; term > 1e-17 * sum; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 - normalDensity(x) * sum;
}

/**
 * P(Z <= x) for the standard normal, to about 1e-16.
 * The series x + x^3/3 + x^5/(3 5) + ... near the middle (Marsaglia 2004), Laplace's continued fraction in the tails
 * (Abramowitz and Stegun 26.2.14), so the far lower tail keeps its digits.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  return x < 0 ? upperTail(-x) : 1 - upperTail(x);
}

/**
 * The x with P(Z <= x) = `probability`; minus infinity at 0, infinity at 1, NaN outside.
 * Abramowitz and Stegun 26.2.22 to three digits, then Newton's method on the tail.
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return NaN;
  const tail = Math.min(probability, 1 - probability);
  const sign = probability < 0.5 ? -1 : 1;
  if (tail === 0) return sign * Infinity;
  if (tail === 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(tail));
  let x = t - (2.30753 + 0.27061 * t) / (1 + 0.99229 * t + 0.04481 * t * t);
  for (let round = 0; round < 6; round += 1) {
    // On the logarithm of the tail, which is nearly straight where the tail itself is not.
    const above = upperTail(Math.max(0, x));
    x += (Math.log(above / tail) * above) / normalDensity(x);
  }
  return sign * x;
}
