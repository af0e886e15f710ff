/** First index in the ascending `sorted` whose value is not below `value` (or, with `after`, is above it). */
function bound(sorted: Float64Array, value: number, after: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = sorted[middle] ?? NaN;
    if (entry < value || (after && entry === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ranks from 1 to n; equal values share the mean of the ranks they take up (mid-ranks). */
export function ranks(values: Float64Array): Float64Array {
  // Sorting plain numbers and looking each one up beats sorting indices through a comparator tenfold.
  const sorted = values.toSorted();
  return values.map((value) => (bound(sorted, value, false) + 1 + bound(sorted, value, true)) / 2);
}
