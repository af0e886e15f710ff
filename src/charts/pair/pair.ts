import { brokenLine } from '../marks/broken-line.ts';
import type { ChartConfiguration, ChartDataset, Point } from 'chart.js';
import type { PairNames } from '../../core/chart.ts';
import type { PairReport } from '../../core/reports/pair.ts';
import { alarm } from '../marks/alarm.ts';
import { EVENT_ROW_HEIGHT, eventLines, eventRows } from '../marks/event-lines.ts';
import { footerExtraHeight } from '../marks/footer.ts';
import { paper } from '../marks/paper.ts';
import { regimeTints } from '../marks/regime-tints.ts';
import { intervalBand, rollingLine } from '../marks/rolling-lines.ts';
import { stillOptions } from '../marks/still-options.ts';
import { ACROSS, lineWidth, overallLine, PLOT_MARGIN } from '../marks/time-plot.ts';
import { pairAxes } from './pair-axes.ts';
import { pairPanels, type PairPanels } from './pair-panels.ts';
import { pairText } from './pair-text.ts';
import { pairWords } from './pair-words.ts';
import type { Theme } from '../theme.ts';

/** CSS pixels above the panels. */
const TOP = 126;

/**
 * The picture of a pair: both prices rebased above, the rolling correlation with its interval below. A pure function; the
 * configuration is fresh on every call, because Chart.js writes into it.
 */
export function pairChart(
  report: PairReport,
  names: PairNames,
  theme: Theme,
): ChartConfiguration<'line', Point[]> {
  const panels = pairPanels(report, ACROSS);
  const words = pairWords(report, names, panels);
  return {
    type: 'line',
    data: { datasets: datasets(report, names, panels, theme) },
    options: {
      ...stillOptions(theme),
      layout: {
        padding: {
          ...PLOT_MARGIN,
          top: TOP + eventRows(panels.events) * EVENT_ROW_HEIGHT,
          bottom: PLOT_MARGIN.bottom + footerExtraHeight(words.footer),
        },
      },
      scales: pairAxes(panels, theme),
    },
    plugins: [
      paper(theme),
      regimeTints(panels.runs, theme),
      eventLines(panels.events, ['price', 'correlation'], theme),
      pairText(words, theme),
      ...words.marks
        .filter((mark) => mark.alarm)
        .map((mark) => alarm(mark.text, ['price', 'correlation'], theme)),
    ],
  };
}

function datasets(
  report: PairReport,
  names: PairNames,
  panels: PairPanels,
  theme: Theme,
): ChartDataset<'line', Point[]>[] {
  const { rebased, pearson } = report;
  const borderWidth = lineWidth(panels.days.length);
  return [
    // Chart.js draws the last one first: what matters most stands first.
    {
      label: names.asset,
      yAxisID: 'price',
      data: priceLine(rebased.asset, panels),
      borderColor: theme.asset.line,
      borderWidth,
    },
    {
      label: names.benchmark,
      yAxisID: 'price',
      data: priceLine(rebased.benchmark, panels),
      borderColor: theme.benchmark.line,
      borderWidth,
    },
    rollingLine(panels.rolling, borderWidth, theme),
    overallLine(pearson, panels.days.length, 'correlation', theme),
    ...intervalBand(panels.rolling, theme),
  ];
}

function priceLine(levels: readonly number[], { positions }: PairPanels): Point[] {
  return brokenLine(levels.map((level, index) => ({ x: positions[index] ?? index, y: level })));
}
