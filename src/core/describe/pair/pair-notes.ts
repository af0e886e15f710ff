import { sessionsBetween } from '../../calendar/sessions.ts';
import { weeksIn } from '../../engine/samples/pair-frequency.ts';
import { isBareTicker } from '../../query/symbol.ts';
import type { PairReport } from '../../reports/pair.ts';
import type { ZeroReturns } from '../../reports/sources.ts';
import type { Series } from '../../types.ts';
import { hygieneWords } from '../hygiene-words.ts';
import { FULL_COVERAGE, asSentence, looksThin } from '../leg-notes.ts';
import { count, date, percent, twoDecimals, utcMinute, whole } from '../formats.ts';
import type { PairContext } from './pair-context.ts';
import { spearmanGap } from './pair-caveat.ts';
import { methodNotes } from './pair-method.ts';
import { unitsOf } from './pair-units.ts';
import { SIMULATED_NOTE } from '../simulated-words.ts';
import { standInClause, standInNote } from '../stand-in-words.ts';
import { readAtUtcClose, timingNoise } from '../utc-close-words.ts';

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
  return report.simulated ? [SIMULATED_NOTE] : [];
}

function approximateNotes({ report, series }: PairContext): string[] {
  if (!report.approximate) return [];
  const read = `Approximate (UTC close): ${readAtUtcClose([series.asset, series.benchmark])}`;
  return report.frequency === 'weekly'
    ? [`${read}; of a week that is little (for bitcoin and PSCT 0.31 at either hour).`]
    : [`${read}; that alone moves such a correlation by ±${timingNoise(report.n)}.`];
}

function staleNotes({ series }: PricedPair): string[] {
  return [series.asset, series.benchmark]
    .filter(({ stale }) => stale)
    .map(
      ({ instrument, fetchedAt }) =>
        `${instrument.symbol}: the source did not answer; these are the last good prices, fetched ${utcMinute(fetchedAt)}.`,
    );
}

/** What the instruments are not, or hold. */
function listingNotes({ report, asset, benchmark }: PricedPair): string[] {
  const notes: string[] = [];
  for (const [listing, symbol] of [
    [benchmark, report.instruments.benchmark],
    [asset, report.instruments.asset],
  ] as const) {
    if (listing.group === 'other' && listing.name === listing.label && isBareTicker(listing.label)) {
      notes.push(
        `${listing.label} was read as a stock's ticker; a coin is typed as a pair, \`${listing.id}/usdt\`.`,
      );
    }
    const standIn = standInClause(listing, symbol);
    if (standIn !== null) notes.push(standInNote(standIn));
    if (listing.holdsCryptoStocks === true) {
      notes.push(
        `${symbol} holds some crypto companies (miners, treasuries), so a part of the link is circular.`,
      );
    }
  }
  return notes;
}

function sampleNotes(context: PairContext): string[] {
  const { report, query } = context;
  const notes: string[] = [];
  const { many, session } = unitsOf(report);
  const held =
    report.frequency === 'weekly' ? weeksIn(report) : sessionsBetween(report.from, report.to).length;
  const late = report.sessions - held;
  if (query.range.kind === 'max') {
    notes.push(`All there is: both have returns from ${date(report.from)}.`);
  } else if (late > 5) {
    notes.push(
      `The range is shortened: joint returns cover ${date(report.from)} to ${date(report.to)}, ${whole(held)} of the ${count(report.sessions, session)} asked for.`,
    );
  }
  if (report.n < held * FULL_COVERAGE)
    notes.push(`Only ${whole(report.n)} of ${count(held, session)} have both prices.`);
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

function bothLegNotes({ report, series }: PricedPair): string[] {
  return [
    ...legNotes(series.asset, report.zeroReturns.asset),
    ...legNotes(series.benchmark, report.zeroReturns.benchmark),
  ];
}

function legNotes(series: Series, zero: ZeroReturns): string[] {
  const symbol = series.instrument.symbol;
  const notes = series.notes.map(asSentence);
  if (looksThin(zero)) {
    notes.push(
      `${symbol} did not move on ${percent(zero.share)} of the days (longest run ${zero.longestRun}): its quotes may be stale or thin.`,
    );
  }
  const fired = hygieneWords(series.counts);
  if (fired !== null) notes.push(`${symbol}, cleaned: ${fired}.`);
  return notes;
}
