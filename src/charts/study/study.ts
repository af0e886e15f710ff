import type { ChartConfiguration, Point } from 'chart.js';
import type { StudyReport } from '../../core/reports/study.ts';
import type { QueryName } from '../../core/chart.ts';
import { pageChart } from '../marks/page-chart.ts';
import { studyPanels } from './study-panels.ts';
import { studyText } from './study-text.ts';
import { studyWords } from './study-words.ts';
import type { Theme } from '../theme.ts';

/** The picture of a study: a panel for each of the five claims with its verdict, and a summary. A pure function. */
export function studyChart(
  report: StudyReport,
  names: QueryName,
  theme: Theme,
): ChartConfiguration<'line', Point[]> {
  const words = studyWords(report, names);
  return pageChart([studyText(studyPanels(report), words, theme)], words.marks, theme);
}
