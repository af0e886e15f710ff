import { rollingSince } from '../src/core/engine/over-time/rolling-since.ts';
import { EVER } from '../src/core/calendar/sessions.ts';
import { pairLegs } from '../src/core/command/pair-legs.ts';
import { corrAction } from '../src/core/command/corr-action.ts';
import { loadLegs } from '../src/core/command/load-legs.ts';
import { fileStem } from '../src/core/command/picture.ts';
import { settledRange } from '../src/core/command/settled-range.ts';
import { returnSpan } from '../src/core/command/price-span.ts';
import { capitalised, count, date } from '../src/core/describe/formats.ts';
import { pairCsv } from '../src/core/describe/pair/pair-csv.ts';
import { pricesFact } from '../src/core/describe/pair/pair-facts.ts';
import { priceNotes, type PricedPair } from '../src/core/describe/pair/pair-notes.ts';
import { provenanceOf } from '../src/core/engine/provenance.ts';
import { align, type Aligned } from '../src/core/engine/samples/returns.ts';
import { zeroReturns } from '../src/core/engine/samples/zero-returns.ts';
import { Refusal } from '../src/core/errors.ts';
import { format } from '../src/core/query/format.ts';
import { parseRange, resolveRange } from '../src/core/query/ranges.ts';
import type { Command } from '../src/core/ports.ts';
import type { RollingPath } from '../src/core/reports/rolling-path.ts';
import type { Day, Listing, Query, Reply, Series, Span } from '../src/core/types.ts';
import { lateNotes } from '../src/core/describe/leg-notes.ts';
import { markedLead, markedTitle } from '../src/core/describe/simulated-words.ts';
import { readAtUtcClose } from '../src/core/describe/utc-close-words.ts';

/** The prices behind an answer, for a spreadsheet. */
const csv: Command = {
  name: 'csv',
  summary: 'The closes and log returns of a pair, as a CSV file; window= adds the rolling correlation.',
  examples: ['csv btc r2k-tech 1y', 'csv btc r2k-tech 1y window=63', 'csv eth ndx 2022'],
  options: [
    { kind: 'asset', description: 'a coin or ticker, such as btc, eth or mstr', default: 'btc' },
    {
      kind: 'benchmark',
      description: 'the other column, such as r2k-tech, ndx or gold',
      default: 'r2k-tech',
    },
    { kind: 'range', description: '30d, 6m, 1y, ytd, max, 2022 or 2020..2022', default: '1y' },
    {
      kind: 'window',
      description: 'adds the rolling correlation and its interval over so many sessions',
      default: 0,
      least: 20,
      most: 756,
    },
  ],
  run: async (query, services) => {
    const [asset, benchmark] = pairLegs(query, services);
    const wanted = resolveRange(query.range, services.asOf());
    const loaded = await loadLegs([asset, benchmark], returnSpan(wanted.span, query.window), services);
    const { span, wantedTo } = settledRange(query.range, wanted, loaded);
    const joint = align(loaded, span);
    const [from, to] = [joint.days[0], joint.days.at(-1)];
    if (from === undefined || to === undefined) throw nothingShared(query, asset, benchmark, span);

    const [assetSeries, benchmarkSeries] = loaded;
    const series = { asset: assetSeries, benchmark: benchmarkSeries };
    const pair = pricedPair(asset, benchmark, series, joint);
    const { instruments, simulated } = pair.report;
    const rolling = query.window === 0 ? null : rollingFrom(from, to, loaded, query.window);
    const line = format(query, csv);
    const title = `${capitalised(asset.label)} and ${benchmark.label}, ${query.range.text}, as a file`;
    const lead = `${count(joint.days.length, 'daily return')} of ${asset.label} (${instruments.asset}) and ${benchmark.label} (${instruments.benchmark}) with their closes, ${date(from)} to ${date(to)}, as CSV.`;
    return {
      title: markedTitle(title, { simulated }),
      lead: markedLead(lead, { simulated }),
      facts: facts(line, pair, joint, query.window),
      notes: [...priceNotes(pair), ...clockNotes(pair), ...lateNotes(wantedTo, span.to)],
      file: {
        filename: `${simulated ? 'SIMULATED-' : ''}${fileStem(line)}.csv`,
        text: pairCsv(joint, { ...instruments, simulated }, rolling),
      },
      actions: corrAction(asset.id, benchmark.id, query, services),
      query: line,
      report: {
        asset: asset.id,
        benchmark: benchmark.id,
        instruments,
        sources: { asset: assetSeries.source, benchmark: benchmarkSeries.source },
        ...provenanceOf(loaded),
        from,
        to,
        n: joint.days.length,
      },
    };
  },
};

export default csv;

function pricedPair(
  asset: Listing,
  benchmark: Listing,
  series: PricedPair['series'],
  { returns }: Aligned,
): PricedPair {
  const [x = new Float64Array(), y = new Float64Array()] = returns;
  const pair = [series.asset, series.benchmark];
  return {
    asset,
    benchmark,
    series,
    report: {
      instruments: { asset: series.asset.instrument.symbol, benchmark: series.benchmark.instrument.symbol },
      simulated: provenanceOf(pair).simulated,
      zeroReturns: { asset: zeroReturns(x), benchmark: zeroReturns(y) },
    },
  };
}

/** Windows reach back before the file's first day, as those of `corr` do. */
function rollingFrom(from: Day, to: Day, legs: readonly Series[], window: number): RollingPath {
  return rollingSince(align(legs, { from: EVER, to }), from, window);
}

function facts(line: string, pair: PricedPair, { days }: Aligned, window: number): Reply['facts'] {
  return [
    ['Rows', `${count(days.length + 1, 'close')} of each, the first one without returns`],
    [
      'Columns',
      `date, both closes, both log returns${window === 0 ? '' : `, the correlation of the last ${window} returns with its 95% interval`}; only days on which both have a price`,
    ],
    pricesFact(pair),
    ['Query', line],
  ];
}

function clockNotes({ series }: PricedPair): string[] {
  const late = [series.asset, series.benchmark].filter(({ clock }) => clock === 'utc-close');
  return late.map((leg) => `Approximate (UTC close): ${readAtUtcClose([leg])}.`);
}

function nothingShared(query: Query, asset: Listing, benchmark: Listing, { from, to }: Span): Refusal {
  const ranges = ['1y', 'max'].flatMap((text) => parseRange(text) ?? []);
  return new Refusal(
    `${capitalised(asset.label)} and ${benchmark.label} share no two closes from ${from} to ${to}, so there is nothing to write. Try 1y or max.`,
    ranges.map((range) => ({ label: `Use ${range.text}`, line: format({ ...query, range }, csv) })),
  );
}
