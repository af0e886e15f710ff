import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import type { Chart as ChartOf } from 'chart.js';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createRasterizer, release, type Pixels } from '../../src/charts/rasterize.ts';
import { chartConfiguration, createRenderer, encodePng } from '../../src/charts/render.ts';
import { CHART_SIZE, THEMES } from '../../src/charts/theme.ts';
import { Refusal } from '../../src/core/errors.ts';
import type { Chart, Look } from '../../src/core/chart.ts';
import type { PairReport } from '../../src/core/reports/pair.ts';
import type { Image } from '../../src/core/types.ts';
import { FAKE_HISTORY_NAMES, fakeHistoryReport } from '../fakes/history-report.ts';
import { fakeMatrixReport } from '../fakes/matrix-report.ts';
import { FAKE_NAMES, fakePairReport } from '../fakes/pair-report.ts';
import { FAKE_RANK_NAMES, fakeNames, fakeRankReport } from '../fakes/rank-report.ts';
import { fakeStudyReport } from '../fakes/study-report.ts';

const renderer = createRenderer();
const LIGHT: Look = { theme: 'light', scale: 1 };
const YEAR = fakePairReport({ n: 252, link: (share) => 0.45 + 0.4 * Math.sin(share * 7) });

function pair(report: PairReport): Chart {
  return { kind: 'pair', report, names: FAKE_NAMES };
}

function draw(report: PairReport, look: Look = LIGHT): Promise<Image> {
  return renderer.draw(pair(report), look, 'corr.png', 'BTC and small-cap tech');
}

async function rgb(png: Uint8Array): Promise<Buffer> {
  return sharp(png).removeAlpha().raw().toBuffer();
}

/** How many pixels have exactly this colour; inside the box when one is given. */
async function pixelsOf(
  image: Image,
  hex: string,
  box = { left: 0, top: 0, right: image.width, bottom: image.height },
): Promise<number> {
  const data = await rgb(image.png);
  const wanted = Number.parseInt(hex.slice(1), 16);
  let count = 0;
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let x = box.left; x < box.right; x += 1) {
      if (data.readUIntBE(3 * (y * image.width + x), 3) === wanted) count += 1;
    }
  }
  return count;
}

async function differing(one: Image, other: Image): Promise<number> {
  const [first, second] = [await rgb(one.png), await rgb(other.png)];
  let count = 0;
  for (let at = 0; at < first.length; at += 3) {
    if (first.readUIntBE(at, 3) !== second.readUIntBE(at, 3)) count += 1;
  }
  return count;
}

describe('createRenderer', () => {
  test.each([
    ['light', 1, 1200, 675],
    ['dark', 1, 1200, 675],
    ['light', 2, 2400, 1350],
    ['dark', 2, 2400, 1350],
  ] as const)('%s at %dx is a PNG of %d x %d', async (theme, scale, width, height) => {
    const image = await draw(YEAR, { theme, scale });
    expect(image).toMatchObject({ width, height, filename: 'corr.png', alt: 'BTC and small-cap tech' });
    expect(await sharp(image.png).metadata()).toMatchObject({ format: 'png', width, height });
    expect((await sharp(image.png).stats()).isOpaque).toBe(true);
    expect(image.png.length).toBeLessThan(600_000);
  });

  test('both lines are there in their colours, on the ground of the theme', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const image = await draw(YEAR, { theme, scale: 1 });
      expect(await pixelsOf(image, THEMES[theme].asset.line)).toBeGreaterThan(1_500);
      expect(await pixelsOf(image, THEMES[theme].benchmark.line)).toBeGreaterThan(1_500);
      expect(await pixelsOf(image, THEMES[theme].regimes.coupled)).toBeGreaterThan(20_000);
      expect(await pixelsOf(image, THEMES[theme].background)).toBeGreaterThan(400_000);
    }
  });

  test('the title is really drawn, in the colours of the lines', async () => {
    const image = await draw(YEAR);
    const title = { left: 0, top: 20, right: 600, bottom: 80 };
    expect(await pixelsOf(image, THEMES.light.asset.text, title)).toBeGreaterThan(300);
    expect(await pixelsOf(image, THEMES.light.text, title)).toBeGreaterThan(300);
    expect(await pixelsOf(image, THEMES.light.benchmark.text, title)).toBeGreaterThan(600);
  });

  test('simulated prices mark the head and both panels', async () => {
    const [plain, simulated] = [await draw(YEAR), await draw({ ...YEAR, simulated: true })];
    const head = { left: 900, top: 0, right: 1200, bottom: 90 };
    expect(await pixelsOf(plain, THEMES.light.alarm)).toBe(0);
    expect(await pixelsOf(simulated, THEMES.light.alarm, head)).toBeGreaterThan(3_000);
    expect(await differing(plain, simulated)).toBeGreaterThan(40_000);
  });

  test('a constant leg is drawn too, without a rolling line', async () => {
    const image = await draw(fakePairReport({ n: 252, volatility: 0, drift: 0 }));
    const panel = { left: 110, top: 400, right: 230, bottom: 540 };
    expect(await pixelsOf(image, THEMES.light.text, panel)).toBe(0);
  });

  test('the same chart gives the same bytes, alone, again, among others and from another renderer', async () => {
    const first = await draw(YEAR);
    const others = [fakePairReport({ n: 21 }), YEAR, fakePairReport({ n: 600 }), YEAR];
    const images = await Promise.all(others.map((report) => draw(report)));
    const elsewhere = await createRenderer().draw(pair(YEAR), LIGHT, 'a.png', 'a');
    for (const again of [images[1], images[3], elsewhere]) {
      expect(Buffer.compare(first.png, again?.png ?? new Uint8Array())).toBe(0);
    }
  });

  test('a chart that breaks off leaves nothing behind for the next one', async () => {
    const rasterize = createRasterizer();
    const first = (await rasterize(chartConfiguration(pair(YEAR), LIGHT))).data;
    const broken = chartConfiguration(pair(YEAR), LIGHT);
    const breakOff = {
      id: 'break-off',
      beforeDatasetsDraw({ ctx }: Pick<ChartOf<'line'>, 'ctx'>) {
        ctx.save();
        ctx.rotate(1);
        ctx.rect(0, 0, 9, 9);
        ctx.clip();
        throw new Error('broken off');
      },
    };
    await expect(rasterize({ ...broken, plugins: [...(broken.plugins ?? []), breakOff] })).rejects.toThrow(
      'broken off',
    );
    const again = (await rasterize(chartConfiguration(pair(YEAR), LIGHT))).data;
    expect(Buffer.compare(first, again)).toBe(0);
  });

  test.each<Chart>([
    { kind: 'rank', report: fakeRankReport(fakeNames(5)), names: FAKE_RANK_NAMES },
    { kind: 'history', report: fakeHistoryReport({ n: 400 }), names: FAKE_HISTORY_NAMES },
    {
      kind: 'matrix',
      report: fakeMatrixReport(['BTC', 'ETH', 'gold']),
      names: { query: 'matrix btc,eth,gold 1y' },
    },
    { kind: 'study', report: fakeStudyReport(), names: { query: 'study max' } },
  ])('a $kind chart is drawn in every look, the same bytes each time', async (chart) => {
    for (const look of [LIGHT, { theme: 'dark', scale: 2 }] as const) {
      const [first, again] = await Promise.all([0, 1].map(() => renderer.draw(chart, look, 'a.png', 'a')));
      expect(first).toMatchObject({ width: 1200 * look.scale, height: 675 * look.scale });
      expect(first && (await pixelsOf(first, THEMES[look.theme].background))).toBeGreaterThan(300_000);
      expect(first && again && Buffer.compare(first.png, again.png)).toBe(0);
    }
  });

  test('a flood is refused in a sentence and leaves the renderer working', async () => {
    const small = fakePairReport({ n: 21, history: 0 });
    const other = createRenderer();
    const flood = await Promise.allSettled(
      Array.from({ length: 54 }, () => other.draw(pair(small), LIGHT, 'a.png', 'a')),
    );
    const refused = flood.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toHaveLength(2);
    expect(refused[0]).toBeInstanceOf(Refusal);
    expect((await other.draw(pair(small), LIGHT, 'a.png', 'a')).png.length).toBeGreaterThan(10_000);
  });
});

describe('encodePng', () => {
  test.each(['light', 'dark'] as const)(
    '%s: the same pixels as the canvas itself would encode',
    async (theme) => {
      const look: Look = { theme, scale: 2 };
      const pixels: Pixels = await createRasterizer()(chartConfiguration(pair(YEAR), look));
      const canvas = new ChartJSNodeCanvas(CHART_SIZE);
      const byCanvas = await canvas.renderToBuffer(chartConfiguration(pair(YEAR), look));
      const bySharp = await encodePng(pixels);
      expect((await rgb(bySharp)).equals(await rgb(byCanvas))).toBe(true);
    },
  );

  test('the memory of a picture is given back when it is encoded', async () => {
    const pixels = await createRasterizer()(chartConfiguration(pair(YEAR), LIGHT));
    await encodePng(pixels);
    expect(pixels.data.byteLength).toBe(4 * pixels.width * pixels.height);
    release(pixels);
    expect(pixels.data.byteLength).toBe(0);
  });

  test('charts are opaque, so nothing is lost with the alpha channel', async () => {
    const { data } = await createRasterizer()(chartConfiguration(pair(YEAR), LIGHT));
    expect(data.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true);
  });
});
