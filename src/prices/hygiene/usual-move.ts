import type { Day } from '../../core/types.ts';

/** One close of one session. */
export interface Row {
  readonly day: Day;
  readonly close: number;
}

/** A step of more than this many usual moves is suspect. */
export const SUSPECT_MOVES = 12;

/** The median absolute deviation times this estimates the standard deviation of normal data. */
const MAD_TO_DEVIATION = 1.4826;
/** Sessions on either side that make up the neighbourhood of a step: a month. */
const NEIGHBOURS = 21;
/** Below this many moves the spread is not known well enough to call anything an error. */
const LEAST_MOVES = 20;

/**
 * The usual size of a log return at a row: the robust standard deviation (1.4826 MAD) of the whole series or of the
 * month on either side, whichever is larger. The neighbourhood is needed because storms gather: beside all of its
 * history, the S&P 500's own 12 and 13 March 2020 (-10%, then +9%) look exactly like an error of the feed.
 *
 * The spread is taken over the days that moved, because thin quotes repeat themselves and would shrink it to nothing.
 *
 * @param rows ascending by day, closes positive.
 * @returns the usual size of the step into `rows[index]`; null when fewer than 20 moves are there to judge by.
 */
export function usualMove(rows: readonly Row[]): (index: number) => number | null {
  const moves = rows.map(({ close }, index) => Math.log(close / (rows[index - 1]?.close ?? close)));
  const whole = spread(moves);
  if (whole === null) return () => null;
  return (index) => {
    // Neither the step itself nor the way back is evidence of what is usual.
    const before = moves.slice(Math.max(0, index - NEIGHBOURS), index);
    const around = spread([...before, ...moves.slice(index + 2, index + 2 + NEIGHBOURS)]);
    return Math.max(whole, around ?? 0);
  };
}

function spread(moves: readonly number[]): number | null {
  const moved = moves.filter((move) => move !== 0);
  if (moved.length < LEAST_MOVES) return null;
  const middle = median(moved);
  return MAD_TO_DEVIATION * median(moved.map((move) => Math.abs(move - middle)));
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}
