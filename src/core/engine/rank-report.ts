import { SIGNIFICANCE } from './uncertainty/significance.ts';
import { Refusal } from '../errors.ts';
import type { PairedDifference } from '../reports/estimate.ts';
import type { RankReport, RankRow } from '../reports/rank.ts';
import type { LeftOut } from '../reports/sources.ts';
import type { Span } from '../types.ts';
import { commonSample } from './samples/common-sample.ts';
import { compare } from './uncertainty/compare.ts';
import { holm } from './uncertainty/holm.ts';
import { jackknife } from './uncertainty/jackknife.ts';
import type { Jackknife } from './uncertainty/jackknife.ts';
import { isConstant, momentsOf } from './numbers/moments.ts';
import { pearson } from './measures/pearson.ts';
import { seedOf } from './numbers/random.ts';
import { rankGroup } from './uncertainty/rank-group.ts';
import { refuseStaleQuotes } from './samples/range-check.ts';
import { provenanceOf } from './provenance.ts';
import { legSource } from './samples/leg-source.ts';
import type { Leg } from './samples/range-check.ts';
import { zeroReturns } from './samples/zero-returns.ts';

/** What a ranking is made from. */
export interface RankInput {
  readonly fixed: Leg;
  /** What is ranked, in the order asked for. */
  readonly others: readonly Leg[];
  /** Names whose prices could not be had. */
  readonly missing: readonly LeftOut[];
  /** First and last return day; the series should start a few sessions earlier. */
  readonly span: Span;
  /** How many sessions the range holds. */
  readonly sessions: number;
  /** Two names that were asked for by themselves: their difference is tested. Null for any other number. */
  readonly pair: readonly [first: string, second: string] | null;
  /** Whose lead over each of the others is tested: bitcoin's in `alts`; null for nobody's. */
  readonly leader: string | null;
  /** The canonical line. With the last session it seeds the draws of the tied-for-top group. */
  readonly line: string;
}

/** One leg on the common sample. */
interface Entry {
  readonly leg: Leg;
  readonly returns: Float64Array;
  readonly knife: Jackknife;
}

/**
 * Correlations of one fixed leg with many others, all on one common sample (`commonSample` says who is left out), the
 * highest first, and which of them may be the highest. Pure and deterministic.
 *
 * When the legs were read at different clocks (`approximate`) nothing is ranked: the rows stay, `tiedForTop` is false
 * everywhere, `pair` is null and `ahead` empty, because the hours between two clocks move a correlation by more than
 * most of the gaps. Where a test of its own is shown beside the marks it decides who is tied, so that the two agree:
 * the paired test of exactly two rows, and the leader's tests (Holm) when the leader is on top.
 * Throws a `Refusal` when the fixed leg does not move or its quotes are stale, and when nothing is left to rank.
 */
export function rankReport(input: RankInput): RankReport {
  const { fixed, span, sessions } = input;
  const { legs, joint, leftOut } = commonSample(fixed, input.others, span, sessions);
  const [own = new Float64Array(), ...columns] = joint.returns;
  const [from, to] = [joint.days[0], joint.days.at(-1)];
  if (from === undefined || to === undefined || legs.length === 0) {
    throw nothingLeft(input, leftOut);
  }
  checkFixed(fixed, own, { from, to });

  const { entries, failed } = entriesOf(fixed, own, legs, columns);
  const absent = inOrder(input, [...input.missing, ...leftOut, ...failed]);
  if (entries.length === 0) throw nothingLeft(input, absent);
  const all = [fixed, ...entries.map(({ leg }) => leg)];
  const provenance = provenanceOf(all.map(({ series }) => series));
  const { approximate } = provenance;
  const ahead = approximate ? [] : leads(entries, input.leader);
  const tied = approximate ? [] : tiedForTop(entries, ahead, `${input.line} ${to}`);
  return {
    ...provenance,
    fixed: legSource(fixed, own),
    rows: entries.map((entry, place) => rowOf(entry, tied[place] ?? false)),
    common: { from, to, n: joint.days.length, sessions },
    leftOut: absent,
    pair: approximate ? null : pairOf(entries, input.pair),
    ahead,
    sources: entries.map(({ leg, returns }) => legSource(leg, returns)),
  };
}

/** A fixed leg that stands still, or whose quotes are stale, says nothing about anybody. */
function checkFixed(fixed: Leg, own: Float64Array, { from, to }: Span): void {
  if (isConstant(momentsOf(own, own).sxx, own.length)) {
    throw new Refusal(
      `${fixed.listing.label} did not move at all from ${from} to ${to}, so nothing can be ranked by it. Try another range or another name.`,
    );
  }
  refuseStaleQuotes(fixed, zeroReturns(own), from, to);
}

/** The legs with a correlation that has an interval, the highest first, and what became of the rest. */
function entriesOf(
  fixed: Leg,
  own: Float64Array,
  legs: readonly Leg[],
  columns: readonly Float64Array[],
): { readonly entries: readonly Entry[]; readonly failed: readonly LeftOut[] } {
  const entries: Entry[] = [];
  const failed: LeftOut[] = [];
  for (const [i, leg] of legs.entries()) {
    const returns = columns[i] ?? new Float64Array();
    const knife = jackknife(own, returns);
    if (knife !== null) {
      entries.push({ leg, returns, knife });
      continue;
    }
    const reason =
      pearson(own, returns) === null
        ? 'it did not move at all'
        : `its link with ${fixed.listing.label} leaves no error to estimate: the two are one thing, or one day is all there is`;
    failed.push({ id: leg.listing.id, reason });
  }
  return { entries: entries.sort((a, b) => b.knife.r - a.knife.r), failed };
}

/** One mark a row, the highest first. */
function tiedForTop(
  entries: readonly Entry[],
  ahead: readonly PairedDifference[],
  seed: string,
): readonly boolean[] {
  if (ahead.length > 0 && ahead[0]?.first === entries[0]?.leg.listing.id) {
    return [true, ...ahead.map(({ p }) => p >= SIGNIFICANCE)];
  }
  const knives = entries.map(({ knife }) => knife);
  const [first, second] = knives;
  if (knives.length === 2 && first !== undefined && second !== undefined) {
    return [true, compare(first, second).p >= SIGNIFICANCE];
  }
  return rankGroup(knives, seedOf(seed));
}

function rowOf({ leg: { listing, series }, knife }: Entry, tied: boolean): RankRow {
  return {
    id: listing.id,
    label: listing.label,
    group: listing.group,
    instrument: series.instrument.symbol,
    pearson: knife.r,
    low: knife.low,
    high: knife.high,
    n: knife.n,
    tiedForTop: tied,
  };
}

function pairOf(entries: readonly Entry[], pair: RankInput['pair']): PairedDifference | null {
  const [first, second] = (pair ?? []).map((id) => entries.find(({ leg }) => leg.listing.id === id));
  return first === undefined || second === undefined ? null : difference(first, second);
}

/** The leader minus each of the others, in the order of the rows; p adjusted by Holm over all of them. */
function leads(entries: readonly Entry[], leader: string | null): PairedDifference[] {
  const first = entries.find(({ leg }) => leg.listing.id === leader);
  if (first === undefined) return [];
  const differences = entries.filter((entry) => entry !== first).map((other) => difference(first, other));
  const adjusted = holm(differences.map(({ p }) => p));
  return differences.map((one, i) => ({ ...one, p: adjusted[i] ?? one.p }));
}

function difference(first: Entry, second: Entry): PairedDifference {
  const { difference: value, low, high, p } = compare(first.knife, second.knife);
  return { first: first.leg.listing.id, second: second.leg.listing.id, difference: value, low, high, p };
}

/** In the order asked for; those without prices among the rest, not before them. */
function inOrder({ others, missing }: RankInput, leftOut: readonly LeftOut[]): LeftOut[] {
  const order = [...others.map(({ listing }) => listing.id), ...missing.map(({ id }) => id)];
  return [...leftOut].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

function nothingLeft({ fixed, others, missing }: RankInput, leftOut: readonly LeftOut[]): Refusal {
  const labels = new Map(others.map(({ listing }) => [listing.id, listing.label]));
  const reasons = [...new Set([...leftOut, ...missing])].map(
    ({ id, reason }) => `${labels.get(id) ?? id} (${reason})`,
  );
  return new Refusal(
    `Nothing is left to compare with ${fixed.listing.label}: ${reasons.join('; ')}. Try other names or another range.`,
  );
}
