import { otherRanges } from '../src/core/command/other-ranges.ts';
import { corrAction } from '../src/core/command/corr-action.ts';
import { picture } from '../src/core/command/picture.ts';
import { ranking } from '../src/core/command/ranking.ts';
import { altsLead, altsTitle } from '../src/core/describe/rank/rank-alts.ts';
import { rankFacts } from '../src/core/describe/rank/rank-facts.ts';
import { rankGist } from '../src/core/describe/rank/rank-gist.ts';
import { rankNotes } from '../src/core/describe/rank/rank-notes.ts';
import { rankTable } from '../src/core/describe/rank/rank-table.ts';
import { rankAlt } from '../src/core/describe/rank/rank.ts';
import { format } from '../src/core/query/format.ts';
import { RANKED_COINS } from '../src/core/query/universes.ts';
import type { RankReport } from '../src/core/reports/rank.ts';
import type { Command, Services } from '../src/core/ports.ts';
import type { Action, Query } from '../src/core/types.ts';

/** Ranges offered as buttons. */
const OFFERED_RANGES = ['3m', '1y', '5y', 'max'];
const LEADER = 'btc';

/** Which coin moves most closely with a benchmark, and is bitcoin ahead of the others? */
const alts: Command = {
  name: 'alts',
  summary: 'Which coin tracks a benchmark most closely, and is bitcoin ahead?',
  examples: ['alts r2k-tech 1y', 'alts ndx 2y', 'alts gold 2024'],
  options: [
    {
      kind: 'benchmark',
      description: 'what the coins are compared with, such as r2k-tech, ndx or gold',
      default: 'r2k-tech',
    },
    { kind: 'range', description: '30d, 6m, 1y, ytd, max, 2022 or 2020..2022', default: '1y' },
  ],
  run: async (query, services) => {
    const [benchmark] = query.benchmarks;
    if (benchmark === undefined) throw new Error('alts needs a benchmark');
    const line = format(query, alts);
    const context = await ranking(
      {
        query,
        line,
        fixed: services.listing(benchmark),
        others: RANKED_COINS.filter((id) => id !== benchmark).map(services.listing),
        pair: null,
        leader: LEADER,
      },
      services,
    );
    const { report, fixed } = context;
    const chart = { kind: 'rank', report, names: { fixed: fixed.label, query: line } } as const;
    const { notes, ...image } = await picture(chart, line, rankAlt(context), services);
    const gist = rankGist(report, altsTitle(context));
    return {
      title: altsTitle(context),
      lead: altsLead(context),
      facts: rankFacts(context),
      notes: [...rankNotes(context), ...notes],
      ...image,
      table: rankTable(context),
      actions: followUps(query, report, benchmark, services),
      query: line,
      report,
      ...(gist === null ? {} : { gist }),
    };
  },
};

export default alts;

/** What a reader asks next: other ranges, a closer look at the top coin, the top two against each other. */
function followUps(query: Query, { rows }: RankReport, benchmark: string, services: Services): Action[] {
  const [first, second] = rows;
  const rank = services.commands.find(({ name }) => name === 'rank');
  const duel =
    rank === undefined || first === undefined || second === undefined
      ? []
      : [
          {
            label: `${first.id} or ${second.id}`,
            line: format({ ...query, assets: [benchmark], benchmarks: [first.id, second.id] }, rank),
          },
        ];
  return [
    ...otherRanges(OFFERED_RANGES, query, alts),
    ...(first === undefined ? [] : corrAction(first.id, benchmark, query, services)),
    ...duel,
  ];
}
