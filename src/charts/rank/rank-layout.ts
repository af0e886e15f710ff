import type { RankReport, RankRow } from '../../core/reports/rank.ts';
import type { ValueAxis } from '../marks/axes.ts';
import { extent } from '../marks/correlation-axis.ts';
import { dotKinds, type DotKind } from '../marks/dot-kinds.ts';
import { linearTicks } from '../marks/value-ticks.ts';
import { textWidth } from '../marks/text-width.ts';
import { CHARACTER_WIDTH } from '../theme.ts';

/** A row at its place. */
export interface PlacedRow extends RankRow {
  readonly kind: DotKind;
  readonly column: 0 | 1;
  /** Counted from the top of its column. */
  readonly line: number;
}

/** A ranking laid out: rows below each other, in two columns when they would become too small to read. Sizes in CSS pixels. */
export interface RankLayout {
  readonly rows: readonly PlacedRow[];
  readonly columns: 1 | 2;
  readonly lines: number;
  readonly lineHeight: number;
  readonly fontSize: number;
  readonly labelWidth: number;
  readonly valueWidth: number;
  /** Width of the interval in figures; 0 where it is left to the whiskers. */
  readonly intervalWidth: number;
  readonly dotRadius: number;
  readonly axis: ValueAxis;
  /** False when no row is in the group of the best: then the dots are not told apart by it. */
  readonly isRanked: boolean;
}

/** Rows that would become lower than this stand in two columns. */
const LEAST_LINE_HEIGHT = 21;
/** Even two rows stay near to each other. */
const MOST_LINE_HEIGHT = { 1: 130, 2: 40 } as const;
const LEAST_FONT_SIZE = 18;
/** Largest letters and widest labels, by the number of columns. */
const MOST_FONT_SIZE = { 1: 34, 2: 22 } as const;
const MOST_LABEL_WIDTH = { 1: 350, 2: 272 } as const;

/** Lays a ranking out in a plot of `height` pixels. Pure. */
export function rankLayout({ rows }: RankReport, height: number): RankLayout {
  const columns = height / rows.length < LEAST_LINE_HEIGHT ? 2 : 1;
  const lines = Math.max(1, Math.ceil(rows.length / columns));
  const lineHeight = Math.min(MOST_LINE_HEIGHT[columns], height / lines);
  const fontSize = Math.round(
    Math.min(MOST_FONT_SIZE[columns], Math.max(LEAST_FONT_SIZE, lineHeight * 0.72)),
  );
  const widest = Math.max(
    0,
    ...rows.map(({ label }) => textWidth(columns === 1 ? label : shortLabel(label), fontSize)),
  );
  const figureWidth = fontSize * CHARACTER_WIDTH;
  const kinds = dotKinds(rows);
  return {
    rows: rows.map((row, index) => ({
      ...row,
      label: columns === 1 ? row.label : shortLabel(row.label),
      kind: kinds[index] ?? 'others',
      column: index < lines ? 0 : 1,
      line: index % lines,
    })),
    columns,
    lines,
    lineHeight,
    fontSize,
    labelWidth: Math.min(MOST_LABEL_WIDTH[columns], widest),
    valueWidth: fontSize * 2.7,
    intervalWidth: columns === 1 ? 14 + figureWidth * 13 * INTERVAL_SIZE : 0,
    dotRadius: Math.min(13, Math.max(7, fontSize * 0.4)),
    axis: valueAxisOf(rows, columns === 1 ? 7 : 2),
    isRanked: rows.some(({ tiedForTop }) => tiedForTop),
  };
}

/** What the shape of the dot says as well is said shorter. */
function shortLabel(label: string): string {
  return label.replace(/^(small|large)-cap /, '$1 ').replace(' and ', ' & ');
}

/** Size of the interval's figures, as a share of the font size. */
export const INTERVAL_SIZE = 0.84;

function valueAxisOf(rows: readonly RankRow[], mostTicks: number): ValueAxis {
  const { low, high } = extent([0, 0.1, ...rows.flatMap((row) => [row.low, row.high])]);
  const margin = (high - low) * 0.05;
  const bounds = { low: Math.max(-1.02, low - margin), high: Math.min(1.02, high + margin) };
  return { ...bounds, ticks: linearTicks(bounds.low, bounds.high, mostTicks) };
}
