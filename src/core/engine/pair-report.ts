import { EVER } from '../calendar/sessions.ts';
import type { Frequency, Method, PairReport } from '../reports/pair.ts';
import type { Day, Listing, Series, Span } from '../types.ts';
import { beta } from './measures/beta.ts';
import { BASELINE_SESSIONS, change } from './over-time/change.ts';
import { compare } from './uncertainty/compare.ts';
import { jackknife } from './uncertainty/jackknife.ts';
import type { Jackknife } from './uncertainty/jackknife.ts';
import { isConstant, momentsOf } from './numbers/moments.ts';
import { alignAt, BASELINE_WEEKS, columnsFrom, tooFewWeeks, weeksIn } from './samples/pair-frequency.ts';
import type { Columns } from './samples/pair-frequency.ts';
import { headline } from './pair-headline.ts';
import { provenanceOf } from './provenance.ts';
import { partialGiven } from './views/partial-given.ts';
import { pearson } from './measures/pearson.ts';
import { LEAST_RETURNS, refuseStaleQuotes, tooFewReturns } from './samples/range-check.ts';
import { align } from './samples/returns.ts';
import type { Aligned } from './samples/returns.ts';
import { spearman } from './measures/spearman.ts';
import { standing } from './over-time/standing.ts';
import { zeroReturns } from './samples/zero-returns.ts';

/** A day whose absence moves r by less than this is not worth a sentence. */
const LEAST_INFLUENCE = 0.05;
/** The rule behind the labels was measured on windows of sessions; of 52 weeks an interval is too wide to switch on. */
const WITHOUT_LABELS = { label: null, labelSince: null, fading: false, regimes: [] } as const;

/** What a pair's report is made from. */
export interface PairInput {
  readonly asset: Listing;
  readonly benchmark: Listing;
  /** The broad market to remove and to compare with; null for none. */
  readonly control: Listing | null;
  readonly series: { readonly asset: Series; readonly benchmark: Series; readonly control: Series | null };
  /** First and last return day of the range. The series should start earlier: rolling windows reach back. */
  readonly span: Span;
  /** How many sessions the range holds. */
  readonly sessions: number;
  /** Length of the rolling window, in returns: sessions, or weeks in a weekly report. */
  readonly window: number;
  /** Daily when left out. */
  readonly frequency?: Frequency;
  /** What the headline is; Pearson when left out. */
  readonly method?: Method;
}

/**
 * Everything `corr` finds about one pair. Pure and deterministic: the same input gives the same report, which is
 * plain JSON without NaN or infinity; null is what can't be computed.
 * Throws a `Refusal` when the range holds fewer than 20 joint returns, when over 20% of the daily returns of a leg
 * that does move are exact zeros (stale or too thin quotes), and when an EWMA has fewer than 60 returns.
 */
export function pairReport(input: PairInput): PairReport {
  const { asset, benchmark, series, span, sessions, window, frequency = 'daily', method = 'pearson' } = input;
  const legs = [series.asset, series.benchmark];
  const joint = alignAt(legs, { from: EVER, to: span.to }, frequency);
  const columns = columnsFrom(joint, span.from);
  const { from, to } = firstAndLast(input, columns);
  const [assetHistory = columns.asset, benchmarkHistory = columns.benchmark] = joint.returns;
  const told = { asset: asset.id, benchmark: benchmark.id, ...link(columns) };
  return {
    ...told,
    instruments: both((leg) => series[leg].instrument.symbol),
    sources: both((leg) => series[leg].source),
    ...provenanceOf(legs),
    from,
    to,
    n: columns.days.length,
    sessions: frequency === 'daily' ? sessions : weeksIn(span),
    frequency,
    method,
    headline: headline(method, columns, told, joint.days.length),
    zeroReturns: checkedZeros(input, frequency === 'daily' ? columns : dailyColumns(input, from, to)),
    ...standing(joint, from, window),
    ...(frequency === 'daily' ? {} : WITHOUT_LABELS),
    change: change(
      assetHistory,
      benchmarkHistory,
      window,
      frequency === 'daily' ? BASELINE_SESSIONS : BASELINE_WEEKS,
    ),
    ...besideControl(input),
    rebased: rebased(joint, columns),
    counts: both((leg) => ({ ...series[leg].counts })),
  };
}

/** First and last return day. Throws a `Refusal` when there are fewer than 20 returns, by the day or by the week. */
function firstAndLast(
  { asset, benchmark, series, span, sessions }: PairInput,
  { days }: Columns,
): { readonly from: Day; readonly to: Day } {
  const [from, to] = [days[0], days.at(-1)];
  if (days.length >= LEAST_RETURNS && from !== undefined && to !== undefined) return { from, to };
  const pair = [
    { listing: asset, series: series.asset },
    { listing: benchmark, series: series.benchmark },
  ] as const;
  const daily = align([series.asset, series.benchmark], span).days.length;
  throw daily < LEAST_RETURNS
    ? tooFewReturns(pair, span, daily, sessions)
    : tooFewWeeks(pair, span, days.length);
}

function both<T>(of: (leg: 'asset' | 'benchmark') => T): { readonly asset: T; readonly benchmark: T } {
  return {
    asset: of('asset'),
    benchmark: of('benchmark'),
  };
}

/** The returns of a weekly range, day by day. */
function dailyColumns({ series }: PairInput, from: Day, to: Day): Columns {
  return columnsFrom(align([series.asset, series.benchmark], { from: EVER, to }), from);
}

/**
 * Of the daily returns, whatever the report's: quotes that stand still for days are stale by the week as well.
 * A constant leg is all zeros by right; one that moves may not be.
 */
function checkedZeros({ asset, benchmark, series }: PairInput, daily: Columns): PairReport['zeroReturns'] {
  const listings = { asset, benchmark };
  const { days } = daily;
  return both((leg) => {
    const zeros = zeroReturns(daily[leg]);
    const constant = isConstant(momentsOf(daily[leg], daily[leg]).sxx, days.length);
    const [from = '', to = ''] = [days[0], days.at(-1)];
    if (!constant) refuseStaleQuotes({ listing: listings[leg], series: series[leg] }, zeros, from, to);
    return zeros;
  });
}

type Link = Pick<
  PairReport,
  | 'pearson'
  | 'low'
  | 'high'
  | 'p'
  | 'spearman'
  | 'spearmanLow'
  | 'spearmanHigh'
  | 'beta'
  | 'betaLow'
  | 'betaHigh'
  | 'r2'
  | 'without'
>;

/** The estimates over the range; all null for a constant leg, even if rounding leaves it some ranks. */
function link({ days, asset, benchmark }: Columns): Link {
  const value = pearson(asset, benchmark);
  const knife = value === null ? null : jackknife(asset, benchmark);
  const byRanks = value === null ? null : spearman(asset, benchmark);
  const slope = value === null ? null : beta(asset, benchmark);
  const day = knife && days[knife.mostInfluential];
  return {
    pearson: value,
    low: knife?.low ?? null,
    high: knife?.high ?? null,
    p: knife?.p ?? null,
    spearman: byRanks?.value ?? null,
    spearmanLow: byRanks?.low ?? null,
    spearmanHigh: byRanks?.high ?? null,
    beta: slope?.value ?? null,
    betaLow: slope?.low ?? null,
    betaHigh: slope?.high ?? null,
    r2: slope?.r2 ?? null,
    without: knife && day ? { day, pearson: knife.without, material: isMaterial(knife) } : null,
  };
}

/** One day drives r when it moves it by more than 0.05 and by more than half a standard error (on the scale of r). */
function isMaterial({ r, se, without }: { r: number; se: number; without: number }): boolean {
  return Math.abs(r - without) > Math.max(LEAST_INFLUENCE, (se * (1 - r * r)) / 2);
}

/** What the broad market has to do with it, on the days of the range that all three share. */
function besideControl({
  asset,
  benchmark,
  control,
  series,
  span,
  frequency = 'daily',
}: PairInput): Pick<PairReport, 'partial' | 'versus'> {
  const nothing = { partial: null, versus: null };
  if (control === null || series.control === null) return nothing;
  const symbol = series.control.instrument.symbol;
  if (control.id === asset.id || symbol === series.asset.instrument.symbol) return nothing;
  if (control.id === benchmark.id || symbol === series.benchmark.instrument.symbol) return nothing;
  const { days, returns } = alignAt([series.asset, series.benchmark, series.control], span, frequency);
  const [x, y, market] = returns;
  if (days.length < LEAST_RETURNS || !x || !y || !market) return nothing;
  const left = partialGiven(x, y, [market])?.estimate ?? null;
  return {
    partial: left && { control: control.id, ...left },
    versus: versus(control.id, jackknife(x, y), jackknife(x, market)),
  };
}

function versus(benchmark: string, first: Jackknife | null, second: Jackknife | null): PairReport['versus'] {
  if (first === null || second === null) return null;
  const { difference, low, high, p } = compare(first, second);
  return { benchmark, pearson: second.r, difference, low, high, p };
}

/** Both legs over the range, 100 on the close before the first return. */
function rebased(joint: Aligned, { days }: Columns): PairReport['rebased'] {
  const start = joint.days.length - days.length;
  const base = start === 0 ? joint.base : joint.days[start - 1];
  const [asset = [], benchmark = []] = joint.closes.map((closes) => {
    const first = closes[start] ?? NaN;
    return Array.from(closes.subarray(start), (close) => (100 * close) / first);
  });
  return { days: base ? [base, ...days] : days, asset, benchmark };
}
