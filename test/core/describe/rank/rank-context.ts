import type { RankContext } from '../../../../src/core/describe/rank/rank-context.ts';
import { createCatalog } from '../../../../src/core/query/catalog.ts';
import type { RankReport, RankRow } from '../../../../src/core/reports/rank.ts';
import type { LegSource } from '../../../../src/core/reports/sources.ts';
import { NO_COUNTS, series } from '../pair/pair-context.ts';

const { listing } = createCatalog();

type Estimated = readonly [id: string, pearson: number, low: number, high: number, tied?: 'tied'];

function row([id, pearson, low, high, tied]: Estimated): RankRow {
  const { label, group, instruments } = listing(id);
  const instrument = instruments[0]?.symbol ?? '';
  return { id, label, group, instrument, pearson, low, high, n: 252, tiedForTop: tied === 'tied' };
}

function source(id: string): LegSource {
  const instrument = listing(id).instruments[0]?.symbol ?? '';
  return { id, instrument, source: 'files', counts: NO_COUNTS, zeroReturns: { share: 0, longestRun: 0 } };
}

/** A year of bitcoin against names of the catalog at the New York close; the changes say what a test is about. */
export function rankContext(
  rows: readonly Estimated[],
  changes: Partial<RankReport> = {},
  rest: Partial<Omit<RankContext, 'report'>> = {},
): RankContext {
  const fixed = rest.fixed ?? listing('btc');
  const ids = rows.map(([id]) => id);
  const report: RankReport = {
    approximate: false,
    simulated: false,
    stale: false,
    fixed: source(fixed.id),
    rows: rows.map(row),
    common: { from: '2024-05-02', to: '2025-05-05', n: 252, sessions: 252 },
    leftOut: [],
    pair: null,
    ahead: [],
    sources: ids.map(source),
    ...changes,
  };
  const left = report.leftOut.map(({ id }) => id);
  return {
    query: {
      command: 'rank',
      assets: ['btc'],
      benchmarks: [],
      range: { kind: 'sessions', text: '1y', sessions: 252 },
      window: 0,
      choices: {},
      text: '',
    },
    report,
    fixed,
    others: [...ids, ...left].map(listing),
    series: [report.fixed, ...report.sources].map(({ instrument }) => series(instrument)),
    wantedTo: report.common.to,
    ...rest,
  };
}

/** Bitcoin minus another coin; p as Holm leaves it. */
export function lead(second: string, difference: number, p: number) {
  return { first: 'btc', second, difference, low: difference - 0.1, high: difference + 0.1, p };
}

export { listing };
