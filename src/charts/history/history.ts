import type { ChartConfiguration, ChartDataset, Point } from 'chart.js';
import type { HistoryReport } from '../../core/reports/history.ts';
import type { PairNames } from '../../core/chart.ts';
import { alarm } from '../marks/alarm.ts';
import { gapAxis, timeAxis, valueAxis, type Axis } from '../marks/axes.ts';
import { EVENT_ROW_HEIGHT, eventLines, eventRows } from '../marks/event-lines.ts';
import { minus } from '../marks/figure.ts';
import { footerExtraHeight } from '../marks/footer.ts';
import { headingBaselineBelow } from '../marks/page.ts';
import { paper } from '../marks/paper.ts';
import { regimeTints } from '../marks/regime-tints.ts';
import { intervalBand, rollingLine } from '../marks/rolling-lines.ts';
import { stillOptions } from '../marks/still-options.ts';
import { ACROSS, lineWidth, overallLine, PLOT_MARGIN } from '../marks/time-plot.ts';
import { breakLines, pathLabels } from './history-marks.ts';
import { historyPanels, type HistoryPanels } from './history-panels.ts';
import { historyText } from './history-text.ts';
import { historyWords } from './history-words.ts';
import type { Theme } from '../theme.ts';

/** CSS pixels. */
const BELOW_HEADING = 20;
/** Heights of the panels and of the gap with the lower heading, as shares. */
const PANEL_WEIGHT = { correlation: 250, gap: 50, year: 118 } as const;

type Dataset = ChartDataset<'line', Point[]>;

/**
 * The picture of a history: the whole rolling path with its peaks, valleys and breaks above, each calendar year below. A
 * pure function.
 */
export function historyChart(
  report: HistoryReport,
  names: PairNames,
  theme: Theme,
): ChartConfiguration<'line', Point[]> {
  const panels = historyPanels(report, ACROSS);
  const words = historyWords(report, names, panels);
  const rows = eventRows([...panels.events, ...panels.breakNames]);
  return {
    type: 'line',
    data: { datasets: datasets(report, panels, theme) },
    options: {
      ...stillOptions(theme),
      layout: {
        padding: {
          ...PLOT_MARGIN,
          top:
            headingBaselineBelow(words.title.join(''), words.marks) + BELOW_HEADING + rows * EVENT_ROW_HEIGHT,
          bottom: PLOT_MARGIN.bottom + footerExtraHeight(words.footer),
        },
      },
      scales: historyAxes(panels, theme),
    },
    plugins: [
      paper(theme),
      regimeTints(panels.runs, theme),
      eventLines(panels.events, ['correlation'], theme),
      breakLines(panels, theme),
      pathLabels(panels, theme),
      historyText(panels, words, theme),
      ...words.marks
        .filter((mark) => mark.alarm)
        .map((mark) => alarm(mark.text, ['correlation', 'year'], theme)),
    ],
  };
}

function historyAxes(panels: HistoryPanels, theme: Theme): Record<string, Axis> {
  const figure = (value: number): string => minus(String(value));
  return {
    x: timeAxis(panels.days, panels.sessionTicks, theme),
    correlation: {
      ...valueAxis(panels.correlation, 0, theme, figure),
      type: 'linear',
      weight: 2,
      stackWeight: PANEL_WEIGHT.correlation,
    },
    gap: gapAxis(PANEL_WEIGHT.gap),
    year: { ...valueAxis(panels.year, 0, theme, figure), type: 'linear', stackWeight: PANEL_WEIGHT.year },
  };
}

function datasets({ pearson }: HistoryReport, panels: HistoryPanels, theme: Theme): Dataset[] {
  return [
    // Chart.js draws the last one first: what matters most stands first.
    rollingLine(panels.rolling, lineWidth(panels.days.length), theme),
    ...panels.steps.map(({ from, to, value }): Dataset => ({
      label: 'between breaks',
      yAxisID: 'correlation',
      data: [
        { x: from, y: value },
        { x: to, y: value },
      ],
      borderColor: theme.benchmark.line,
      borderWidth: 3.5,
    })),
    ...intervalBand(panels.rolling, theme),
    yearDots(panels, theme),
    ...panels.years.map(({ year, position, low, high }): Dataset => ({
      label: `${year} interval`,
      yAxisID: 'year',
      data: [
        { x: position, y: low },
        { x: position, y: high },
      ],
      borderColor: theme.text,
      borderWidth: 3,
    })),
    overallLine(pearson, panels.days.length, 'year', theme),
  ];
}

/** Hollow where the interval holds zero: there may have been no link that year. */
function yearDots({ years }: HistoryPanels, theme: Theme): Dataset {
  return {
    label: 'calendar years',
    yAxisID: 'year',
    data: years.map(({ position, value }) => ({ x: position, y: value })),
    showLine: false,
    clip: false,
    pointRadius: 8,
    pointBackgroundColor: years.map(({ low, high }) => (low > 0 || high < 0 ? theme.text : theme.background)),
    pointBorderColor: theme.text,
    pointBorderWidth: 3,
  };
}
