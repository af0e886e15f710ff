import type { Chart } from 'chart.js';

/** What plugins read of a laid-out axis, in CSS pixels. */
export interface Placement {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly getPixelForValue: (value: number) => number;
}

/** An axis of a chart by its id. Throws when the chart does not have it. */
export function placementOf(chart: Chart, axis: string): Placement {
  const scale = chart.scales[axis];
  if (scale === undefined) throw new Error(`A plugin was used on a chart without its axis ${axis}.`);
  return scale;
}
