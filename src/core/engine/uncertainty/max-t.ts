import type { Jackknife } from './jackknife.ts';
import { at, covariances, factorOf, fillDraw } from './joint-errors.ts';
import { normalCdf } from '../numbers/normal.ts';
import { normals } from '../numbers/random.ts';
import { studentTQuantile } from '../numbers/student-t.ts';

const DRAWS = 10_000;

/**
 * How many standard errors wide a 95% band must be to hold all of several z's at once: the 95% quantile of the largest
 * |t| among them, from 10,000 draws with their jackknife correlations (from the same days in the same order), on
 * t(n-2). Between the single 1.96 and Bonferroni's; the same `seed`, the same answer.
 */
export function largestTQuantile(jackknifes: readonly Jackknife[], seed: number): number {
  const covariance = covariances(jackknifes);
  const factor = factorOf(covariance);
  const errors = jackknifes.map((_, k) => Math.sqrt(at(covariance, k, k)));
  const normal = normals(seed);
  const [draw, noise] = [new Float64Array(errors.length), new Float64Array(errors.length)];
  const draws = Float64Array.from({ length: DRAWS }, () => {
    fillDraw(draw, noise, factor, normal);
    return largestT(draw, errors);
  }).sort();
  const quantile = draws[Math.ceil(0.95 * DRAWS) - 1] ?? NaN;
  // The draws are normal as if the errors were known: go to the same tail of Student's t.
  const below = normalCdf(-quantile);
  return -studentTQuantile(below, (jackknifes[0]?.n ?? NaN) - 2);
}

/** Largest |z| over its error in one draw; an estimate without error counts as none. */
function largestT(draw: Float64Array, errors: readonly number[]): number {
  return errors.reduce(
    (most, error, k) => (error > 0 ? Math.max(most, Math.abs(draw[k] ?? NaN) / error) : most),
    0,
  );
}
