import type { ChartConfiguration, Point } from 'chart.js';
import type { StudyReport } from '../../core/reports.ts';
import type { QueryName } from '../../core/types.ts';
import { pageAlarm } from '../marks/alarm.ts';
import { paper } from '../marks/paper.ts';
import { stillOptions } from '../marks/still-options.ts';
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
  return {
    type: 'line',
    data: { datasets: [] },
    // Chart.js has no panels side by side: each one has its own small axes.
    options: { ...stillOptions(theme), scales: { x: { display: false }, y: { display: false } } },
    plugins: [
      paper(theme),
      studyText(studyPanels(report), words, theme),
      ...words.marks.filter((mark) => mark.alarm).map((mark) => pageAlarm(mark.text, theme)),
    ],
  };
}
