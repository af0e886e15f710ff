import { otherRanges } from '../src/core/command/other-ranges.ts';
import { corrAction } from '../src/core/command/corr-action.ts';
import { loadLegs } from '../src/core/command/load-legs.ts';
import { picture } from '../src/core/command/picture.ts';
import { endingAt, lastPricedSession } from '../src/core/command/settled-range.ts';
import { returnSpan } from '../src/core/command/price-span.ts';
import { matrixFacts } from '../src/core/describe/matrix/matrix-facts.ts';
import { matrixNotes } from '../src/core/describe/matrix/matrix-notes.ts';
import { matrixTable } from '../src/core/describe/matrix/matrix-table.ts';
import { matrixAlt, matrixLead, matrixTitle } from '../src/core/describe/matrix/matrix.ts';
import { matrixReport } from '../src/core/engine/matrix-report.ts';
import type { Leg } from '../src/core/engine/samples/range-check.ts';
import { format } from '../src/core/query/format.ts';
import { resolveRange } from '../src/core/query/ranges.ts';
import type { Command, Services } from '../src/core/ports.ts';
import type { Action, Day, Query } from '../src/core/types.ts';
import { lateNotes } from '../src/core/describe/leg-notes.ts';

/** Ranges offered as buttons. */
const OFFERED_RANGES = ['3m', '1y', '5y'];

/** Everything against everything: which of these move together at all? */
const matrix: Command = {
  name: 'matrix',
  summary: 'How do several things move with each other, pair by pair?',
  examples: ['matrix btc,eth,ndx,gold 1y', 'matrix btc,r2k-tech,ndx,mag7 2y', 'matrix btc,eth,sol 90d'],
  options: [
    {
      kind: 'assets',
      description: 'two to twelve names with commas between them, such as btc,eth,ndx,gold',
      least: 2,
      most: 12,
    },
    { kind: 'range', description: '30d, 6m, 1y, ytd, max, 2022 or 2020..2022', default: '1y' },
  ],
  run: async (query, services) => {
    const listings = query.assets.map(services.listing);
    const wanted = resolveRange(query.range, services.asOf());
    const series = await loadLegs(listings, returnSpan(wanted.span), services);
    const legs = listings.flatMap((listing, i): Leg[] => {
      const prices = series[i];
      return prices === undefined ? [] : [{ listing, series: prices }];
    });
    const end = lastPricedOfAny(wanted.span.to, legs);
    const { span, sessions } = endingAt(end, query.range, wanted);
    const report = matrixReport(legs, span);

    const context = { query, report, legs, sessions };
    const line = format(query, matrix);
    const chart = { kind: 'matrix', report, names: { query: line } } as const;
    const { notes, ...image } = await picture(chart, line, matrixAlt(context), services);
    return {
      title: matrixTitle(context),
      lead: matrixLead(context),
      facts: matrixFacts(context),
      notes: [...matrixNotes(context), ...lateNotes(wanted.span.to, end), ...notes],
      table: matrixTable(report),
      ...image,
      actions: followUps(query, services),
      query: line,
      report,
    };
  },
};

export default matrix;

/** The range ends where the freshest name does: one late name costs its own pairs a day, not everybody's. */
function lastPricedOfAny(to: Day, legs: readonly Leg[]): Day {
  const ends = legs.map(({ series }) => lastPricedSession(to, [series]));
  return ends.reduce((a, b) => (b > a ? b : a));
}

/** Other ranges, and a closer look at the first pair. */
function followUps(query: Query, services: Services): Action[] {
  const [first, second] = query.assets;
  return [
    ...otherRanges(OFFERED_RANGES, query, matrix),
    ...(first === undefined || second === undefined ? [] : corrAction(first, second, query, services)),
  ];
}
