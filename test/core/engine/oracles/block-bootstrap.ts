import { uniforms } from '../../../../src/core/engine/numbers/random.ts';

/** One asset and several benchmarks over the same days. */
export interface Legs {
  readonly x: Float64Array;
  readonly benchmarks: readonly Float64Array[];
}

const standardised = (values: Float64Array): Float64Array => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return values.map((value) => (value - mean) / Math.sqrt(square));
};

/** Sums of a day's entries, in the order x, x^2, then y, y^2, x y of each benchmark. */
const dayEntries = ({ x, benchmarks }: Legs, t: number): number[] => {
  const value = x[t] ?? NaN;
  const own = benchmarks.map((leg) => leg[t] ?? NaN);
  return [value, value * value, ...own.flatMap((y) => [y, y * y, value * y])];
};

/** Running sums over the days and on into their repetition: row t holds the sums before day t. */
const prefixSums = (legs: Legs, days: number): { width: number; sums: Float64Array } => {
  const n = legs.x.length;
  const width = 2 + 3 * legs.benchmarks.length;
  const sums = new Float64Array((days + 1) * width);
  for (let t = 0; t < days; t += 1) {
    for (const [k, entry] of dayEntries(legs, t % n).entries()) {
      sums[(t + 1) * width + k] = (sums[t * width + k] ?? NaN) + entry;
    }
  }
  return { width, sums };
};

/** Adds the sums over the days from `start` up to (not including) `end`. */
const addBlock = (total: Float64Array, sums: Float64Array, start: number, end: number): void => {
  const from = start * total.length;
  const to = end * total.length;
  for (let k = 0; k < total.length; k += 1) {
    total[k] = (total[k] ?? NaN) + (sums[to + k] ?? NaN) - (sums[from + k] ?? NaN);
  }
};

/** r of each benchmark from the sums over n days. */
const correlations = (total: Float64Array, n: number): number[] => {
  const [sumX = NaN, squareX = NaN] = total;
  const found: number[] = [];
  for (let k = 2; k < total.length; k += 3) {
    const [sumY = NaN, squareY = NaN, product = NaN] = total.subarray(k, k + 3);
    const covariance = product - (sumX * sumY) / n;
    found.push(covariance / Math.sqrt((squareX - sumX ** 2 / n) * (squareY - sumY ** 2 / n)));
  }
  return found;
};

/**
 * Joint circular block bootstrap: in each draw, blocks of `length` days from random starts, wrapping round, are laid
 * end to end until n days are full (the last block is cut), the same blocks for every leg. Returns r by benchmark, one
 * row a draw. Prefix sums make a block cost what a day would.
 */
export const blockBootstrap = (legs: Legs, length: number, draws: number, seed: number): number[][] => {
  const n = legs.x.length;
  const ready = { x: standardised(legs.x), benchmarks: legs.benchmarks.map(standardised) };
  const { width, sums } = prefixSums(ready, n + length);
  const uniform = uniforms(seed);
  return Array.from({ length: draws }, () => {
    const total = new Float64Array(width);
    for (let filled = 0; filled < n; filled += length) {
      const start = Math.floor(uniform() * n);
      addBlock(total, sums, start, start + Math.min(length, n - filled));
    }
    return correlations(total, n);
  });
};
