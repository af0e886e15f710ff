import { pairLegs } from '../src/core/command/pair-legs.ts';
import { corrFollowUps } from '../src/core/command/corr-follow-ups.ts';
import { CORR_CHOICES, corrSettings, type CorrSettings } from '../src/core/command/corr-settings.ts';
import { loadLegs } from '../src/core/command/load-legs.ts';
import { picture } from '../src/core/command/picture.ts';
import { sharedProgress } from '../src/core/command/shared-progress.ts';
import { historySpan } from '../src/core/command/price-span.ts';
import { settledRange } from '../src/core/command/settled-range.ts';
import type { PairContext } from '../src/core/describe/pair/pair-context.ts';
import { pairFacts } from '../src/core/describe/pair/pair-facts.ts';
import { pairGist } from '../src/core/describe/pair/pair-gist.ts';
import { pairNotes } from '../src/core/describe/pair/pair-notes.ts';
import { pairAlt, pairLead, pairTitle } from '../src/core/describe/pair/pair.ts';
import { viewWords, withViewFacts } from '../src/core/describe/views/pair-view-words.ts';
import { pairReport } from '../src/core/engine/pair-report.ts';
import type { Leg } from '../src/core/engine/samples/range-check.ts';
import { pairView } from '../src/core/engine/views/pair-view.ts';
import { Refusal } from '../src/core/errors.ts';
import { loadOrRefusal } from '../src/core/command/load-or-refusal.ts';
import { format } from '../src/core/query/format.ts';
import { resolveRange } from '../src/core/query/ranges.ts';
import type { Command, Services } from '../src/core/ports.ts';
import type { Listing, Query, Span } from '../src/core/types.ts';
import { lateNotes } from '../src/core/describe/leg-notes.ts';

/** How closely does one thing move with another? The question the house was built for. */
const corr: Command = {
  name: 'corr',
  summary: 'How closely does a coin or stock move with a benchmark?',
  examples: [
    'corr btc r2k-tech 1y',
    'corr eth ndx 90d',
    'corr mstr btc 2y',
    'corr btc r2k-tech 2022',
    'corr btc r2k-tech 1y method=spearman',
    'corr btc r2k-tech 5y freq=weekly',
    'corr btc r2k-tech 5y view=tails',
  ],
  options: [
    { kind: 'asset', description: 'a coin or ticker, such as btc, eth or mstr', default: 'btc' },
    {
      kind: 'benchmark',
      description: 'what to compare it with, such as r2k-tech, ndx or gold',
      default: 'r2k-tech',
    },
    { kind: 'range', description: '30d, 6m, 1y, ytd, max, 2022 or 2020..2022', default: '1y' },
    {
      kind: 'window',
      description:
        'length of the rolling window, in sessions (with freq=weekly in weeks, and then 52 if left out)',
      default: 63,
      least: 20,
      most: 756,
    },
    ...CORR_CHOICES,
  ],
  run: async (query, services) => {
    const settings = corrSettings(query, corr);
    const { context, markets, late } = await correlated(query, settings, services);
    const { report, asset, benchmark } = context;
    const deeper = deeperLook(settings, context, markets.legs);
    const line = format(query, corr);
    const gist = deeper === null ? pairGist(context) : null;
    const names = { asset: asset.label, benchmark: benchmark.label, query: line };
    const { notes, ...image } = await picture(
      { kind: 'pair', report, names },
      line,
      pairAlt(context),
      services,
    );
    return {
      title: pairTitle(context),
      lead: pairLead(context, deeper?.words.clause),
      facts: withViewFacts(pairFacts(context), deeper?.words.facts ?? []),
      notes: [...(deeper?.words.notes ?? []), ...pairNotes(context), ...late, ...markets.notes, ...notes],
      ...(deeper?.words.table === undefined ? {} : { table: deeper.words.table }),
      ...image,
      actions: corrFollowUps(query, { settings, report, command: corr }, services),
      query: line,
      report: { ...report, view: deeper?.view ?? null },
      ...(gist === null ? {} : { gist }),
    };
  },
};

export default corr;

/** Loads the pair with its broad markets, makes the report, and keeps beside it what the words need. */
async function correlated(
  query: Query,
  settings: CorrSettings,
  services: Services,
): Promise<{
  readonly context: PairContext;
  readonly markets: Markets;
  /** Notes on prices that end before the range does. */
  readonly late: readonly string[];
}> {
  const { frequency, method, window } = settings;
  const [asset, benchmark] = pairLegs(query, services);
  const wanted = resolveRange(query.range, services.asOf());
  const history = historySpan(wanted.span, sessionsBefore(settings));
  const progress = sharedProgress(services.onProgress, 2);
  const [legs, markets] = await Promise.all([
    loadLegs([asset, benchmark], history, { ...services, onProgress: progress?.(0) }),
    loadMarkets(marketsBeside(asset, benchmark, settings), history, {
      ...services,
      onProgress: progress?.(1),
    }),
  ]);
  const series = { asset: legs[0], benchmark: legs[1] };
  const { span, sessions, wantedTo } = settledRange(query.range, wanted, legs);
  const [market] = markets.legs;
  const control = market?.listing ?? null;
  const report = pairReport({
    asset,
    benchmark,
    control,
    series: { ...series, control: market?.series ?? null },
    span,
    sessions,
    window,
    frequency,
    method,
  });
  return {
    context: { query, report, asset, benchmark, control, series },
    markets,
    late: lateNotes(wantedTo, span.to),
  };
}

/** `historySpan` adds the 252 sessions before the window by itself; five sessions a week, and three weeks to spare. */
function sessionsBefore({ frequency, window }: CorrSettings): number {
  return frequency === 'weekly' ? 5 * (window + 3) : window;
}

/**
 * What is taken out of the link, to see what is left: the Nasdaq-100, or the S&P 500 when that is one of the two. The
 * deeper view takes both, and the Russell 2000: is it tech, or just small?
 */
function marketsBeside(asset: Listing, benchmark: Listing, { view }: CorrSettings): readonly string[] {
  const others = ['ndx', 'spx', 'r2k'].filter((id) => id !== asset.id && id !== benchmark.id);
  return view === 'partial' ? others : others.slice(0, 1);
}

interface Markets {
  readonly legs: readonly Leg[];
  /** Which could not be had, and why. */
  readonly notes: readonly string[];
}

/** A broad market is a second opinion: without its prices the answer stands, and says what is missing. */
async function loadMarkets(ids: readonly string[], span: Span, services: Services): Promise<Markets> {
  const progress = sharedProgress(services.onProgress, ids.length);
  const loaded = await Promise.all(
    ids.map((id, index) =>
      loadIfThere(services.listing(id), span, { ...services, onProgress: progress?.(index) }),
    ),
  );
  return {
    legs: loaded.filter((leg) => typeof leg !== 'string'),
    notes: loaded.filter((note) => typeof note === 'string'),
  };
}

/** The market's prices, or the note that they are missing. */
async function loadIfThere(listing: Listing, span: Span, services: Services): Promise<Leg | string> {
  const series = await loadOrRefusal(services.prices, listing, span, services);
  return series instanceof Refusal
    ? `The comparison with ${listing.label} is left out: ${series.message}`
    : { listing, series };
}

/** The view that was asked for, with its words; null for none. Throws a `Refusal` where it would mislead. */
function deeperLook({ view: kind }: CorrSettings, context: PairContext, markets: readonly Leg[]) {
  if (kind === 'none') return null;
  const { report, series } = context;
  const own = [series.asset.instrument.symbol, series.benchmark.instrument.symbol];
  const controls = markets.filter((market) => !own.includes(market.series.instrument.symbol));
  const view = pairView(kind, { report, series, controls });
  const listings = controls.map(({ listing }) => listing);
  return { view, words: viewWords(view, { ...context, controls: listings }) };
}
