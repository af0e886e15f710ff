import { createCanvas, type Canvas } from '@napi-rs/canvas/node-canvas.js';
import type { Chart, ChartConfiguration, Point } from 'chart.js';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { registerFonts } from './fonts.ts';
import { CHART_SIZE } from './theme.ts';

/** RGBA, top row first. Charts have an opaque ground, so it does not matter that alpha is premultiplied. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export type Configuration = ChartConfiguration<'line', Point[]>;

/** Draws a configuration, 1200 x 675 times its `devicePixelRatio`. Uses the configuration up. */
export type Rasterize = (configuration: Configuration) => Promise<Pixels>;

/** The library documents `raw` and hands it on to the canvas; only its types leave it out. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const RAW = 'raw' as 'image/png';

/**
 * One Chart.js for all charts, because making one evaluates the whole of it again, and one canvas for each pixel ratio,
 * because the memory of a new one costs more than what is drawn in it. Throws when a font or glyph is missing.
 */
export function createRasterizer(): Rasterize {
  registerFonts();
  let charts: typeof Chart | undefined;
  const library = new ChartJSNodeCanvas({
    ...CHART_SIZE,
    chartCallback: (chartJs) => void (charts = chartJs),
  });
  const canvases = new Map<number, Canvas>();
  return async (configuration) => {
    const ratio = configuration.options?.devicePixelRatio ?? 1;
    const canvas = canvases.get(ratio) ?? keptCanvas(ratio);
    canvases.set(ratio, canvas);
    // Whatever the last chart has left in it, also one that broke off: pixels, transformation, clip.
    canvas.getContext('2d').reset();
    // The library asks this field for a new canvas for each chart, and gives it up before `renderToBuffer` returns.
    Reflect.set(library, '_createCanvas', () => canvas);
    try {
      const data = await library.renderToBuffer(configuration, RAW);
      return { data, width: CHART_SIZE.width * ratio, height: CHART_SIZE.height * ratio };
    } finally {
      // A chart that broke off still holds the canvas, and the next one would be refused it.
      for (const broken of Object.values(charts?.instances ?? {})) broken.destroy();
    }
  };
}

/**
 * A canvas that keeps its pixels: Chart.js reads the size in CSS pixels from it and sets it to that times the ratio,
 * which would allocate it anew although it has this size already.
 */
function keptCanvas(ratio: number): Canvas {
  const canvas = createCanvas(CHART_SIZE.width * ratio, CHART_SIZE.height * ratio);
  for (const side of ['width', 'height'] as const) {
    Object.defineProperty(canvas, side, { get: () => CHART_SIZE[side], set() {} });
  }
  return canvas;
}

/**
 * Gives the memory of a picture back at once; nothing may read it any more. Left to the garbage collector, which sees
 * a few bytes of it, megabytes pile up, and getting fresh ones from the system takes longer than drawing.
 */
export function release({ data }: Pixels): void {
  if (data.buffer instanceof ArrayBuffer) data.buffer.transfer(0);
}
