import type { Plugin } from 'chart.js';
import { FONT_FAMILY } from '../src/charts/fonts.ts';
import { createRasterizer } from '../src/charts/rasterize.ts';
import { encodePng } from '../src/charts/render.ts';
import { FONT_SIZE, THEMES } from '../src/charts/theme.ts';

/** How the time of one thing grew with its size. */
export interface Growth {
  readonly of: string;
  readonly points: readonly { readonly size: number; readonly ms: number }[];
}

const { background, text, muted, grid, asset, benchmark, alarm } = THEMES.light;
const COLOURS = [asset.line, benchmark.line, '#2f8f4e', alarm];

const PAPER: Plugin<'line'> = {
  id: 'paper',
  beforeDraw: ({ ctx, width, height }) => {
    ctx.fillStyle = background;
    ctx.fillRect(0, 0, width, height);
  },
};

/** Each growth as a line on two log axes, against its own smallest size; the dashed line is what grows in proportion. */
export async function growthPicture(all: readonly Growth[]): Promise<Uint8Array> {
  const relative = all.map(({ points }) => {
    const [first = { size: 1, ms: 1 }] = points;
    return points.map(({ size, ms }) => ({ x: size / first.size, y: ms / first.ms }));
  });
  const furthest = Math.max(...relative.flat().map(({ x }) => x));
  const font = { family: FONT_FAMILY, size: FONT_SIZE.tick };
  const axis = (title: string) => ({
    type: 'logarithmic' as const,
    title: { display: true, text: title, color: text, font },
    ticks: {
      color: muted,
      font,
      maxTicksLimit: 6,
      callback: (value: string | number) => Number(value).toLocaleString('en-US'),
    },
    grid: { color: grid },
  });
  const pixels = await createRasterizer()({
    type: 'line',
    data: {
      datasets: [
        ...all.map(({ of }, index) => ({
          label: of,
          data: relative[index] ?? [],
          borderColor: COLOURS[index] ?? text,
          backgroundColor: COLOURS[index] ?? text,
          borderWidth: 4,
          pointRadius: 6,
        })),
        {
          label: 'in proportion',
          data: [
            { x: 1, y: 1 },
            { x: furthest, y: furthest },
          ],
          borderColor: muted,
          borderDash: [8, 8],
          borderWidth: 2,
          pointRadius: 0,
        },
      ],
    },
    options: {
      devicePixelRatio: 1,
      layout: { padding: { top: 24, left: 24, bottom: 24, right: 60 } },
      scales: { x: axis('times as much asked'), y: axis('times as long') },
      plugins: { legend: { labels: { color: text, font, usePointStyle: true, boxHeight: 10, padding: 18 } } },
    },
    plugins: [PAPER],
  });
  return encodePng(pixels);
}
