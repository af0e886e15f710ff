import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import type { ChartConfiguration, Point } from 'chart.js';
import sharp from 'sharp';
import type { Chart, Image, Look } from '../core/types.ts';
import { registerFonts } from './fonts.ts';
import { historyChart } from './history/history.ts';
import { matrixChart } from './matrix/matrix.ts';
import { pairChart } from './pair/pair.ts';
import { rankChart } from './rank/rank.ts';
import { createRenderQueue } from './render-queue.ts';
import { studyChart } from './study/study.ts';
import { CHART_SIZE, THEMES, type Theme } from './theme.ts';

/** Draws charts to PNG. The same chart in the same look gives the same bytes. */
export interface Renderer {
  readonly draw: (chart: Chart, look: Look, filename: string, alt: string) => Promise<Image>;
}

/** RGBA, top row first. Charts have an opaque ground, so it does not matter that alpha is premultiplied. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

type Configuration = ChartConfiguration<'line', Point[]>;

const RUNNING = 2;
const WAITING = 50;

/**
 * A renderer with its canvas made at the first chart. At most two pictures are in work at once and fifty wait; `draw`
 * rejects with a `Refusal` beyond that, and with a plain error when the fonts are missing.
 */
export function createRenderer(): Renderer {
  const enqueue = createRenderQueue(RUNNING, WAITING);
  let rasterize: Rasterize | undefined;
  return {
    draw: (chart, look, filename, alt) =>
      enqueue(async () => {
        rasterize ??= createRasterizer();
        const pixels = await rasterize(chartConfiguration(chart, look));
        return { png: await encodePng(pixels), width: pixels.width, height: pixels.height, filename, alt };
      }),
  };
}

/** First step: what Chart.js is to draw. Fresh on every call, because Chart.js writes into it. */
export function chartConfiguration(chart: Chart, look: Look): Configuration {
  const configuration = configurationOf(chart, THEMES[look.theme]);
  return { ...configuration, options: { ...configuration.options, devicePixelRatio: look.scale } };
}

function configurationOf(chart: Chart, theme: Theme): Configuration {
  switch (chart.kind) {
    case 'pair':
      return pairChart(chart.report, chart.names, theme);
    case 'rank':
      return rankChart(chart.report, chart.names, theme);
    case 'history':
      return historyChart(chart.report, chart.names, theme);
    case 'matrix':
      return matrixChart(chart.report, chart.names, theme);
    case 'study':
      return studyChart(chart.report, chart.names, theme);
  }
}

/** The library documents `raw` and hands it on to the canvas; only its types leave it out. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const RAW = 'raw' as 'image/png';

/** Second step: draws a configuration, 1200 x 675 times its `devicePixelRatio`. Uses the configuration up. */
export type Rasterize = (configuration: Configuration) => Promise<Pixels>;

/**
 * One canvas for all charts: making one evaluates the whole of Chart.js again. Throws when a font or glyph is missing.
 */
export function createRasterizer(): Rasterize {
  registerFonts();
  const canvas = new ChartJSNodeCanvas(CHART_SIZE);
  return async (configuration) => {
    const ratio = configuration.options?.devicePixelRatio ?? 1;
    const data = await canvas.renderToBuffer(configuration, RAW);
    return { data, width: CHART_SIZE.width * ratio, height: CHART_SIZE.height * ratio };
  };
}

/** Third step: pixels to PNG, off the main thread and lossless. */
export function encodePng({ data, width, height }: Pixels): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 3 })
    .toBuffer();
}
