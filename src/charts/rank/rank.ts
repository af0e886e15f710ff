import type { ChartConfiguration, ChartDataset, Point } from 'chart.js';
import type { RankReport } from '../../core/reports/rank.ts';
import type { RankNames } from '../../core/chart.ts';
import { alarm } from '../marks/alarm.ts';
import { TICK_FONT, type Axis } from '../marks/axes.ts';
import { dotInk, dotStyle } from '../marks/dot-kinds.ts';
import { minus } from '../marks/figure.ts';
import { footerExtraHeight } from '../marks/footer.ts';
import { headingBaselineBelow, PAGE } from '../marks/page.ts';
import { paper } from '../marks/paper.ts';
import { stillOptions } from '../marks/still-options.ts';
import { rankLayout, type PlacedRow, type RankLayout } from './rank-layout.ts';
import { BESIDE, COLUMN_AXES, rankText, topBands } from './rank-text.ts';
import { rankWords, type RankWords } from './rank-words.ts';
import { CHART_SIZE, type Theme } from '../theme.ts';

/** CSS pixels. */
const BELOW_HEADING = 24;
const FOOTER_HEIGHT = 54;
const AXIS_HEIGHT = 44;
const COMPARISON_HEIGHT = 44;
const COLUMN_DISTANCE = 40;

/** The picture of a ranking: a dot with its interval for each row, highest on top. A pure function. */
export function rankChart(
  report: RankReport,
  names: RankNames,
  theme: Theme,
): ChartConfiguration<'line', Point[]> {
  const words = rankWords(report, names);
  const top = headingBaselineBelow(words.title.join(''), words.marks) + BELOW_HEADING;
  const bottom = CHART_SIZE.height - bottomMargin(words);
  const layout = rankLayout(report, bottom - top - AXIS_HEIGHT);
  // Few rows stand in the middle of the room that they leave.
  const spare = (bottom - top - AXIS_HEIGHT - layout.lines * layout.lineHeight) / 2;
  return {
    type: 'line',
    data: { datasets: datasets(layout, theme) },
    options: {
      ...stillOptions(theme),
      indexAxis: 'y',
      layout: {
        padding: {
          top: top + spare,
          bottom: CHART_SIZE.height - bottom + spare,
          left: PAGE.left + layout.labelWidth + BESIDE,
          right: CHART_SIZE.width - PAGE.right + valuesWidth(layout),
        },
      },
      scales: { row: rowAxis(layout), ...valueAxes(layout, theme) },
    },
    plugins: [
      paper(theme),
      topBands(layout, theme),
      rankText(layout, words, theme),
      ...words.marks.filter((mark) => mark.alarm).map((mark) => alarm(mark.text, ['row'], theme)),
    ],
  };
}

function bottomMargin({ comparison, footer }: RankWords): number {
  return FOOTER_HEIGHT + footerExtraHeight(footer) + (comparison === null ? 0 : COMPARISON_HEIGHT);
}

function valuesWidth({ valueWidth, intervalWidth }: RankLayout): number {
  return BESIDE + valueWidth + intervalWidth;
}

function datasets(layout: RankLayout, theme: Theme): ChartDataset<'line', Point[]>[] {
  return COLUMN_AXES.slice(0, layout.columns).flatMap((xAxisID, column) => {
    const rows = layout.rows.filter((row) => row.column === column);
    return [dots(rows, xAxisID, layout, theme), ...rows.map((row) => whisker(row, xAxisID, theme))];
  });
}

/** Filled when in the group of the best, or when nothing is ranked. */
function dots(
  rows: readonly PlacedRow[],
  xAxisID: string,
  layout: RankLayout,
  theme: Theme,
): ChartDataset<'line', Point[]> {
  const styles = rows.map((row) =>
    dotStyle(row.kind, row.tiedForTop || !layout.isRanked, layout.dotRadius, theme),
  );
  return {
    label: 'correlation',
    xAxisID,
    yAxisID: 'row',
    data: rows.map(({ pearson, line }) => ({ x: pearson, y: line })),
    showLine: false,
    clip: false,
    pointStyle: styles.map(({ pointStyle }) => pointStyle),
    pointRadius: styles.map(({ radius }) => radius),
    pointBackgroundColor: styles.map(({ backgroundColor }) => backgroundColor),
    pointBorderColor: styles.map(({ borderColor }) => borderColor),
    pointBorderWidth: styles.map(({ borderWidth }) => borderWidth),
  };
}

function whisker(
  { id, kind, low, high, line }: PlacedRow,
  xAxisID: string,
  theme: Theme,
): ChartDataset<'line', Point[]> {
  return {
    label: `${id} interval`,
    xAxisID,
    yAxisID: 'row',
    data: [
      { x: low, y: line },
      { x: high, y: line },
    ],
    borderColor: dotInk(kind, theme).line,
    borderWidth: 3.5,
  };
}

/** Rows from the top down, without lines or words of its own. */
function rowAxis({ lines }: RankLayout): Axis {
  return { type: 'linear', axis: 'y', display: false, reverse: true, min: -0.5, max: lines - 0.5 };
}

/** One value axis, or two with room between them for the words of the left and the right column. */
function valueAxes(layout: RankLayout, theme: Theme): Record<string, Axis> {
  const [left, right] = COLUMN_AXES;
  if (layout.columns === 1) return { [left]: columnAxis(layout, theme, 1, 0) };
  const between = valuesWidth(layout) + COLUMN_DISTANCE + layout.labelWidth + BESIDE;
  const whole =
    PAGE.right - PAGE.left - 2 * (layout.labelWidth + BESIDE + valuesWidth(layout)) - COLUMN_DISTANCE;
  return {
    [left]: columnAxis(layout, theme, whole / 2, 0),
    gap: {
      type: 'linear',
      axis: 'x',
      position: 'bottom',
      stack: 'columns',
      weight: 1,
      stackWeight: between,
      grid: { display: false },
      border: { display: false },
      ticks: { display: false },
    },
    [right]: columnAxis(layout, theme, whole / 2, 2),
  };
}

function columnAxis({ axis }: RankLayout, theme: Theme, stackWeight: number, weight: number): Axis {
  return {
    type: 'linear',
    axis: 'x',
    position: 'bottom',
    stack: 'columns',
    stackWeight,
    weight,
    min: axis.low,
    max: axis.high,
    afterBuildTicks: (scale) => {
      scale.ticks = axis.ticks.map((value) => ({ value }));
    },
    afterFit: (scale) => {
      scale.height = AXIS_HEIGHT;
    },
    border: { display: false },
    grid: {
      drawTicks: false,
      color: ({ tick }: { tick?: { value: number } }) => (tick?.value === 0 ? theme.baseline : theme.grid),
      lineWidth: ({ tick }: { tick?: { value: number } }) => (tick?.value === 0 ? 3 : 1.5),
    },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      padding: 8,
      font: TICK_FONT,
      color: theme.muted,
      callback: (value) => minus(String(value)),
    },
  };
}
