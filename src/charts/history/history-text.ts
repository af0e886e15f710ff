import type { Plugin } from 'chart.js';
import type { Brush } from '../marks/brush.ts';
import { drawDot, writeEndLabels, type LabelLine } from '../marks/end-labels.ts';
import { fitText } from '../marks/fit-text.ts';
import { figure } from '../marks/figure.ts';
import { writeFooter } from '../marks/footer.ts';
import { headingBaselineBelow, writeHeading } from '../marks/page.ts';
import { placementOf, type Placement } from '../marks/placement.ts';
import { writeRegimeKey } from '../marks/regime-key.ts';
import { setFont } from '../marks/set-font.ts';
import { endColumn } from '../marks/time-plot.ts';
import { writeTitleAndMarks } from '../marks/title.ts';
import type { HistoryPanels } from './history-panels.ts';
import type { HistoryWords } from './history-words.ts';
import { FONT_SIZE, type Theme } from '../theme.ts';

/** CSS pixels. */
const HEADING_LIFT = 16;
const YEAR_FONT_SIZES = [22, 20, 18];

/** Writes every word of a history's chart but those along the path. */
export function historyText(panels: HistoryPanels, words: HistoryWords, theme: Theme): Plugin<'line'> {
  return {
    id: 'words',
    afterDatasetsDraw: (chart) => {
      const brush: Brush = chart.ctx;
      const [x, path, year] = ['x', 'correlation', 'year'].map((axis) => placementOf(chart, axis));
      if (x === undefined || path === undefined || year === undefined) return;
      brush.save();
      brush.textBaseline = 'alphabetic';
      brush.textAlign = 'left';
      const title = words.title.map((text, index) => ({
        text,
        color: theme.text,
        isName: index % 2 === 0,
      }));
      writeTitleAndMarks(brush, title, words.marks, theme);
      const baseline = headingBaselineBelow(words.title.join(''), words.marks);
      writeHeading(brush, words.heading, baseline, theme);
      writeRegimeKey(brush, words.key, baseline, theme);
      writeHeading(brush, words.yearHeading, year.top - HEADING_LIFT, theme);
      writeYears(brush, panels, x, year, theme);
      writeEnd(brush, words.today, x, path, theme);
      writeEnd(brush, words.overall, x, year, theme);
      if (words.today !== null) {
        const last = x.getPixelForValue(panels.days.length - 1);
        drawDot(brush, last, path.getPixelForValue(words.today.value), theme.text, theme.background);
      }
      writeEmptyReason(brush, words.emptyReason, x, path, theme);
      writeFooter(brush, words.footer, theme);
      brush.restore();
    },
  };
}

/** The figure of each year above its interval, in the largest size for which the years are wide enough. */
function writeYears(
  brush: Brush,
  { years }: HistoryPanels,
  x: Placement,
  year: Placement,
  theme: Theme,
): void {
  const pixels = x.getPixelForValue(1) - x.getPixelForValue(0);
  // The first and the last year may be parts.
  const least = Math.min(...years.slice(1, -1).map(({ sessions }) => sessions * pixels));
  const size = YEAR_FONT_SIZES.find((candidate) => {
    setFont(brush, 400, candidate);
    return brush.measureText('−0.00').width + 2 <= least;
  });
  if (size === undefined) return;
  brush.textAlign = 'center';
  let taken = -Infinity;
  for (const { position, value, high } of years) {
    const half = brush.measureText(figure(value)).width / 2;
    // The dot of a first, short year is near the edge; its figure must not reach into the numbers of the axis.
    const center = Math.max(x.getPixelForValue(position), x.left + half + 2);
    if (center - half < taken) continue;
    const baseline = year.getPixelForValue(Math.max(high, 0)) - 8;
    // A plate, because the line of the whole range may pass here.
    brush.fillStyle = theme.background;
    brush.fillRect(center - half, baseline - size * 0.8, 2 * half, size * 0.9);
    brush.fillStyle = theme.text;
    brush.fillText(figure(value), center, baseline);
    taken = center + half;
  }
  brush.textAlign = 'left';
}

function writeEnd(
  brush: Brush,
  end: HistoryWords['today'],
  x: Placement,
  axis: Placement,
  theme: Theme,
): void {
  if (end === null) return;
  const lines = end.lines.map((text, index): LabelLine =>
    index === 0
      ? { text, size: FONT_SIZE.label, weight: 600, color: theme.text }
      : { text, size: FONT_SIZE.footer, weight: 400, color: theme.muted },
  );
  writeEndLabels(brush, [{ center: axis.getPixelForValue(end.value), lines }], endColumn(x, axis));
}

function writeEmptyReason(
  brush: Brush,
  reason: string | null,
  x: Placement,
  path: Placement,
  theme: Theme,
): void {
  if (reason === null) return;
  setFont(brush, 400, FONT_SIZE.heading);
  brush.fillStyle = theme.text;
  const text = fitText(brush, reason, x.right - x.left);
  const left = (x.left + x.right - brush.measureText(text).width) / 2;
  brush.fillText(text, left, (path.top + path.bottom) / 2 - 12);
}
