/** When to stop, and how far to look at first. */
export interface NelderMeadOptions {
  /** First edge of the simplex along each coordinate. */
  readonly step: number;
  /** Stops when the values at all corners, and the corners in every coordinate, lie this close together. */
  readonly tolerance: number;
  readonly maxEvaluations: number;
}

/** Where the search ended. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  readonly evaluations: number;
  /** False when the evaluations ran out first. */
  readonly converged: boolean;
}

interface Corner {
  readonly point: readonly number[];
  readonly value: number;
}

/** Point `factor` of the way from `from` to `to`; beyond `to` for a factor over 1. */
function along(from: readonly number[], to: readonly number[], factor: number): number[] {
  return from.map((start, i) => start + factor * ((to[i] ?? NaN) - start));
}

function centroid(corners: readonly Corner[]): number[] {
  return (corners[0]?.point ?? []).map(
    (_, i) => corners.reduce((sum, { point }) => sum + (point[i] ?? NaN), 0) / corners.length,
  );
}

function isWithin(best: Corner, others: readonly Corner[], tolerance: number): boolean {
  return others.every(
    ({ point, value }) =>
      Math.abs(value - best.value) <= tolerance &&
      point.every((coordinate, i) => Math.abs(coordinate - (best.point[i] ?? NaN)) <= tolerance),
  );
}

/** The corner that takes the place of the worst; null when the simplex should shrink instead. */
function replacement(
  evaluate: (point: readonly number[]) => Corner,
  others: readonly Corner[],
  worst: Corner,
): Corner | null {
  const middle = centroid(others);
  const [best, second] = [others[0] ?? worst, others.at(-1) ?? worst];
  const reflected = evaluate(along(worst.point, middle, 2));
  if (reflected.value < best.value) {
    const expanded = evaluate(along(worst.point, middle, 3));
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < second.value) return reflected;
  const nearer = reflected.value < worst.value ? reflected : worst;
  const contracted = evaluate(along(nearer.point, middle, 0.5));
  return contracted.value < nearer.value ? contracted : null;
}

/**
 * A local minimum of `f` near `start` by the simplex of Nelder and Mead, with the coefficients 1, 2, 1/2, 1/2 of
 * Lagarias et al. (1998). No derivatives. A value that is not a number counts as infinitely bad, so `f` may answer NaN
 * outside its domain. `maxEvaluations` may be passed by one last step.
 */
export function nelderMead(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  options: NelderMeadOptions,
): Minimum {
  let evaluations = 0;
  const evaluate = (point: readonly number[]): Corner => {
    evaluations += 1;
    const value = f(point);
    return { point, value: Number.isNaN(value) ? Infinity : value };
  };
  const byValue = (a: Corner, b: Corner): number => (a.value === b.value ? 0 : a.value - b.value);
  const first = evaluate(start);
  let best = first;
  let others = start.map((coordinate, i) => evaluate(start.with(i, coordinate + options.step)));
  for (;;) {
    const sorted = [best, ...others].sort(byValue);
    best = sorted[0] ?? first;
    others = sorted.slice(1);
    const converged = isWithin(best, others, options.tolerance);
    if (converged || evaluations >= options.maxEvaluations) {
      return { point: best.point, value: best.value, evaluations, converged };
    }
    const worst = others.at(-1) ?? best;
    const better = replacement(evaluate, [best, ...others.slice(0, -1)], worst);
    const { point } = best;
    others = better
      ? others.with(others.length - 1, better)
      : others.map((corner) => evaluate(along(point, corner.point, 0.5)));
  }
}

/**
 * The best minimum of `f` from several starts: a coarse search from each, then a fine one from the best, as the
 * starts may lie in different valleys and a simplex may stall. Coordinates of the order of one.
 */
export function fromSeveralStarts(
  f: (point: readonly number[]) => number,
  starts: readonly (readonly number[])[],
): readonly number[] {
  const [best] = starts
    .map((start) => nelderMead(f, start, { step: 0.5, tolerance: 0.02, maxEvaluations: 200 }))
    .sort((a, b) => a.value - b.value);
  return nelderMead(f, best?.point ?? [], { step: 0.1, tolerance: 1e-6, maxEvaluations: 1000 }).point;
}
