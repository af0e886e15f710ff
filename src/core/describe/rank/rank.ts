import { SIGNIFICANCE } from '../../engine/uncertainty/significance.ts';
import type { RankReport, RankRow } from '../../reports/rank.ts';
import { capitalised, count, date, estimate, interval, pValue, twoDecimals } from '../formats.ts';
import { rankCaveat } from './rank-caveat.ts';
import { labelOf } from './rank-context.ts';
import type { RankContext } from './rank-context.ts';
import { listed } from '../listed.ts';
import { LEAST_FOR_WORDS, strength, strengthClause } from '../strength.ts';
import { markedAlt, markedLead, markedTitle } from '../simulated-words.ts';

/** Names that are tied with the first, as many as a sentence bears. */
const MOST_NAMED = 3;

/** `What BTC moves with, 1y`; one or two rows are named: `BTC with small-cap tech and gold, 1y`. */
export function rankTitle({ query, report, fixed }: RankContext): string {
  const names = report.rows.map(({ label }) => label);
  const title =
    names.length > 2
      ? `What ${fixed.label} moves with, ${query.range.text}`
      : `${capitalised(fixed.label)} with ${listed(names)}, ${query.range.text}`;
  return markedTitle(title, report);
}

/**
 * The answer in at most two sentences: the closest with its interval and who is tied with it, then at most one caveat.
 * "Highest" is only said of a group of one, "closer" only of a difference with p < 0.05, and neither of prices that
 * were read at different clocks.
 */
export function rankLead(context: RankContext): string {
  const { report } = context;
  const { first, second, said } = findings(context);
  const caveat = rankCaveat(context, said);
  const clauses = [second, caveat].filter((clause) => clause !== null);
  return asLead(report, first, clauses);
}

/** One sentence, and the clauses as another one; marked when the prices are made up. */
export function asLead(report: RankReport, first: string, clauses: readonly string[]): string {
  const rest = clauses.length === 0 ? [] : [`${capitalised(clauses.join('; '))}.`];
  return markedLead([capitalised(first), ...rest].join(' '), report);
}

interface Findings {
  readonly first: string;
  /** A clause of the second sentence. */
  readonly second: string | null;
  /** Ids of the names that the sentences are about. */
  readonly said: readonly string[];
}

function findings(context: RankContext): Findings {
  const { report, fixed } = context;
  const { rows, pair } = report;
  const [top] = rows;
  if (top === undefined) throw new Error('a ranking has at least one row');
  if (rows.length === 1) return { first: oneRow(context, top), second: null, said: [top.id] };
  if (report.approximate) return { first: unranked(context), second: null, said: [] };
  if (pair !== null) return headToHead(context);
  const nothing = noClosest(context);
  if (nothing !== null) return { first: nothing, second: null, said: [] };
  return {
    first: `${fixed.label} moved most with ${top.label}: ${numbersOf(context, top)}, ${standingOf(report)}.`,
    second: null,
    said: saidOf(report),
  };
}

/** `0.48 (0.39 to 0.56) over 1y, 252 days to 5 May 2025` */
export function numbersOf(context: RankContext, { pearson, low, high }: RankRow): string {
  return `${estimate({ value: pearson, low, high })} over ${sampleOf(context)}`;
}

/** `1y, 252 days to 5 May 2025` */
function sampleOf({ query, report: { common } }: RankContext): string {
  return `${query.range.text}, ${count(common.n, 'day')} to ${date(common.to)}`;
}

/** `the highest of 30`, which takes a group of one, or `tied with A, B, C and 4 more`. */
export function standingOf(report: RankReport): string {
  const tied = tiedWith(report).map(({ label }) => label);
  return tied.length === 0 ? `the highest of ${report.rows.length}` : `tied with ${listed(tied, MOST_NAMED)}`;
}

/** Ids of the first row and of those that `standingOf` names. */
export function saidOf(report: RankReport): string[] {
  return [...report.rows.slice(0, 1), ...tiedWith(report).slice(0, MOST_NAMED)].map(({ id }) => id);
}

/** Those that can't be told from the first row. */
function tiedWith({ rows }: RankReport): RankRow[] {
  return rows.slice(1).filter(({ tiedForTop }) => tiedForTop);
}

function oneRow(context: RankContext, { label, pearson, low, high, n }: RankRow): string {
  const { query, report, fixed } = context;
  const clause = strengthClause(strength(pearson, low, high, n), fixed.label, label);
  return `${clause}: ${twoDecimals(pearson)} over ${query.range.text} (${interval(low, high)}, ${count(n, 'day')} to ${date(report.common.to)}).`;
}

/** What can be said when nothing may be ranked: how many, and how far they reach. */
export function unranked(context: RankContext): string {
  const { report, fixed } = context;
  const { rows } = report;
  const noun = rows.every(({ group }) => group === 'coin') ? 'coins' : 'names';
  const values = rows.map(({ label, pearson }) => `${twoDecimals(pearson)} with ${label}`);
  return rows.length <= MOST_NAMED
    ? `the correlation of ${fixed.label} is ${listed(values)} over ${sampleOf(context)}; they are not ranked.`
    : `the correlations of ${fixed.label} with ${rows.length} ${noun} lie between ${reach(report)} over ${sampleOf(context)}; they are not ranked.`;
}

/** `-0.05 and 0.48` */
function reach({ rows }: RankReport): string {
  return `${twoDecimals(rows.at(-1)?.pearson ?? NaN)} and ${twoDecimals(rows[0]?.pearson ?? NaN)}`;
}

/** The first sentence when there is nothing to be closest to; null when there is. */
export function noClosest(context: RankContext): string | null {
  const { report, fixed } = context;
  const { rows, common } = report;
  if (common.n < LEAST_FOR_WORDS) return null;
  const between = `their correlations lie between ${reach(report)} over ${sampleOf(context)}`;
  if (rows.every(({ high }) => high < 0)) {
    return `${fixed.label} moved against all ${rows.length}: ${between}.`;
  }
  return rows.every(({ low }) => low <= 0)
    ? `${fixed.label} shows no clear link with any of the ${rows.length}: ${between}.`
    : null;
}

function headToHead(context: RankContext): Findings {
  const { report, fixed } = context;
  const [top, other] = report.rows;
  const { pair } = report;
  if (top === undefined || other === undefined || pair === null) throw new Error('a pair has two rows');
  const said = [top.id, other.id];
  const against = `${estimateOf(top)} against ${estimateOf(other)} over ${sampleOf(context)}`;
  const finding =
    pair.p < SIGNIFICANCE
      ? `${fixed.label} moved closer to ${top.label} than to ${other.label}`
      : `it can't be told whether ${fixed.label} moved closer to ${top.label} or to ${other.label}`;
  const [first, second] = [labelOf(context, pair.first), labelOf(context, pair.second)];
  return {
    first: `${finding}: ${against}.`,
    second: `${first} minus ${second} is ${twoDecimals(pair.difference)} (${interval(pair.low, pair.high)}, ${pValue(pair.p)})`,
    said,
  };
}

function estimateOf({ pearson, low, high }: RankRow): string {
  return estimate({ value: pearson, low, high });
}

/** What the picture shows, for those who can't see it. */
export function rankAlt({ query, report, fixed }: RankContext): string {
  const { rows, common, approximate } = report;
  const values = rows.map(({ label, pearson }) => `${label} ${twoDecimals(pearson)}`);
  const tied = tiedWith(report).length + 1;
  const group =
    tied === 1
      ? 'The first one is marked as the highest.'
      : `The ${tied} that may be the highest are marked.`;
  const marked = approximate ? 'Nothing is ranked: they were read at different hours.' : group;
  const alt = `Dots with 95% intervals: the correlation of ${fixed.label} with ${listed(values)} over ${query.range.text} to ${date(common.to)}. ${rows.length < 2 ? '' : marked}`;
  return markedAlt(alt.trimEnd(), report);
}
