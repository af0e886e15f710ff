import { createRequire } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import type { ChartConfiguration } from 'chart.js';
import { GlobalFonts } from '@napi-rs/canvas';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

/** chartjs-node-canvas works as documented although its canvas is another one: every way out of it. */

const canvas = new ChartJSNodeCanvas({ width: 200, height: 100, backgroundColour: 'white' });

function line(): ChartConfiguration {
  return {
    type: 'line',
    data: { labels: ['a', 'b', 'c'], datasets: [{ data: [1, 3, 2], borderColor: '#ff0000' }] },
    options: { devicePixelRatio: 1 },
  };
}

async function redPixels(picture: Uint8Array): Promise<number> {
  const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += 3) {
    if ((data[at] ?? 0) > 200 && (data[at + 1] ?? 255) < 80 && (data[at + 2] ?? 255) < 80) count += 1;
  }
  return count;
}

async function collect(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('canvas shim', () => {
  test('renderToBuffer resolves with a PNG of the drawn chart', async () => {
    const png = await canvas.renderToBuffer(line());
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 200, height: 100 });
    expect(await redPixels(png)).toBeGreaterThan(100);
  });

  test('renderToBuffer resolves with a JPEG', async () => {
    expect(await sharp(await canvas.renderToBuffer(line(), 'image/jpeg')).metadata()).toMatchObject({
      format: 'jpeg',
    });
  });

  test('renderToBufferSync gives the same bytes as renderToBuffer', async () => {
    expect(canvas.renderToBufferSync(line()).equals(await canvas.renderToBuffer(line()))).toBe(true);
  });

  test('renderToDataURL settles, with what renderToDataURLSync gives', async () => {
    const url = await canvas.renderToDataURL(line());
    expect(url).toMatch(/^data:image\/png;base64,/);
    expect(url).toBe(canvas.renderToDataURLSync(line()));
    expect(await redPixels(Buffer.from(url.split(',')[1] ?? '', 'base64'))).toBeGreaterThan(100);
  });

  test.each(['image/png', 'image/jpeg'] as const)('renderToStream gives a %s', async (kind) => {
    const picture = await collect(canvas.renderToStream(line(), kind));
    expect(await redPixels(picture)).toBeGreaterThan(100);
  });

  test('a stream that is read late still holds the chart, although the canvas was wiped', async () => {
    const stream = canvas.renderToStream(line());
    await nextTurn();
    await nextTurn();
    expect(await redPixels(await collect(stream))).toBeGreaterThan(100);
  });

  test('registerFont loads a font file', () => {
    const file = createRequire(import.meta.url).resolve(
      '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
    );
    canvas.registerFont(file, { family: 'Shim Test' });
    expect(GlobalFonts.has('Shim Test')).toBe(true);
    expect(() => canvas.registerFont('/nowhere/at-all.ttf', { family: 'Nothing' })).toThrow(/at-all\.ttf/);
  });

  test.each(['svg', 'pdf'] as const)('a %s canvas is refused in a sentence', (type) => {
    const other = new ChartJSNodeCanvas({ width: 10, height: 10, type });
    expect(() => other.renderToBufferSync(line())).toThrow(`This canvas draws pictures, not ${type}.`);
  });
});
