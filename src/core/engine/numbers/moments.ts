/** A leg whose returns vary less than this is constant: it has no correlation with anything. */
const LEAST_VARIANCE = 1e-20;

/** Count, means, and centred sums of squares and products of two columns. */
export interface Moments {
  readonly n: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly sxx: number;
  readonly syy: number;
  readonly sxy: number;
}

/** The moments of no days at all, to start adding from. */
export const noMoments: Moments = { n: 0, meanX: 0, meanY: 0, sxx: 0, syy: 0, sxy: 0 };

/**
 * The moments of `x` and `y` over the indices from `start` up to (not including) `end`, leaving out index `skip`.
 * Two passes: means first, so that nothing large is subtracted from something large.
 */
export function momentsOf(x: Float64Array, y: Float64Array, start = 0, end = x.length, skip = -1): Moments {
  const n = end - start - (skip >= start && skip < end ? 1 : 0);
  let sumX = 0;
  let sumY = 0;
  for (let i = start; i < end; i += 1) {
    if (i === skip) continue;
    sumX += x[i] ?? NaN;
    sumY += y[i] ?? NaN;
  }
  const meanX = sumX / n;
  const meanY = sumY / n;
  let sxx = 0;
  let syy = 0;
  let sxy = 0;
  for (let i = start; i < end; i += 1) {
    if (i === skip) continue;
    const dx = (x[i] ?? NaN) - meanX;
    const dy = (y[i] ?? NaN) - meanY;
    sxx += dx * dx;
    syy += dy * dy;
    sxy += dx * dy;
  }
  return { n, meanX, meanY, sxx, syy, sxy };
}

/**
 * The moments of two disjoint sets of days taken together (Chan, Golub and LeVeque 1979).
 * It only adds, so an outlier leaves no rounding error behind once its day is out of both sets.
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  const n = a.n + b.n;
  const dx = b.meanX - a.meanX;
  const dy = b.meanY - a.meanY;
  const weight = (a.n * b.n) / n;
  const share = b.n / n;
  return {
    n,
    meanX: a.meanX + dx * share,
    meanY: a.meanY + dy * share,
    sxx: a.sxx + b.sxx + dx * dx * weight,
    syy: a.syy + b.syy + dy * dy * weight,
    sxy: a.sxy + b.sxy + dx * dy * weight,
  };
}

/** The moments with one more day: `mergeMoments` with a set of one (Welford's update). */
export function addToMoments(moments: Moments, x: number, y: number): Moments {
  const n = moments.n + 1;
  const dx = x - moments.meanX;
  const dy = y - moments.meanY;
  const weight = moments.n / n;
  return {
    n,
    meanX: moments.meanX + dx / n,
    meanY: moments.meanY + dy / n,
    sxx: moments.sxx + dx * dx * weight,
    syy: moments.syy + dy * dy * weight,
    sxy: moments.sxy + dx * dy * weight,
  };
}

/** The centred sum of squares below which a leg of `n` days is constant: a variance of 1e-20. */
export function leastSumOfSquares(n: number): number {
  return LEAST_VARIANCE * (n - 1);
}

/** True when a centred sum of squares over `n` days belongs to a constant leg. */
export function isConstant(sumOfSquares: number, n: number): boolean {
  return !(sumOfSquares >= leastSumOfSquares(n));
}

/** Pearson's r from moments, in [-1, 1]; null for fewer than three days or a constant leg. */
export function correlationOf({
  n,
  sxx,
  syy,
  sxy,
}: Pick<Moments, 'n' | 'sxx' | 'syy' | 'sxy'>): number | null {
  if (n < 3 || isConstant(sxx, n) || isConstant(syy, n)) return null;
  // Rounding can carry a perfect link one bit past 1.
  return Math.max(-1, Math.min(1, sxy / Math.sqrt(sxx * syy)));
}
