import { otherRanges } from '../src/core/command/other-ranges.ts';
import { pairLegs } from '../src/core/command/pair-legs.ts';
import { loadLegs } from '../src/core/command/load-legs.ts';
import { picture } from '../src/core/command/picture.ts';
import { historySpan } from '../src/core/command/price-span.ts';
import { settledRange } from '../src/core/command/settled-range.ts';
import { historyFacts } from '../src/core/describe/history/history-facts.ts';
import { nothingToDraw, showsPath } from '../src/core/describe/history/history-picture.ts';
import { historyNotes } from '../src/core/describe/history/history-notes.ts';
import { historyTable } from '../src/core/describe/history/history-table.ts';
import { historyAlt, historyLead, historyTitle } from '../src/core/describe/history/history.ts';
import { historyReport } from '../src/core/engine/history-report.ts';
import { pairReport } from '../src/core/engine/pair-report.ts';
import { highestReading } from '../src/core/engine/over-time/turning-points.ts';
import { format } from '../src/core/query/format.ts';
import { parseRange, resolveRange } from '../src/core/query/ranges.ts';
import type { HistoryReport } from '../src/core/reports/history.ts';
import type { Command } from '../src/core/ports.ts';
import type { Action, Query } from '../src/core/types.ts';
import { lateNotes } from '../src/core/describe/leg-notes.ts';

/** Ranges offered as buttons. */
const OFFERED_RANGES = ['2y', '5y', 'max'];

/** When was the link highest, when did it change, and where does it stand today? */
const history: Command = {
  name: 'history',
  summary: 'How has the link between two things moved over the years?',
  examples: [
    'history btc r2k-tech max',
    'history eth ndx 5y',
    'history btc gold 2020..2024',
    'history mstr btc',
  ],
  options: [
    { kind: 'asset', description: 'a coin or ticker, such as btc, eth or mstr', default: 'btc' },
    {
      kind: 'benchmark',
      description: 'what to compare it with, such as r2k-tech, ndx or gold',
      default: 'r2k-tech',
    },
    { kind: 'range', description: '2y, 5y, max, 2022 or 2020..2022', default: 'max' },
    {
      kind: 'window',
      description: 'length of the rolling window, in sessions',
      default: 63,
      least: 20,
      most: 756,
    },
  ],
  run: async (query, services) => {
    const [asset, benchmark] = pairLegs(query, services);
    const wanted = resolveRange(query.range, services.asOf());
    const prices = historySpan(wanted.span, query.window);
    const loaded = await loadLegs([asset, benchmark], prices, services);
    const series = { asset: loaded[0], benchmark: loaded[1] };
    const { span, sessions, wantedTo } = settledRange(query.range, wanted, loaded);
    const pair = pairReport({
      asset,
      benchmark,
      control: null,
      series: { ...series, control: null },
      span,
      sessions,
      window: query.window,
    });
    const report = historyReport(pair, series);

    const context = { pair: { query, report: pair, asset, benchmark, control: null, series }, report };
    const line = format(query, history);
    const names = { asset: asset.label, benchmark: benchmark.label, query: line };
    const chart = { kind: 'history', report, names } as const;
    const { notes, ...image } = showsPath(report)
      ? await picture(chart, line, historyAlt(context), services)
      : { notes: [nothingToDraw(report)] };
    return {
      title: historyTitle(context),
      lead: historyLead(context),
      facts: historyFacts(context),
      notes: [...historyNotes(context), ...lateNotes(wantedTo, span.to), ...notes],
      ...historyTable(report),
      ...image,
      actions: followUps(query, report),
      query: line,
      report,
    };
  },
};

export default history;

/** Other stretches of the path, and `corr` for today and for the year of the highest reading. */
function followUps(query: Query, { rolling }: HistoryReport): Action[] {
  const highest = highestReading(rolling);
  const years = ['1y', ...(highest === null ? [] : [highest.day.slice(0, 4)])];
  return [
    ...otherRanges(OFFERED_RANGES, query, history),
    ...years
      .flatMap((text) => parseRange(text) ?? [])
      .map((range) => ({ label: `corr ${range.text}`, line: corrLine({ ...query, range }) })),
  ];
}

/** `corr` takes the same words. */
function corrLine(query: Query): string {
  return format({ ...query, command: 'corr' }, { name: 'corr', options: history.options });
}
