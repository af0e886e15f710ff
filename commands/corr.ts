import { loadLegs } from '../src/core/command/load-legs.ts';
import { picture } from '../src/core/command/picture.ts';
import { historySpan, lastPricedSession } from '../src/core/command/price-span.ts';
import { date } from '../src/core/describe/numbers.ts';
import { pairFacts } from '../src/core/describe/pair-facts.ts';
import { pairNotes } from '../src/core/describe/pair-notes.ts';
import { pairAlt, pairLead, pairTitle } from '../src/core/describe/pair.ts';
import { pairReport } from '../src/core/engine/pair-report.ts';
import { Refusal } from '../src/core/errors.ts';
import { format } from '../src/core/query/format.ts';
import { parseRange, resolveRange } from '../src/core/query/ranges.ts';
import type {
  Action,
  Command,
  Day,
  Listing,
  Query,
  Range,
  Series,
  Services,
  Span,
} from '../src/core/types.ts';

/** Ranges offered as buttons. */
const OFFERED_RANGES: readonly Range[] = ['3m', '1y', '5y', 'max'].flatMap((text) => parseRange(text) ?? []);

/** How closely does one thing move with another? The question the house was built for. */
const corr: Command = {
  name: 'corr',
  summary: 'How closely does a coin or stock move with a benchmark?',
  examples: ['corr btc r2k-tech 1y', 'corr eth ndx 90d', 'corr mstr btc 2y', 'corr btc r2k-tech 2022'],
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
      description: 'length of the rolling window, in sessions',
      default: 63,
      least: 20,
      most: 756,
    },
  ],
  run: async (query, services) => {
    const [asset, benchmark] = legs(query, services);
    const control = services.listing(broadMarketFor(asset, benchmark));
    const asOf = services.asOf();
    const wanted = resolveRange(query.range, asOf);
    const history = historySpan(wanted.span, query.window);

    const [[assetSeries, benchmarkSeries], market] = await Promise.all([
      loadLegs([asset, benchmark], history, services),
      loadIfThere(control, history, services),
    ]);
    const series = { asset: assetSeries, benchmark: benchmarkSeries };
    const used = market.series === null ? null : control;
    const end = lastPricedSession(wanted.span.to, [assetSeries, benchmarkSeries]);
    const { span, sessions } = end < wanted.span.to ? resolveRange(query.range, end) : wanted;
    const report = pairReport({
      asset,
      benchmark,
      control: used,
      series: { ...series, control: market.series },
      span,
      sessions,
      window: query.window,
    });

    const context = { query, report, asset, benchmark, control: used, series };
    const line = format(query, corr);
    const names = { asset: asset.label, benchmark: benchmark.label, query: line };
    const { notes, ...image } = await picture(
      { kind: 'pair', report, names },
      line,
      pairAlt(context),
      services,
    );
    return {
      title: pairTitle(context),
      lead: pairLead(context),
      facts: pairFacts(context),
      notes: [...pairNotes(context), ...late(wanted.span.to, end), ...market.notes, ...notes],
      ...image,
      actions: followUps(query),
      query: line,
      report,
    };
  },
};

export default corr;

function legs(query: Query, services: Services): [asset: Listing, benchmark: Listing] {
  const [asset] = query.assets;
  const [benchmark] = query.benchmarks;
  if (asset === undefined || benchmark === undefined) throw new Error('corr needs an asset and a benchmark');
  return [services.listing(asset), services.listing(benchmark)];
}

/** What is taken out of the link, to see what is left: the Nasdaq-100, or the S&P 500 when that is one of the two. */
function broadMarketFor(asset: Listing, benchmark: Listing): 'ndx' | 'spx' {
  return asset.id === 'ndx' || benchmark.id === 'ndx' ? 'spx' : 'ndx';
}

function late(wanted: Day, end: Day): string[] {
  return end < wanted ? [`Prices reach ${date(end)}; the range was to end on ${date(wanted)}.`] : [];
}

/** The broad market is a second opinion: without its prices the answer stands, and says what is missing. */
async function loadIfThere(
  listing: Listing,
  span: Span,
  services: Services,
): Promise<{ series: Series | null; notes: string[] }> {
  try {
    return { series: await services.prices.load(listing, span, services), notes: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { series: null, notes: [`The comparison with ${listing.label} is left out: ${error.message}`] };
  }
}

/** What a reader asks next. */
function followUps(query: Query): Action[] {
  const ranges = OFFERED_RANGES.filter(({ text }) => text !== query.range.text);
  const actions = ranges.map((range) => ({ label: range.text, line: format({ ...query, range }, corr) }));
  if (query.benchmarks.includes('ndx') || query.assets.includes('ndx')) return actions;
  return [...actions, { label: 'vs Nasdaq-100', line: format({ ...query, benchmarks: ['ndx'] }, corr) }];
}
