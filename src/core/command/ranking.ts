import type { RankContext } from '../describe/rank/rank-context.ts';
import { rankReport } from '../engine/rank-report.ts';
import type { RankInput } from '../engine/rank-report.ts';
import { resolveRange } from '../query/ranges.ts';
import type { Services } from '../ports.ts';
import type { Listing, Query, Series } from '../types.ts';
import { loadAvailable } from './load-available.ts';
import { endingAt, lastPricedSession } from './settled-range.ts';
import { returnSpan } from './price-span.ts';

/** One leg against many, as `rank` and `alts` ask it. */
export interface RankQuestion extends Pick<RankInput, 'pair' | 'leader' | 'line'> {
  readonly query: Query;
  readonly fixed: Listing;
  readonly others: readonly Listing[];
}

/** Loads what can be had, ranks it, and keeps beside it what the words need. Rejects with a `Refusal`. */
export async function ranking(question: RankQuestion, services: Services): Promise<RankContext> {
  const { query, pair, leader, line } = question;
  const wanted = resolveRange(query.range, services.asOf());
  const { fixed, others, missing } = await loadAvailable(
    question.fixed,
    question.others,
    returnSpan(wanted.span),
    services,
  );
  const end = lastPricedSession(wanted.span.to, [fixed.series, freshest(others.map(({ series }) => series))]);
  const { span, sessions } = endingAt(end, query.range, wanted);
  const report = rankReport({ fixed, others, missing, span, sessions, pair, leader, line });
  const used = report.rows.flatMap(({ id }) => others.filter(({ listing }) => listing.id === id));
  return {
    query,
    report,
    fixed: question.fixed,
    others: question.others,
    series: [fixed.series, ...used.map(({ series }) => series)],
    wantedTo: wanted.span.to,
  };
}

/** A late source moves the end of the range; one late name among many does not. */
function freshest(series: readonly Series[]): Series {
  const last = (one: Series) => one.days.at(-1) ?? '';
  return series.reduce((a, b) => (last(b) > last(a) ? b : a));
}
