/** Value of `of` over each full window; null before the first one. Each from scratch, so nothing drifts. */
function overWindows(
  column: Float64Array,
  window: number,
  of: (values: Float64Array) => number,
): (number | null)[] {
  return Array.from(column, (_, end) =>
    end < window - 1 ? null : of(column.subarray(end - window + 1, end + 1)),
  );
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let t = 0; t < values.length; t += 1) total += values[t] ?? NaN;
  return total;
}

/**
 * How far a leg has moved, up or down, over each window: |sum of log returns|. Index i is the window that ends at i,
 * as in `rolling`; null before the first full one.
 */
export function absoluteMoves(returns: Float64Array, window: number): (number | null)[] {
  return overWindows(returns, window, (values) => Math.abs(sum(values)));
}

/**
 * How much a leg has moved from day to day in each window: the standard deviation (n - 1) of its log returns, per day.
 * Index i is the window that ends at i; null before the first full one. `window` > 1.
 */
export function volatilities(returns: Float64Array, window: number): (number | null)[] {
  return overWindows(returns, window, (values) => {
    const mean = sum(values) / window;
    let squares = 0;
    for (let t = 0; t < values.length; t += 1) squares += ((values[t] ?? NaN) - mean) ** 2;
    return Math.sqrt(squares / (window - 1));
  });
}
