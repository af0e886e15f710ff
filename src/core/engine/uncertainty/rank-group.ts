import type { Jackknife } from './jackknife.ts';
import { at, covariances, factorOf, fillDraw, LEAST_SHARE, matrixOf } from './joint-errors.ts';
import type { Matrix } from './joint-errors.ts';
import { normals } from '../numbers/random.ts';

const DRAWS = 5000;
/** An estimate stays when its distance to the best is reached in 5% of the draws. */
const LEAST_REACHED = 0.05 * DRAWS;
/** So many standard errors apart, two estimates without an error between them are equal but for rounding. */
const ROUNDING = 1e-6;

/** One over the standard error of each difference of two z's; zero for a series against itself under any name. */
function precisions(covariance: Matrix): Matrix {
  return matrixOf(covariance.size, (j, k) => {
    const both = at(covariance, j, j) + at(covariance, k, k);
    const variance = both - 2 * at(covariance, j, k);
    return variance > LEAST_SHARE * both ? 1 / Math.sqrt(variance) : 0;
  });
}

/** Standard errors that z_j lies behind the one furthest ahead of it; 0 for the best. */
function distanceBehind(zs: readonly number[], j: number, covariance: Matrix, precision: Matrix): number {
  let furthest = 0;
  for (const [k, z] of zs.entries()) {
    const gap = z - (zs[j] ?? NaN);
    const errors = Math.sqrt(at(covariance, j, j) + at(covariance, k, k));
    if (at(precision, j, k) > 0) furthest = Math.max(furthest, gap * at(precision, j, k));
    else if (gap > ROUNDING * errors) furthest = Infinity;
  }
  return furthest;
}

/**
 * One draw of the root of chi-squared over its degrees of freedom, what a normal draw is divided by to make a Student's
 * t. By the cube of a normal (Wilson and Hilferty 1931), good to 0.002 from 15 degrees on.
 */
function drawScale(df: number, normal: () => number): number {
  const variance = 2 / (9 * df);
  return Math.max(0, 1 - variance + normal() * Math.sqrt(variance)) ** 1.5;
}

/** True when in this draw nobody is as many standard errors ahead of j as `distance`. */
function staysBelow(draw: Float64Array, j: number, precision: Matrix, distance: number): boolean {
  const own = draw[j] ?? NaN;
  const row = j * precision.size;
  for (let k = 0; k < draw.length; k += 1) {
    if (((draw[k] ?? NaN) - own) * (precision.cells[row + k] ?? NaN) >= distance) return false;
  }
  return true;
}

function largest(values: Float64Array): number {
  let most = -Infinity;
  for (let i = 0; i < values.length; i += 1) most = Math.max(most, values[i] ?? NaN);
  return most;
}

/**
 * Which estimates lie no further behind the best than chance puts them. The draws end once every estimate has been
 * reached often enough to stay, which changes nothing but the time; so does the look at the furthest that any gap of
 * a draw can be, which settles most of those far behind.
 */
function mayBeBest(
  distances: Float64Array,
  df: number,
  factor: Matrix,
  precision: Matrix,
  normal: () => number,
): boolean[] {
  const { size } = precision;
  const reached = distances.map((distance) => (distance > 0 ? 0 : Infinity));
  const mostPrecise = distances.map((_, j) => largest(precision.cells.subarray(j * size, (j + 1) * size)));
  const draw = new Float64Array(size);
  const noise = new Float64Array(size);
  const stays = (times: number): boolean => times >= LEAST_REACHED;
  for (let i = 0; i < DRAWS && !reached.every(stays); i += 1) {
    fillDraw(draw, noise, factor, normal);
    const scale = drawScale(df, normal);
    const highest = largest(draw);
    for (let j = 0; j < size; j += 1) {
      const times = reached[j] ?? NaN;
      if (stays(times)) continue;
      const distance = (distances[j] ?? NaN) * scale;
      if ((highest - (draw[j] ?? NaN)) * (mostPrecise[j] ?? NaN) < distance) continue;
      if (!staysBelow(draw, j, precision, distance)) reached[j] = times + 1;
    }
  }
  return Array.from(reached, stays);
}

/**
 * Which of several correlations with one asset may be the highest: true for those tied for the top.
 * Multiple comparisons with the best (Hsu 1981; the top-1 set of Mogstad, Romano, Shaikh and Wilhelm 2024): j stays
 * when `max_k (z_k - z_j) / se_kj` is at most the 95% quantile of the same under equal truths, from 5,000 draws of
 * Student's t(n-2) with the jackknife covariance of the z's, so that for two it is the one-sided test of the pair.
 * Of fifteen exact equals each stays in 94 to 95% of the time, from 21 days on, GARCH and t4 or not. The truly
 * highest is in the group at least that often, as only its own test can throw it out; the highest estimate always is.
 * "Highest" may be said of a group of one.
 * All must come from the same days in the same order (throws a RangeError otherwise). The same `seed`, the same group.
 */
export function rankGroup(jackknifes: readonly Jackknife[], seed: number): boolean[] {
  const n = jackknifes[0]?.n ?? NaN;
  if (jackknifes.some((other) => other.n !== n)) {
    throw new RangeError('These correlations cover different days. Rank them on the days that all have.');
  }
  const zs = jackknifes.map(({ z }) => z);
  const covariance = covariances(jackknifes);
  const precision = precisions(covariance);
  const distances = Float64Array.from(zs, (_, j) => distanceBehind(zs, j, covariance, precision));
  return mayBeBest(distances, n - 2, factorOf(covariance), precision, normals(seed));
}
