import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { CHART_SIZE } from '../../src/charts/theme.ts';
import type { Configuration } from '../../src/charts/rasterize.ts';

/** The same configuration drawn the usual way: a new ChartJSNodeCanvas for each chart, which encodes it by itself. */
export function usualChart(configuration: Configuration): Promise<Buffer> {
  return new ChartJSNodeCanvas({ ...CHART_SIZE, backgroundColour: 'white' }).renderToBuffer(configuration);
}
