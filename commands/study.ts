import { otherRanges } from '../src/core/command/other-ranges.ts';
import { loadAvailable } from '../src/core/command/load-available.ts';
import { loadLegs } from '../src/core/command/load-legs.ts';
import { picture } from '../src/core/command/picture.ts';
import { endingAt, lastPricedSession } from '../src/core/command/settled-range.ts';
import { sessionsEarlier, returnSpan } from '../src/core/command/price-span.ts';
import type { StudyContext } from '../src/core/describe/study/study-context.ts';
import { studyFacts } from '../src/core/describe/study/study-facts.ts';
import { studyNotes } from '../src/core/describe/study/study-notes.ts';
import { studyTable } from '../src/core/describe/study/study-table.ts';
import { studyAlt, studyLead, studyTitle } from '../src/core/describe/study/study.ts';
import { LARGE_TECH } from '../src/core/engine/claims/size-claim.ts';
import type { Leg } from '../src/core/engine/samples/range-check.ts';
import { studyReport } from '../src/core/engine/study-report.ts';
import { format } from '../src/core/query/format.ts';
import { resolveRange } from '../src/core/query/ranges.ts';
import { LARGE_SECTORS, RANKED_COINS, SMALL_SECTORS } from '../src/core/query/universes.ts';
import type { Command, Services } from '../src/core/ports.ts';
import type { Action, Day, Query, Range, Span } from '../src/core/types.ts';

const BITCOIN = 'btc';
const SMALL_TECH = 'r2k-tech';
const SECTORS = [...SMALL_SECTORS, ...LARGE_SECTORS].filter((id) => id !== SMALL_TECH);
const ALTCOINS = RANKED_COINS.filter((id) => id !== BITCOIN);

/** The note speaks of the years since the pandemic, so this is where all there is begins. */
const STUDY_START: Day = '2020-01-01';
const SINCE_THE_PANDEMIC: Range = { kind: 'calendar', text: `${STUDY_START}..`, from: STUDY_START, to: null };
/** Three years before the pandemic: a break is only seen from both sides. */
const BREAK_SEARCH_START: Day = '2017-01-03';
/** The longest window, and a month for closes that a source lacks. */
const RUN_UP_SESSIONS = 126 + 21;
/** Ranges offered as buttons. */
const OFFERED_RANGES = ['5y', 'max'];

/** Do the claims of the note that this house grew from hold on today's prices? */
const study: Command = {
  name: 'study',
  summary: 'Five claims about bitcoin and small-cap tech, each tested, each with a verdict.',
  examples: ['study max', 'study 5y', 'study 2020..2024'],
  options: [{ kind: 'range', description: '5y, max, 2021..2024 or 2022-01-01..', default: 'max' }],
  run: async (query, services) => {
    const line = format(query, study);
    const context = await studied(query, line, services);
    const chart = { kind: 'study', report: context.report, names: { query: line } } as const;
    const { notes, ...image } = await picture(chart, line, studyAlt(context), services);
    return {
      title: studyTitle(context),
      lead: studyLead(context),
      facts: studyFacts(context),
      notes: [...studyNotes(context), ...notes],
      ...image,
      table: studyTable(context),
      actions: followUps(query, services),
      query: line,
      report: context.report,
    };
  },
};

export default study;

/** Loads what can be had, tests the claims, and keeps beside the report what the words need. */
async function studied(query: Query, line: string, services: Services): Promise<StudyContext> {
  const bitcoin = services.listing(BITCOIN);
  const smallTech = services.listing(SMALL_TECH);
  const others = [...new Set([...SECTORS, ...LARGE_TECH, ...ALTCOINS])].map(services.listing);
  const range = studiedRange(query.range, services.asOf());
  const wanted = resolveRange(range, services.asOf());
  const pair = await loadLegs([bitcoin, smallTech], historyOf(wanted.span), services);
  const available = await loadAvailable(smallTech, others, returnSpan(wanted.span), services);

  const end = lastPricedSession(wanted.span.to, pair);
  const { span, sessions } = endingAt(end, range, wanted);
  const legs: Leg[] = [
    { listing: bitcoin, series: pair[0] },
    { listing: smallTech, series: pair[1] },
    ...available.others,
  ];
  const named = (ids: readonly string[]) =>
    ids.flatMap((id) => legs.find(({ listing }) => listing.id === id) ?? []);
  const report = studyReport({
    bitcoin: { listing: bitcoin, series: pair[0] },
    smallTech: { listing: smallTech, series: pair[1] },
    sectors: named(SECTORS),
    largeTech: named(LARGE_TECH),
    altcoins: named(ALTCOINS),
    missing: available.missing,
    span,
    sessions,
    line,
  });
  return {
    query,
    report,
    bitcoin,
    smallTech,
    listings: [bitcoin, smallTech, ...others],
    series: named(report.sources.map(({ id }) => id)).map(({ series }) => series),
    wantedTo: wanted.span.to,
  };
}

/** With `max` the years since the pandemic, as long as there are any. */
function studiedRange(range: Range, asOf: Day): Range {
  return range.kind === 'max' && asOf > STUDY_START ? SINCE_THE_PANDEMIC : range;
}

/** The prices of the pair itself: back to before the pandemic, and far enough for the first window. */
function historyOf({ from, to }: Span): Span {
  const runUp = sessionsEarlier(from, RUN_UP_SESSIONS);
  return { from: runUp < BREAK_SEARCH_START ? runUp : BREAK_SEARCH_START, to };
}

/** What a reader asks next: other ranges, and the commands that show each matter by itself. */
function followUps(query: Query, { commands }: Services): Action[] {
  const range = query.range.kind === 'max' ? SINCE_THE_PANDEMIC : query.range;
  const asked = { ...query, range, assets: [BITCOIN], benchmarks: [SMALL_TECH] };
  const questions: Readonly<Record<string, Query>> = {
    rank: { ...asked, benchmarks: [] },
    alts: { ...asked, assets: [] },
    history: { ...asked, range: query.range },
  };
  return [
    ...otherRanges(OFFERED_RANGES, query, study),
    ...commands.flatMap((command) => {
      const question = questions[command.name];
      if (question === undefined) return [];
      return [{ label: command.name, line: format({ ...question, command: command.name }, command) }];
    }),
  ];
}
