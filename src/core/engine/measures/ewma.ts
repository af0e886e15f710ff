import { correlationOf } from '../numbers/moments.ts';

/** Sessions after which a return counts half. */
const HALF_LIFE_SESSIONS = 30;

/**
 * The exponentially weighted correlation up to each day: `S_t = l S_(t-1) + x_t y_t` with `l = 2^(-1 / halfLife)`,
 * likewise for both squares (RiskMetrics 1996). Means are taken as zero, as a day's drift is far below its noise, and
 * the three sums share their weights, so these need no normalising.
 * Thirty sessions rather than the customary l = 0.94 (eleven), whose path is mostly noise.
 * Null before two half-lives have gone by, and where a leg has not moved; also when `halfLife` is below two sessions,
 * since three days' worth of weight never comes together.
 */
export function ewma(x: Float64Array, y: Float64Array, halfLife = HALF_LIFE_SESSIONS): (number | null)[] {
  const decay = 2 ** (-1 / halfLife);
  const path: (number | null)[] = [];
  let [n, sxx, syy, sxy] = [0, 0, 0, 0];
  for (let t = 0; t < x.length; t += 1) {
    const [a, b] = [x[t] ?? NaN, y[t] ?? NaN];
    n = decay * n + 1;
    sxx = decay * sxx + a * a;
    syy = decay * syy + b * b;
    sxy = decay * sxy + a * b;
    path.push(t + 1 < 2 * halfLife ? null : correlationOf({ n, sxx, syy, sxy }));
  }
  return path;
}
