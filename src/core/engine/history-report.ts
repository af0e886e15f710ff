import type { HistoryReport } from '../reports/history.ts';
import type { PairReport } from '../reports/pair.ts';
import type { LegSource } from '../reports/sources.ts';
import type { Series } from '../types.ts';
import { breaks } from './over-time/breaks.ts';
import { calendarYears } from './over-time/calendar-years.ts';
import { labelShares } from './over-time/label-shares.ts';
import { align } from './samples/returns.ts';
import { turningPoints } from './over-time/turning-points.ts';

/**
 * What `history` finds about a pair: turning points, breaks and calendar years over the range of its report, and where
 * its last day stands in all that. `pair` is the report (`pairReport`) made of the same two series; every number that
 * both reports hold is the same.
 */
export function historyReport(
  pair: PairReport,
  series: { readonly asset: Series; readonly benchmark: Series },
): HistoryReport {
  const { from, to, rolling } = pair;
  const { days, returns } = align([series.asset, series.benchmark], { from, to });
  const [asset = new Float64Array(), benchmark = new Float64Array()] = returns;
  return {
    approximate: pair.approximate,
    simulated: pair.simulated,
    stale: pair.stale,
    asset: legSource(pair, 'asset'),
    benchmark: legSource(pair, 'benchmark'),
    from,
    to,
    n: pair.n,
    sessions: pair.sessions,
    pearson: pair.pearson,
    low: pair.low,
    high: pair.high,
    rolling,
    ...turningPoints(rolling),
    breaks: breaks(asset, benchmark).flatMap(({ index, p, before, after }) => {
      const day = days[index];
      return day === undefined ? [] : [{ day, p, before, after }];
    }),
    years: calendarYears(days, asset, benchmark),
    shares: labelShares(pair),
    regimes: pair.regimes,
    today: {
      value: rolling.values.at(-1) ?? null,
      low: rolling.low.at(-1) ?? null,
      high: rolling.high.at(-1) ?? null,
      percentile: pair.percentile,
      since: pair.percentileSince,
      label: pair.label,
      labelSince: pair.labelSince,
    },
  };
}

function legSource(pair: PairReport, leg: 'asset' | 'benchmark'): LegSource {
  return {
    id: pair[leg],
    instrument: pair.instruments[leg],
    source: pair.sources[leg],
    counts: pair.counts[leg],
    zeroReturns: pair.zeroReturns[leg],
  };
}
