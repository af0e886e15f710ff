import type { ChartDataset, Point } from 'chart.js';
import { CHARACTER_WIDTH, CHART_SIZE, FONT_SIZE, type Theme } from '../theme.ts';
import { VALUE_AXIS_WIDTH } from './axes.ts';
import type { Column } from './end-labels.ts';
import { PAGE } from './page.ts';
import type { Placement } from './placement.ts';
import type { CharactersAcross } from './session-positions.ts';

/** Around the panels of every chart over time, in CSS pixels. At the right stand the labels of the lines' ends. */
export const PLOT_MARGIN = { right: 230, bottom: 48, left: 14 } as const;

const PLOT_WIDTH = CHART_SIZE.width - PLOT_MARGIN.left - VALUE_AXIS_WIDTH - PLOT_MARGIN.right;

/** The room for text along the time axis. */
export const ACROSS: CharactersAcross = {
  tick: PLOT_WIDTH / (FONT_SIZE.tick * CHARACTER_WIDTH),
  event: PLOT_WIDTH / (FONT_SIZE.event * CHARACTER_WIDTH),
};

/** From so many sessions on, lines are drawn thin: they turn more often than they are wide. */
const MANY_SESSIONS = 1_500;

/** Width of a line through so many sessions, in CSS pixels. */
export function lineWidth(sessions: number): number {
  return sessions > MANY_SESSIONS ? 2.5 : 4;
}

/** The correlation of the whole range, from one end of the time axis to the other; empty when there is none. */
export function overallLine(
  value: number | null,
  sessions: number,
  yAxisID: string,
  theme: Theme,
): ChartDataset<'line', Point[]> {
  return {
    label: 'overall correlation',
    yAxisID,
    data:
      value === null
        ? []
        : [
            { x: 0, y: value },
            { x: sessions - 1, y: value },
          ],
    borderColor: theme.muted,
    borderWidth: 2.5,
    borderDash: [10, 8],
  };
}

/** CSS pixels between the end of a line and its label. */
const END_DISTANCE = 18;

/** Where the labels at the ends of a panel's lines may stand. */
export function endColumn(x: Placement, panel: Placement): Column {
  return {
    left: x.right + END_DISTANCE,
    right: PAGE.right + 12,
    top: panel.top - 4,
    bottom: panel.bottom + 10,
  };
}
