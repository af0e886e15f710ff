import type { Plugin } from 'chart.js';
import type { Brush } from '../marks/brush.ts';
import { dotStyle, drawKindDot } from '../marks/dot-kinds.ts';
import { figure } from '../marks/figure.ts';
import { fitText } from '../marks/fit-text.ts';
import { writeFooter } from '../marks/footer.ts';
import { headingBaselineBelow, PAGE, writeHeading } from '../marks/page.ts';
import { drawPatch, PATCH_SIZE } from '../marks/patch.ts';
import { placementOf, type Placement } from '../marks/placement.ts';
import { setFont } from '../marks/set-font.ts';
import { writeTitleAndMarks } from '../marks/title.ts';
import { INTERVAL_SIZE, type PlacedRow, type RankLayout } from './rank-layout.ts';
import type { RankWords } from './rank-words.ts';
import type { FontWeight } from '../fonts.ts';
import { FONT_SIZE, type Theme } from '../theme.ts';

/** Ids of the value axes, by column. */
export const COLUMN_AXES = ['left', 'right'] as const;

/** CSS pixels between a plot and the words beside it. */
export const BESIDE = 16;

/** Shades the rows that can't be told from the best. */
export function topBands(layout: RankLayout, theme: Theme): Plugin<'line'> {
  return {
    id: 'top',
    beforeDraw: (chart) => {
      const brush: Brush = chart.ctx;
      const lines = placementOf(chart, 'row');
      brush.fillStyle = theme.regimes.decoupled;
      for (const row of layout.rows.filter(({ tiedForTop }) => tiedForTop)) {
        const x = placementOf(chart, COLUMN_AXES[row.column]);
        const left = x.left - BESIDE - layout.labelWidth - 12;
        const right = x.right + BESIDE + layout.valueWidth + layout.intervalWidth;
        // Whole pixels, so that rows that follow each other meet without a seam.
        const top = Math.round(lines.getPixelForValue(row.line - 0.5));
        const bottom = Math.round(lines.getPixelForValue(row.line + 0.5));
        brush.fillRect(left, top, right - left, bottom - top);
      }
    },
  };
}

/** Writes every word of a ranking's chart. */
export function rankText(layout: RankLayout, words: RankWords, theme: Theme): Plugin<'line'> {
  return {
    id: 'words',
    afterDatasetsDraw: (chart) => {
      const brush: Brush = chart.ctx;
      const lines = placementOf(chart, 'row');
      brush.save();
      brush.textBaseline = 'alphabetic';
      brush.textAlign = 'left';
      const title = [
        { text: words.title[0], color: theme.text, isName: false },
        { text: words.title[1], color: theme.text, isName: true },
      ];
      writeTitleAndMarks(brush, title, words.marks, theme);
      const baseline = headingBaselineBelow(words.title.join(''), words.marks);
      writeHeading(brush, words.heading, baseline, theme);
      writeKey(brush, words, baseline, theme);
      for (const row of layout.rows) {
        writeRow(brush, row, layout, placementOf(chart, COLUMN_AXES[row.column]), lines, theme);
      }
      writeComparison(brush, words.comparison, lines.bottom + COMPARISON_DROP, theme);
      writeFooter(brush, words.footer, theme);
      brush.restore();
    },
  };
}

const COMPARISON_DROP = 88;

function writeRow(
  brush: Brush,
  row: PlacedRow,
  layout: RankLayout,
  x: Placement,
  lines: Placement,
  theme: Theme,
): void {
  const baseline = lines.getPixelForValue(row.line) + layout.fontSize * 0.36;
  const weight = row.tiedForTop ? 600 : 400;
  brush.fillStyle = theme.text;
  writeLabel(brush, row.label, weight, layout, x.left - BESIDE, baseline);
  setFont(brush, weight, layout.fontSize);
  const value = figure(row.pearson);
  const valueRight = x.right + BESIDE + layout.fontSize * 2.6;
  brush.fillText(value, valueRight - brush.measureText(value).width, baseline);
  if (layout.intervalWidth === 0) return;
  setFont(brush, 400, Math.round(layout.fontSize * INTERVAL_SIZE));
  brush.fillStyle = theme.muted;
  brush.fillText(`${figure(row.low)} to ${figure(row.high)}`, valueRight + 14, baseline);
}

const LEAST_LABEL_SIZE = 16;

/** Shrunk a little, then cut, to fit; its right end at `right`. */
function writeLabel(
  brush: Brush,
  text: string,
  weight: FontWeight,
  { fontSize, labelWidth }: RankLayout,
  right: number,
  baseline: number,
): void {
  setFont(brush, weight, fontSize);
  const width = brush.measureText(text).width;
  const size = width <= labelWidth ? fontSize : Math.floor((fontSize * labelWidth) / width);
  setFont(brush, weight, Math.max(Math.min(fontSize, LEAST_LABEL_SIZE), size));
  const label = fitText(brush, text, labelWidth);
  brush.fillText(label, right - brush.measureText(label).width, baseline);
}

/** The kinds of dots and what the shade stands for, at the right of the heading. */
function writeKey(brush: Brush, { kinds, top }: RankWords, baseline: number, theme: Theme): void {
  setFont(brush, 400, FONT_SIZE.heading);
  let left: number = PAGE.right;
  const write = (text: string): void => {
    left -= brush.measureText(text).width;
    brush.fillStyle = theme.text;
    brush.fillText(text, left, baseline);
  };
  if (top !== null) {
    write(top);
    left -= PATCH_SIZE + 10;
    drawPatch(brush, left, baseline, theme.regimes.decoupled, theme);
    left -= 30;
  }
  for (const kind of kinds.toReversed()) {
    write(kind);
    left -= 22;
    drawKindDot(brush, dotStyle(kind, true, 10, theme), left, baseline - 9);
    left -= 36;
  }
}

function writeComparison(brush: Brush, text: string | null, baseline: number, theme: Theme): void {
  if (text === null) return;
  setFont(brush, 600, FONT_SIZE.label);
  brush.fillStyle = theme.text;
  brush.fillText(fitText(brush, text, PAGE.right - PAGE.left), PAGE.left, baseline);
}
