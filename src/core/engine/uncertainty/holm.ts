/**
 * Holm's step-down adjustment (1979) of the p-values of one family, in the order given: the i-th smallest of m is
 * multiplied by m - i + 1, held at 1, and never falls below a smaller one's. Comparing the result with 0.05 keeps
 * the chance of any false claim in the family at 5%, however the tests depend on each other.
 */
export function holm(pValues: readonly number[]): number[] {
  const ascending = [...pValues.entries()].sort(([, a], [, b]) => a - b);
  const adjusted = Array.from(pValues, () => NaN);
  let least = 0;
  for (const [step, [index, p]] of ascending.entries()) {
    least = Math.max(least, Math.min(1, (pValues.length - step) * p));
    adjusted[index] = least;
  }
  return adjusted;
}
