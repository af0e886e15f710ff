import { sessionsBetween } from '../../calendar/sessions.ts';
import { weeksIn } from '../../engine/pair-frequency.ts';
import type { HygieneCounts, PairReport, Series } from '../../types.ts';
import { count, date, percent, twoDecimals } from '../numbers.ts';
import type { PairContext } from './pair-context.ts';
import { spearmanGap, standInClause, timingNoise } from './pair-caveat.ts';
import { methodNotes } from './pair-method.ts';
import { unitsOf } from './pair-units.ts';

/** Fewer of the sessions than this share: the answer says "n of N sessions". */
const FULL_COVERAGE = 0.9;
/** Zero returns above this share, or in a run this long, are worth a warning. */
const ZERO_SHARE_WARNING = 0.05;
const ZERO_RUN_WARNING = 3;

/** A pair as far as its prices go. */
export interface PricedPair extends Pick<PairContext, 'asset' | 'benchmark' | 'series'> {
  readonly report: Pick<PairReport, 'instruments' | 'simulated' | 'zeroReturns'>;
}

/** Everything a careful reader should know beside the numbers; each a full sentence. */
export function pairNotes(context: PairContext): string[] {
  return [
    ...simulatedNotes(context),
    ...approximateNotes(context),
    ...staleNotes(context),
    ...listingNotes(context),
    ...methodNotes(context.report),
    ...sampleNotes(context),
    ...missingNumberNotes(context),
    ...bothLegNotes(context),
  ];
}

/** What is to be known of the prices alone. */
export function priceNotes(pair: PricedPair): string[] {
  return [...simulatedNotes(pair), ...staleNotes(pair), ...listingNotes(pair), ...bothLegNotes(pair)];
}

function simulatedNotes({ report }: PricedPair): string[] {
  return report.simulated ? ['SIMULATED: made-up prices of the built-in demo market, not real ones.'] : [];
}

function approximateNotes({ report, series }: PairContext): string[] {
  if (!report.approximate) return [];
  const read = `Approximate (UTC close): ${symbolsAtUtc(series)} is read at midnight UTC, three to four hours after New York closes`;
  return report.frequency === 'weekly'
    ? [`${read}; of a week that is little (for bitcoin and PSCT 0.31 at either hour).`]
    : [`${read}; that alone moves such a correlation by ±${timingNoise(report.n)}.`];
}

function staleNotes({ series }: PricedPair): string[] {
  return [series.asset, series.benchmark]
    .filter(({ stale }) => stale)
    .map(
      ({ instrument, fetchedAt }) =>
        `${instrument.symbol}: the source did not answer; these are the last good prices, fetched ${new Date(fetchedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
    );
}

/** What the instruments are not, or hold. */
function listingNotes({ report, asset, benchmark }: PricedPair): string[] {
  const notes: string[] = [];
  for (const [listing, symbol] of [
    [benchmark, report.instruments.benchmark],
    [asset, report.instruments.asset],
  ] as const) {
    const standIn = standInClause(listing, symbol);
    if (standIn !== null) notes.push(`${standIn}: no free symbol of the index itself is known.`);
    if (listing.holdsCryptoStocks === true) {
      notes.push(
        `${symbol} holds some crypto companies (miners, treasuries), so a part of the link is circular.`,
      );
    }
  }
  return notes;
}

function symbolsAtUtc(series: PairContext['series']): string {
  const legs = [series.asset, series.benchmark].filter((leg) => leg.clock === 'utc-close');
  return legs.map((leg) => leg.instrument.symbol).join(' and ');
}

function sampleNotes(context: PairContext): string[] {
  const { report, query } = context;
  const notes: string[] = [];
  const { many, sessions } = unitsOf(report);
  const held =
    report.frequency === 'weekly' ? weeksIn(report) : sessionsBetween(report.from, report.to).length;
  const late = report.sessions - held;
  if (query.range.kind === 'max') {
    notes.push(`All there is: both have prices from ${date(report.from)}.`);
  } else if (late > 5) {
    notes.push(
      `The range is shortened: joint prices cover ${date(report.from)} to ${date(report.to)}, ${held} of the ${report.sessions} ${sessions} asked for.`,
    );
  }
  if (report.n < held * FULL_COVERAGE)
    notes.push(`Only ${report.n} of ${held} ${sessions} have both prices.`);
  if (report.n < 30) notes.push('Fewer than 30 returns: the number is shown, but no words are put on it.');
  if (spearmanGap(context) && report.spearman !== null && report.pearson !== null) {
    notes.push(
      `By ranks it is ${twoDecimals(report.spearman)} against ${twoDecimals(report.pearson)}: a few large ${many} weigh heavily.`,
    );
  }
  return notes;
}

/** One sentence for each number that could not be computed. */
function missingNumberNotes({ report, control }: PairContext): string[] {
  const { sessions, year } = unitsOf(report);
  const notes: string[] = [];
  if (report.pearson === null) {
    notes.push('One of the two did not move at all, so no correlation, slope or rank can be computed.');
    return notes;
  }
  if (report.low === null) {
    notes.push('A perfect link leaves no error to estimate, so there is no interval. Are the two one thing?');
  }
  if (report.rolling.values.at(-1) == null) {
    notes.push(
      `The rolling correlation needs ${report.rolling.window} joint returns with movement on both sides; there are too few.`,
    );
  } else if (report.percentile === null) {
    notes.push(`The history is too short to say where today's reading stands.`);
  }
  if (report.change === null && report.rolling.values.at(-1) != null) {
    notes.push(
      `No comparison with the ${year} ${sessions} before the last ${report.rolling.window}: the history is too short.`,
    );
  }
  if (report.method === 'pearson' && control !== null && report.partial === null) {
    notes.push(
      `The part that is not ${control.label} can't be told: it moves too much like one of the two, or shares too few days with them.`,
    );
  }
  return notes;
}

/** True when a leg has more exact zero returns, or a longer run of them, than one that trades has. */
export function looksThin({ share, longestRun }: { share: number; longestRun: number }): boolean {
  return share > ZERO_SHARE_WARNING || longestRun >= ZERO_RUN_WARNING;
}

function bothLegNotes({ report, series }: PricedPair): string[] {
  return [
    ...legNotes(series.asset, report.zeroReturns.asset),
    ...legNotes(series.benchmark, report.zeroReturns.benchmark),
  ];
}

function legNotes(series: Series, zero: { share: number; longestRun: number }): string[] {
  const symbol = series.instrument.symbol;
  const notes = series.notes.map((note) => (/[.!?]$/.test(note) ? note : `${note}.`));
  if (looksThin(zero)) {
    notes.push(
      `${symbol} did not move on ${percent(zero.share)} of the days (longest run ${zero.longestRun}): its quotes may be stale or thin.`,
    );
  }
  const fired = hygieneWords(series.counts);
  if (fired !== null) notes.push(`${symbol}, cleaned: ${fired}.`);
  return notes;
}

const HYGIENE_WORDS: Readonly<Record<keyof HygieneCounts, readonly [one: string, many: string]>> = {
  malformed: ['row that could not be read', 'rows that could not be read'],
  badPrice: ['missing, zero or negative price left out', 'missing, zero or negative prices left out'],
  duplicate: ['repeated row dropped', 'repeated rows dropped'],
  conflicting: [
    'day with two prices, the later row kept',
    'days with two prices, the later row kept each time',
  ],
  unsorted: ['row out of order', 'rows out of order'],
  future: ['day after the as-of date left out', 'days after the as-of date left out'],
  offCalendar: ['day without trading in New York left out', 'days without trading in New York left out'],
  unfinished: ['session that is not over left out', 'sessions that are not over left out'],
  badTick: ['bad tick left out', 'bad ticks left out'],
  split: ['unadjusted split', 'unadjusted splits'],
  missingCandle: [
    'session without a candle near the close left out',
    'sessions without a candle near the close left out',
  ],
};

/** `2 repeated rows dropped, 1 bad tick left out`; null when no rule fired. */
export function hygieneWords(counts: HygieneCounts): string | null {
  const times = new Map<string, number>(Object.entries(counts));
  const fired = Object.entries(HYGIENE_WORDS).flatMap(([rule, words]) => {
    const fires = times.get(rule) ?? 0;
    return fires > 0 ? [count(fires, ...words)] : [];
  });
  return fired.length === 0 ? null : fired.join(', ');
}
