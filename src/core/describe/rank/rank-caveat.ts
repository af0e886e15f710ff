import { STALE_CLAUSE } from '../leg-notes.ts';
import { standInClause } from '../stand-in-words.ts';
import { timingNoise } from '../utc-close-words.ts';
import type { RankContext } from './rank-context.ts';

/**
 * The one caveat the lead has room for, the gravest first: approximate clock, stale prices, a stand-in among the names
 * that the lead says. `said` are their ids.
 */
export function rankCaveat(context: RankContext, said: readonly string[]): string | null {
  const { report } = context;
  if (report.approximate) {
    return `they were read at different hours (UTC close), which alone moves such a correlation by ±${timingNoise(report.common.n)}, more than most of the gaps`;
  }
  if (report.stale) return STALE_CLAUSE;
  return standIns(context, said)[0] ?? null;
}

/** One clause for each stand-in among the fixed leg and the rows with these ids. */
export function standIns({ report, fixed, others }: RankContext, ids: readonly string[]): string[] {
  const rows = report.rows.filter(({ id }) => ids.includes(id));
  const symbols = [
    { listing: fixed, symbol: report.fixed.instrument },
    ...rows.map(({ id, instrument }) => ({
      listing: others.find((one) => one.id === id),
      symbol: instrument,
    })),
  ];
  return symbols.flatMap(({ listing, symbol }) =>
    listing === undefined ? [] : (standInClause(listing, symbol) ?? []),
  );
}
