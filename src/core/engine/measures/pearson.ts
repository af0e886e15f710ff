import { correlationOf, momentsOf } from '../numbers/moments.ts';

/**
 * Pearson's product-moment correlation of two columns of equal length, in [-1, 1].
 * Null for fewer than three days or a leg with a variance below 1e-20: a leg that does not move is linked to nothing.
 */
export function pearson(x: Float64Array, y: Float64Array): number | null {
  return correlationOf(momentsOf(x, y));
}
