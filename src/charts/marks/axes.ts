import type { ChartConfiguration, Point } from 'chart.js';
import type { Day } from '../../core/types.ts';
import { FONT_FAMILY } from '../fonts.ts';
import type { SessionTick } from './session-ticks.ts';
import { FONT_SIZE, type Theme } from '../theme.ts';

type Configuration = ChartConfiguration<'line', Point[]>;
export type Axis = NonNullable<NonNullable<NonNullable<Configuration['options']>['scales']>[string]>;

/** CSS pixels. */
export const VALUE_AXIS_WIDTH = 84;
/** Chart.js takes the font of ticks from its own defaults, not from the chart's options. */
export const TICK_FONT = { family: FONT_FAMILY, size: FONT_SIZE.tick } as const;
/** By the number of lines of the tick labels. */
const TIME_AXIS_HEIGHT = { one: 46, two: 76 } as const;

/** An axis of values: its bounds and the values that get a line and a number. */
export interface ValueAxis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** Sessions at equal distances, marked by `sessionTicks`. */
export function timeAxis(days: readonly Day[], sessionTicks: readonly SessionTick[], theme: Theme): Axis {
  return {
    type: 'linear',
    min: 0,
    max: Math.max(1, days.length - 1),
    afterBuildTicks: (axis) => {
      axis.ticks = sessionTicks.map(({ index }) => ({ value: index }));
    },
    afterFit: (axis) => {
      axis.height = sessionTicks.some(({ lines }) => lines.length > 1)
        ? TIME_AXIS_HEIGHT.two
        : TIME_AXIS_HEIGHT.one;
    },
    border: { color: theme.baseline },
    grid: { drawOnChartArea: false, tickColor: theme.baseline, tickLength: 8 },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      font: TICK_FONT,
      color: theme.muted,
      callback: (_value, index) => [...(sessionTicks[index]?.lines ?? [])],
    },
  };
}

/** An empty axis between stacked panels: Chart.js has no distance between them. */
export function gapAxis(stackWeight: number): Axis {
  return {
    type: 'linear',
    axis: 'y',
    position: 'left',
    stack: 'panels',
    weight: 1,
    stackWeight,
    grid: { display: false },
    border: { display: false },
    ticks: { display: false },
  };
}

/** A vertical axis with its numbers at the left; the line at `baseline` is stronger than the others. */
export function valueAxis(
  axis: ValueAxis,
  baseline: number,
  theme: Theme,
  figure: (value: number) => string,
) {
  return {
    axis: 'y',
    position: 'left',
    stack: 'panels',
    min: axis.low,
    max: axis.high,
    afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
      scale.ticks = axis.ticks.map((value) => ({ value }));
    },
    afterFit: (scale: { width: number }) => {
      scale.width = VALUE_AXIS_WIDTH;
    },
    border: { display: false },
    grid: {
      drawTicks: false,
      color: ({ tick }: { tick?: { value: number } }) =>
        tick?.value === baseline ? theme.baseline : theme.grid,
      lineWidth: ({ tick }: { tick?: { value: number } }) => (tick?.value === baseline ? 2 : 1.5),
    },
    ticks: {
      autoSkip: false,
      padding: 10,
      font: TICK_FONT,
      color: theme.muted,
      callback: (value: number | string) => figure(Number(value)),
    },
  } as const;
}
