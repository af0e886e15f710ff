import { otherRanges } from '../src/core/command/other-ranges.ts';
import { corrAction } from '../src/core/command/corr-action.ts';
import { picture } from '../src/core/command/picture.ts';
import { ranking } from '../src/core/command/ranking.ts';
import { rankFacts } from '../src/core/describe/rank/rank-facts.ts';
import { rankGist } from '../src/core/describe/rank/rank-gist.ts';
import { rankNotes } from '../src/core/describe/rank/rank-notes.ts';
import { rankTable } from '../src/core/describe/rank/rank-table.ts';
import { rankAlt, rankLead, rankTitle } from '../src/core/describe/rank/rank.ts';
import { format } from '../src/core/query/format.ts';
import { RANKED_BENCHMARKS } from '../src/core/query/universes.ts';
import type { RankReport } from '../src/core/reports/rank.ts';
import type { Command, Services } from '../src/core/ports.ts';
import type { Action, Query } from '../src/core/types.ts';

/** Ranges offered as buttons. */
const OFFERED_RANGES = ['3m', '1y', '5y', 'max'];

/** Which of many things does one thing move with most closely, and which can't be told from it? */
const rank: Command = {
  name: 'rank',
  summary: 'Which benchmark does a coin or stock track most closely?',
  examples: ['rank btc 1y', 'rank eth 2y', 'rank btc r2k-tech,ndx 1y', 'rank mstr btc,ndx,r2k-tech 2024'],
  options: [
    { kind: 'asset', description: 'a coin or ticker, such as btc, eth or mstr', default: 'btc' },
    {
      kind: 'benchmarks',
      description: 'what to compare it with, with commas between; all sectors and indices if left out',
      least: 0,
      most: 30,
    },
    { kind: 'range', description: '30d, 6m, 1y, ytd, max, 2022 or 2020..2022', default: '1y' },
  ],
  run: async (query, services) => {
    const [asset] = query.assets;
    if (asset === undefined) throw new Error('rank needs an asset');
    const line = format(query, rank);
    const [first, second, ...more] = query.benchmarks;
    const context = await ranking(
      {
        query,
        line,
        fixed: services.listing(asset),
        others: ranked(query, asset).map(services.listing),
        pair: first !== undefined && second !== undefined && more.length === 0 ? [first, second] : null,
        leader: null,
      },
      services,
    );
    const { report, fixed } = context;
    const chart = { kind: 'rank', report, names: { fixed: fixed.label, query: line } } as const;
    const { notes, ...image } = await picture(chart, line, rankAlt(context), services);
    const gist = rankGist(report, rankTitle(context));
    return {
      title: rankTitle(context),
      lead: rankLead(context),
      facts: rankFacts(context),
      notes: [...rankNotes(context), ...notes],
      ...image,
      table: rankTable(context),
      actions: followUps(query, report, asset, services),
      query: line,
      report,
      ...(gist === null ? {} : { gist }),
    };
  },
};

export default rank;

/** What was named, or everything there is but the asset itself. */
function ranked({ benchmarks }: Query, asset: string): readonly string[] {
  return benchmarks.length > 0 ? benchmarks : RANKED_BENCHMARKS.filter((id) => id !== asset);
}

/** What a reader asks next: other ranges, a closer look at the top one, the top two against each other. */
function followUps(query: Query, { rows }: RankReport, asset: string, services: Services): Action[] {
  const [first, second] = rows;
  return [
    ...otherRanges(OFFERED_RANGES, query, rank),
    ...(first === undefined ? [] : corrAction(asset, first.id, query, services)),
    ...(first === undefined || second === undefined || rows.length === 2
      ? []
      : [
          {
            label: `${first.id} or ${second.id}`,
            line: format({ ...query, benchmarks: [first.id, second.id] }, rank),
          },
        ]),
    ...(query.benchmarks.length > 0
      ? [{ label: 'all benchmarks', line: format({ ...query, benchmarks: [] }, rank) }]
      : []),
  ];
}
