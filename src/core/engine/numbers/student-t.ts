/** Below this the series of `gammaStep` is not yet exact to the last bit. */
const SERIES_FROM = 32;
const TINY = 1e-300;

/**
 * `Gamma(a + 1/2) / Gamma(a)` for a > 0. The asymptotic series of its logarithm
 * (ln a / 2 - 1/8a + 1/192a^3 - 1/640a^5 + 17/14336a^7) after stepping `a` up to 32 by the recurrence of Gamma:
 * a difference of two log-gammas would lose three digits at a thousand degrees of freedom.
 */
function gammaStep(a: number): number {
  let factor = 1;
  let x = a;
  while (x < SERIES_FROM) {
    factor *= x / (x + 0.5);
    x += 1;
  }
  const inverse = 1 / (x * x);
  const series = -1 / 8 + inverse * (1 / 192 + inverse * (-1 / 640 + (inverse * 17) / 14_336));
  return factor * Math.sqrt(x) * Math.exp(series / x);
}

/** One half-step of the modified Lentz method, kept away from zero. */
function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/**
 * The continued fraction of the incomplete beta function by the modified Lentz method (Numerical Recipes 6.4).
 * Converges in O(sqrt(max(a, b))) steps for x below (a + 1) / (a + b + 2).
 */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return fraction;
}

/** Density of Student's t with `df` degrees of freedom. */
function density(t: number, df: number): number {
  return (gammaStep(df / 2) / Math.sqrt(df * Math.PI)) * Math.exp((-(df + 1) / 2) * Math.log1p((t * t) / df));
}

/**
 * P(|T| >= |t|) for Student's t with `df` > 0 degrees of freedom: the two-sided p-value.
 * The regularised incomplete beta I(df/2, 1/2) at df/(df + t^2), taken from whichever side converges, so the far
 * tail keeps its digits (Abramowitz and Stegun 26.7.1).
 */
export function studentTTwoSided(t: number, df: number): number {
  if (Number.isNaN(t)) return NaN;
  if (!Number.isFinite(t)) return 0;
  const a = df / 2;
  const x = df / (df + t * t);
  const rest = (t * t) / (df + t * t);
  // x^a (1-x)^(1/2) / Beta(a, 1/2), with x^a through log1p: x is near 1 for every t met in practice.
  const front =
    (Math.exp(-a * Math.log1p((t * t) / df)) * Math.sqrt(rest) * gammaStep(a)) / Math.sqrt(Math.PI);
  if (x < (a + 1) / (a + 2.5)) return (front * betaFraction(x, a, 0.5)) / a;
  return 1 - 2 * front * betaFraction(rest, 0.5, a);
}

/**
 * The t with P(T <= t) = `probability` (0 < probability < 1) for `df` > 0 degrees of freedom, to about 14 digits.
 * Newton's method on the tail inside a bracket that shrinks: where a step would leave the bracket, it is halved.
 */
export function studentTQuantile(probability: number, df: number): number {
  if (!(probability > 0 && probability < 1 && df > 0)) return NaN;
  const tail = Math.min(probability, 1 - probability);
  if (tail === 0.5) return 0;
  let low = 0;
  let high = 2;
  while (studentTTwoSided(high, df) / 2 > tail) high *= 2;
  let t = high / 2;
  for (let round = 0; round < 200; round += 1) {
    const excess = studentTTwoSided(t, df) / 2 - tail;
    if (excess > 0) low = t;
    else high = t;
    const newton = t + excess / density(t, df);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const moved = Math.abs(next - t);
    t = next;
    if (moved <= 1e-15 * t) break;
  }
  return probability < 0.5 ? -t : t;
}
