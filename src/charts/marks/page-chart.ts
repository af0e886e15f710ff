import type { ChartConfiguration, Plugin, Point } from 'chart.js';
import type { Theme } from '../theme.ts';
import { pageAlarm } from './alarm.ts';
import { paper } from './paper.ts';
import type { HeadMark } from './provenance-marks.ts';
import { stillOptions } from './still-options.ts';

/** A chart without Chart.js's axes and lines: its own drawing on the page, and the marks that can't be cropped away. */
export function pageChart(
  drawing: readonly Plugin<'line'>[],
  marks: readonly HeadMark[],
  theme: Theme,
): ChartConfiguration<'line', Point[]> {
  return {
    type: 'line',
    data: { datasets: [] },
    options: { ...stillOptions(theme), scales: { x: { display: false }, y: { display: false } } },
    plugins: [
      paper(theme),
      ...drawing,
      ...marks.filter((mark) => mark.alarm).map((mark) => pageAlarm(mark.text, theme)),
    ],
  };
}
