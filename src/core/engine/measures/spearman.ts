import type { Estimate } from '../../reports/estimate.ts';
import { pearson } from './pearson.ts';
import { ranks } from '../numbers/ranks.ts';

/** 97.5% quantile of the standard normal. */
const NORMAL_975 = 1.959963984540054;

/**
 * Spearman's rank correlation (Pearson of mid-ranks) with the 95% interval of Bonett and Wright (2000):
 * `tanh(atanh(r) +- 1.96 sqrt((1 + r^2 / 2) / (n - 3)))`.
 * Null for fewer than four days or a leg of one value only.
 */
export function spearman(x: Float64Array, y: Float64Array): Estimate | null {
  const n = x.length;
  const value = n < 4 ? null : pearson(ranks(x), ranks(y));
  if (value === null) return null;
  const z = Math.atanh(value);
  const margin = NORMAL_975 * Math.sqrt((1 + value ** 2 / 2) / (n - 3));
  return { value, low: Math.tanh(z - margin), high: Math.tanh(z + margin) };
}
