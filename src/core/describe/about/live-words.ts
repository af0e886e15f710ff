import { count, interval, percent, twoDecimals } from '../formats.ts';
import type { PairReport } from '../../reports/pair.ts';
import type { Topic } from './topics.ts';

/** One sentence with the usual answer's own number; null when it has none. */
export function liveWords(live: NonNullable<Topic['live']>, report: PairReport, line: string): string | null {
  const { pearson, low, high, r2, beta, label, n, to } = report;
  const now = `\`${line}\` up to ${to}`;
  switch (live) {
    case 'correlation':
      return pearson === null || r2 === null
        ? null
        : `${now}: ${twoDecimals(pearson)}, which explains ${percent(r2)} of the moves.`;
    case 'confidence':
      return pearson === null || low === null || high === null
        ? null
        : `${now}: ${twoDecimals(pearson)}, interval ${interval(low, high)}, from ${count(n, 'day')}.`;
    case 'beta':
      return beta === null ? null : `${now}: a beta of ${twoDecimals(beta)}.`;
    case 'label':
      return label === null ? null : `${now}: ${label}.`;
  }
}
