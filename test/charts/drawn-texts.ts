import type { ChartConfiguration, Plugin, Point } from 'chart.js';
import { FONT_FAMILY } from '../../src/charts/fonts.ts';
import { createRasterizer } from '../../src/charts/rasterize.ts';
import { CHART_SIZE } from '../../src/charts/theme.ts';

/** A piece of text as it was drawn, in CSS pixels. */
export interface DrawnText {
  readonly text: string;
  readonly font: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const rasterize = createRasterizer();

/** Draws a chart and notes every text that reaches the canvas upright (the large alarm is tilted). */
export async function drawnTexts(configuration: ChartConfiguration<'line', Point[]>): Promise<DrawnText[]> {
  const texts: DrawnText[] = [];
  const listen: Plugin<'line'> = {
    id: 'listen',
    beforeDraw: ({ ctx }) => {
      const write = ctx.fillText.bind(ctx);
      ctx.fillText = (text: string, x: number, y: number) => {
        write(text, x, y);
        const { b, e, f } = ctx.getTransform();
        if (b !== 0) return;
        const {
          width,
          actualBoundingBoxAscent: ascent,
          actualBoundingBoxDescent: descent,
        } = ctx.measureText(text);
        const shift = ctx.textAlign === 'center' ? width / 2 : ctx.textAlign === 'right' ? width : 0;
        const left = x + e - shift;
        texts.push({
          text,
          font: ctx.font,
          left,
          right: left + width,
          top: y + f - ascent,
          bottom: y + f + descent,
        });
      };
    },
  };
  const plugins = [listen, ...(configuration.plugins ?? [])];
  const options = { ...configuration.options, devicePixelRatio: 1 };
  await rasterize({ ...configuration, options, plugins });
  return texts;
}

const EDGE = 8;
const LEAST_TEXTS = 8;

/** What a reader would complain about; empty when nothing. */
export function faults(texts: readonly DrawnText[]): string[] {
  const outside = texts.filter(
    ({ left, right, top, bottom }) =>
      left < EDGE || top < EDGE || right > CHART_SIZE.width - EDGE || bottom > CHART_SIZE.height - EDGE,
  );
  const foreign = texts.filter(({ font }) => !font.includes(FONT_FAMILY));
  return [
    ...(texts.length >= LEAST_TEXTS ? [] : [`only ${texts.length} texts`]),
    ...outside.map(({ text }) => `"${text}" leaves the picture`),
    ...foreign.map(({ text, font }) => `"${text}" is in ${font}`),
    ...overlaps(texts),
  ];
}

function overlaps(texts: readonly DrawnText[]): string[] {
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => one.left < other.right && other.left < one.right)
      .filter((other) => one.top < other.bottom && other.top < one.bottom)
      .map((other) => `"${one.text}" lies over "${other.text}"`),
  );
}
