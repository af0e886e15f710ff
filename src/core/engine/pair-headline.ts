import type { Method, PairReport } from '../reports/pair.ts';
import { ewma } from './measures/ewma.ts';
import { kendall } from './measures/kendall.ts';
import type { Columns } from './samples/pair-frequency.ts';
import { tooShort } from './samples/pair-too-short.ts';

/** Two half-lives of an EWMA: before, it rests on its first days. */
const LEAST_RETURNS_FOR_EWMA = 60;

/** The pair as far as it is known without a method. */
export type Told = Pick<
  PairReport,
  'asset' | 'benchmark' | 'pearson' | 'low' | 'high' | 'spearman' | 'spearmanLow' | 'spearmanHigh'
>;

const NOTHING = { value: null, low: null, high: null } as const;

/**
 * What an answer leads with: Pearson's r with its jackknife interval, Spearman's with Bonett and Wright's, Kendall's
 * tau-b with its jackknife interval, or the EWMA on the last day, which has no interval: its weights leave some 87
 * days, and no interval of those has been shown to hold 95% where the link itself moves.
 * All null for a leg that does not move. `available` returns is what the legs share over all time.
 * Throws a `Refusal` when an EWMA has fewer than 60 returns.
 */
export function headline(
  method: Method,
  columns: Columns,
  told: Told,
  available: number,
): PairReport['headline'] {
  const { asset, benchmark } = columns;
  if (method === 'ewma' && asset.length < LEAST_RETURNS_FOR_EWMA) {
    const needed = LEAST_RETURNS_FOR_EWMA;
    const setting = 'method=ewma';
    throw tooShort({ ...told, setting, frequency: 'daily', needed, n: asset.length, available });
  }
  if (told.pearson === null) return NOTHING;
  switch (method) {
    case 'pearson':
      return { value: told.pearson, low: told.low, high: told.high };
    case 'spearman':
      return { value: told.spearman, low: told.spearmanLow, high: told.spearmanHigh };
    case 'kendall': {
      const found = kendall(asset, benchmark);
      return found === null ? NOTHING : { value: found.value, low: found.low, high: found.high };
    }
    case 'ewma':
      return { ...NOTHING, value: ewma(asset, benchmark).at(-1) ?? null };
  }
}
