import { returnsWords } from '../marks/returns-words.ts';
import { SIGNIFICANCE } from '../../core/engine/uncertainty/significance.ts';
import { capitalised, count, pValue } from '../../core/describe/formats.ts';
import type { PairedDifference } from '../../core/reports/estimate.ts';
import type { RankReport } from '../../core/reports/rank.ts';
import type { LegSource } from '../../core/reports/sources.ts';
import type { RankNames } from '../../core/chart.ts';
import { dotKey, dotKinds, type DotKind } from '../marks/dot-kinds.ts';
import { figure } from '../marks/figure.ts';
import { provenanceMarks, type HeadMark } from '../marks/provenance-marks.ts';

/** Every word on a ranking's chart but its rows. */
export interface RankWords {
  /** Before and of the fixed leg. */
  readonly title: readonly [words: string, name: string];
  readonly marks: readonly HeadMark[];
  readonly heading: string;
  readonly kinds: readonly DotKind[];
  /** What the shaded rows are: `tied for top`, or `highest` for one alone; null when nothing is ranked. */
  readonly top: string | null;
  /** What the comparison came to, below the rows; null when there is none. */
  readonly comparison: string | null;
  readonly footer: readonly string[];
}

/** The words for a ranking's chart. Pure. */
export function rankWords(report: RankReport, names: RankNames): RankWords {
  const { rows } = report;
  return {
    title: ['What moves with ', names.fixed],
    marks: provenanceMarks(report),
    heading: 'Correlation, 95% interval',
    kinds: dotKey(dotKinds(rows)),
    top: topWords(rows.filter(({ tiedForTop }) => tiedForTop).length),
    comparison: comparison(report),
    footer: [names.query, provenance(report), ...leftOut(report)],
  };
}

function topWords(tied: number): string | null {
  if (tied === 0) return null;
  return tied === 1 ? 'highest' : 'tied for top';
}

function comparison({ pair, ahead, rows, approximate }: RankReport): string | null {
  // Legs read at different clocks are not compared.
  if (approximate) return null;
  const label = (id: string): string => rows.find((row) => row.id === id)?.label ?? id;
  if (pair !== null) return pairSentence(pair, label);
  const [first] = ahead;
  return first === undefined ? null : aheadSentence(label(first.first), ahead);
}

function pairSentence(pair: PairedDifference, label: (id: string) => string): string {
  const { difference, low, high, p } = pair;
  const [upper, lower] = difference < 0 ? [pair.second, pair.first] : [pair.first, pair.second];
  const [least, most] = difference < 0 ? [-high, -low] : [low, high];
  const size = `${figure(Math.abs(difference))} (${figure(least)} to ${figure(most)}, ${pValue(p)})`;
  return p < SIGNIFICANCE
    ? `${capitalised(label(upper))} ahead of ${label(lower)} by ${size}`
    : `${capitalised(label(upper))} less ${label(lower)}: ${size}, can't be told apart`;
}

function aheadSentence(coin: string, ahead: readonly PairedDifference[]): string {
  const behind = ahead.filter(({ p, difference }) => p < SIGNIFICANCE && difference > 0).length;
  const before = ahead.filter(({ p, difference }) => p < SIGNIFICANCE && difference < 0).length;
  const same = ahead.length - behind - before;
  return [
    `${coin} ahead of ${behind} of ${count(ahead.length, 'coin')}`,
    ...(before > 0 ? [`behind ${before}`] : []),
    ...(same > 0 ? [`can't be told apart from ${same}`] : []),
  ].join(', ');
}

function provenance({ common, fixed, rows, sources }: RankReport): string {
  return `${returnsWords(common)} · ${fixed.instrument} ${fixed.source} · ${rows.length} from ${distinct(sources, fixed)}`;
}

/** The sources of all legs but the fixed one. */
function distinct(sources: readonly LegSource[], fixed: LegSource): string {
  const others = sources.filter(({ id }) => id !== fixed.id).map(({ source }) => source);
  return [...new Set(others.length === 0 ? [fixed.source] : others)].join(', ');
}

function leftOut(report: RankReport): string[] {
  const names = report.leftOut.map(({ id }) => id);
  return names.length === 0 ? [] : [`left out: ${names.join(', ')}`];
}
