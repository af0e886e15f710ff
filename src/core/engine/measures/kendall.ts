import type { Estimate } from '../../reports/estimate.ts';
import { jackknifeError } from '../uncertainty/jackknife.ts';
import { studentTQuantile } from '../numbers/student-t.ts';

/** Whole numbers by day: how many other days it is tied with in x, in y, in both, and how many it is discordant with. */
interface Counts {
  readonly tiedX: Int32Array;
  readonly tiedY: Int32Array;
  readonly tiedBoth: Int32Array;
  readonly discordant: Int32Array;
}

/** For each day, how many neighbours in `order` are the same as it; equal days stand together there. */
function tiesAlong(order: Int32Array, same: (a: number, b: number) => boolean): Int32Array {
  const ties = new Int32Array(order.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && same(order[start] ?? 0, order[end] ?? 0)) end += 1;
    for (let i = start; i < end; i += 1) ties[order[i] ?? 0] = end - start - 1;
    start = end;
  }
  return ties;
}

/** Merges two sorted neighbouring runs into `target`; each day counts the days of the other run that it changes places with. */
function merge(
  source: Int32Array,
  target: Int32Array,
  y: Float64Array,
  [start, middle, end]: readonly [number, number, number],
  exchanges: Int32Array,
): void {
  let left = start;
  let right = middle;
  for (let i = start; i < end; i += 1) {
    const a = source[left] ?? 0;
    const b = source[right] ?? 0;
    const fromRight = left >= middle || (right < end && (y[b] ?? NaN) < (y[a] ?? NaN));
    const day = fromRight ? b : a;
    exchanges[day] = (exchanges[day] ?? 0) + (fromRight ? middle - left : right - middle);
    target[i] = day;
    if (fromRight) right += 1;
    else left += 1;
  }
}

/** Sorts `order` by y, stably; returns that order and with how many days each had to change places. */
function mergeSort(order: Int32Array, y: Float64Array): { sorted: Int32Array; exchanges: Int32Array } {
  const n = order.length;
  const exchanges = new Int32Array(n);
  let [source, target]: [Int32Array, Int32Array] = [order, new Int32Array(n)];
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      merge(source, target, y, [start, middle, Math.min(start + 2 * width, n)], exchanges);
    }
    [source, target] = [target, source];
  }
  return { sorted: source, exchanges };
}

/**
 * Ties and discordances of each day in O(n log n): with the days sorted by x (ties by y), the pairs that a merge sort
 * by y exchanges are the discordant ones (Knight 1966). Counting them by day rather than in one sum costs nothing.
 */
function count(x: Float64Array, y: Float64Array): Counts {
  const order = Int32Array.from(x.keys());
  order.sort((a, b) => (x[a] ?? NaN) - (x[b] ?? NaN) || (y[a] ?? NaN) - (y[b] ?? NaN));
  const sameX = (a: number, b: number): boolean => x[a] === x[b];
  const sameY = (a: number, b: number): boolean => y[a] === y[b];
  const tiedX = tiesAlong(order, sameX);
  const tiedBoth = tiesAlong(order, (a, b) => sameX(a, b) && sameY(a, b));
  const { sorted, exchanges } = mergeSort(order, y);
  return { tiedX, tiedBoth, tiedY: tiesAlong(sorted, sameY), discordant: exchanges };
}

function half(counts: Int32Array): number {
  return counts.reduce((total, value) => total + value, 0) / 2;
}

/** tau-b: concordant minus discordant pairs over the root of the pairs untied in x times those untied in y. */
function tauOf(score: number, n: number, tiedPairsX: number, tiedPairsY: number): number {
  const pairs = (n * (n - 1)) / 2;
  const tau = score / Math.sqrt((pairs - tiedPairsX) * (pairs - tiedPairsY));
  return Math.max(-1, Math.min(1, tau));
}

/** sin(pi tau / 2): Pearson's r of any elliptical pair with this tau, however fat its tails. */
export function onPearsonsScale(tau: number): number {
  return Math.sin((Math.PI * tau) / 2);
}

/**
 * Kendall's tau-b of two columns with a 95% jackknife interval on Fisher's z, t(n-2), as for Pearson's r. The counts by
 * day give tau without each day exactly, so the interval costs O(n) more; the textbook variances would ask for either
 * normal data or no link at all.
 * Null for fewer than four days, a leg of one value only (or so without one day), and a perfect order (or one that is
 * perfect without one day), where z is infinite.
 */
export function kendall(x: Float64Array, y: Float64Array): Estimate | null {
  const n = x.length;
  if (n < 4) return null;
  const { tiedX, tiedY, tiedBoth, discordant } = count(x, y);
  const [pairsX, pairsY] = [half(tiedX), half(tiedY)];
  // Pairs that are tied in neither leg are concordant or discordant.
  const scores = tiedX.map(
    (ties, t) => n - 1 - ties - (tiedY[t] ?? NaN) + (tiedBoth[t] ?? NaN) - 2 * (discordant[t] ?? NaN),
  );
  const score = half(scores);
  const value = tauOf(score, n, pairsX, pairsY);
  const z = Math.atanh(value);
  const shifts = Float64Array.from(scores, (own, t) => {
    const tau = tauOf(score - own, n - 1, pairsX - (tiedX[t] ?? NaN), pairsY - (tiedY[t] ?? NaN));
    return Math.atanh(tau) - z;
  });
  if (!shifts.every(Number.isFinite)) return null;
  const margin = studentTQuantile(0.975, n - 2) * jackknifeError(shifts);
  return { value, low: Math.tanh(z - margin), high: Math.tanh(z + margin) };
}
