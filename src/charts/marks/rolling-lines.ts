import { brokenLine } from './broken-line.ts';
import type { ChartDataset, Point } from 'chart.js';
import type { RollingPoint } from './session-positions.ts';
import type { Theme } from '../theme.ts';

type Dataset = ChartDataset<'line', Point[]>;

/** The rolling correlation on the axis `correlation`. */
export function rollingLine(rolling: readonly RollingPoint[], borderWidth: number, theme: Theme): Dataset {
  return {
    label: 'rolling correlation',
    yAxisID: 'correlation',
    data: path(rolling, ({ value }) => value),
    borderColor: theme.text,
    borderWidth,
  };
}

/** Its interval as a band; the two datasets belong next to each other, in this order. */
export function intervalBand(rolling: readonly RollingPoint[], theme: Theme): [Dataset, Dataset] {
  const band = { yAxisID: 'correlation', borderWidth: 0, backgroundColor: `${theme.muted}59` };
  return [
    { label: 'interval, upper bound', ...band, data: path(rolling, ({ high }) => high), fill: '+1' },
    { label: 'interval, lower bound', ...band, data: path(rolling, ({ low }) => low) },
  ];
}

function path(rolling: readonly RollingPoint[], value: (point: RollingPoint) => number | null): Point[] {
  return brokenLine(rolling.map((point) => ({ x: point.position, y: value(point) ?? Number.NaN })));
}
