import type { PairReport } from '../../reports/pair.ts';
import type { Label } from '../../reports/rolling-path.ts';
import { indexOfDay } from '../samples/returns.ts';

/**
 * How much of the time a pair carried each label: shares of the sessions that have a reading, 0 to 1, which add up
 * to 1. Null for a path without a reading.
 */
export function labelShares({
  rolling: { days, values },
  regimes,
}: Pick<PairReport, 'rolling' | 'regimes'>): Readonly<Record<Label, number>> | null {
  const total = values.filter((value) => value !== null).length;
  if (total === 0) return null;
  const sessions = { coupled: 0, decoupled: 0, inverse: 0, unclear: 0 };
  for (const { label, from, to } of regimes) {
    const [start, last] = [indexOfDay(days, from), indexOfDay(days, to)];
    sessions[label] += values.slice(start, last + 1).filter((value) => value !== null).length;
  }
  return {
    coupled: sessions.coupled / total,
    decoupled: sessions.decoupled / total,
    inverse: sessions.inverse / total,
    unclear: sessions.unclear / total,
  };
}
