import { jackknifeBand, jackknifeRoom } from '../uncertainty/jackknife.ts';
import { addToMoments, correlationOf, mergeMoments, noMoments } from '../numbers/moments.ts';
import type { Moments } from '../numbers/moments.ts';

/** Rolling r with its 95% jackknife band: index i is the window that ends at i; null where it can't be computed. */
export interface Rolling {
  readonly values: (number | null)[];
  readonly low: (number | null)[];
  readonly high: (number | null)[];
}

/** Moments of the tails of a block: entry k covers `start + k` to the block's end. */
function tailMoments(x: Float64Array, y: Float64Array, start: number, window: number): Moments[] {
  const tails: Moments[] = [];
  let tail = noMoments;
  for (let i = start + window - 1; i >= start; i -= 1) {
    tail = addToMoments(tail, x[i] ?? NaN, y[i] ?? NaN);
    tails[i - start] = tail;
  }
  return tails;
}

/**
 * Moments of every full window, the first of which ends at index `window - 1`.
 * Time is cut into blocks of `window` days, so each window is the tail of one block and the head of the next; heads
 * and tails grow by adding and are merged by adding. Nothing is ever subtracted, so nothing drifts, and an outlier
 * is forgotten with the window that held it.
 */
function windowMoments(x: Float64Array, y: Float64Array, window: number): Moments[] {
  const all: Moments[] = [];
  let tails: Moments[] = [];
  for (let block = 0; block < x.length; block += window) {
    let head = noMoments;
    const end = Math.min(block + window, x.length);
    for (let i = block; i < end; i += 1) {
      head = addToMoments(head, x[i] ?? NaN, y[i] ?? NaN);
      const tail = tails[i - block + 1];
      if (head.n === window) all.push(head);
      else if (tail) all.push(mergeMoments(tail, head));
    }
    tails = end - block === window ? tailMoments(x, y, block, window) : [];
  }
  return all;
}

/** Rolling Pearson correlation of two columns over `window` > 2 days, each with its jackknife band. */
export function rolling(x: Float64Array, y: Float64Array, window: number): Rolling {
  const missing = (): (number | null)[] => Array.from(x, () => null);
  const path: Rolling = { values: missing(), low: missing(), high: missing() };
  const room = jackknifeRoom(window);
  for (const [start, moments] of windowMoments(x, y, window).entries()) {
    const r = correlationOf(moments);
    if (r === null) continue;
    const end = start + window - 1;
    path.values[end] = r;
    const band = jackknifeBand(room, x, y, start, moments, r);
    if (band === null) continue;
    path.low[end] = band.low;
    path.high[end] = band.high;
  }
  return path;
}
