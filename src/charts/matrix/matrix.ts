import type { ChartConfiguration, Point } from 'chart.js';
import type { MatrixReport } from '../../core/reports/matrix.ts';
import type { QueryName } from '../../core/chart.ts';
import { pageChart } from '../marks/page-chart.ts';
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
  return pageChart([matrixCells(layout, theme), matrixText(layout, theme)], layout.marks, theme);
}
