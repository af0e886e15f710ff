import type { ChartConfiguration, Point } from 'chart.js';
import type { MatrixReport } from '../../core/reports.ts';
import type { QueryName } from '../../core/types.ts';
import { paper } from '../marks/paper.ts';
import { pageAlarm } from '../marks/alarm.ts';
import { stillOptions } from '../marks/still-options.ts';
import { matrixLayout } from './matrix-layout.ts';
import { matrixCells, matrixText } from './matrix-text.ts';
import type { Theme } from '../theme.ts';

/** The picture of all pairs: a heat map with the correlations in its cells. A pure function. */
export function matrixChart(
  report: MatrixReport,
  names: QueryName,
  theme: Theme,
): ChartConfiguration<'line', Point[]> {
  const layout = matrixLayout(report, names);
  return {
    type: 'line',
    data: { datasets: [] },
    // There are no axes: every cell has its place by itself.
    options: { ...stillOptions(theme), scales: { x: { display: false }, y: { display: false } } },
    plugins: [
      paper(theme),
      matrixCells(layout, theme),
      matrixText(layout, theme),
      ...layout.marks.filter((mark) => mark.alarm).map((mark) => pageAlarm(mark.text, theme)),
    ],
  };
}
