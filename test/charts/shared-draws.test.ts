import { expect, test } from 'vitest';
import { sharedDraws } from '../../src/charts/shared-draws.ts';
import type { Chart, Image } from '../../src/core/types.ts';
import { fakeMatrixReport } from '../fakes/matrix-report.ts';

const LIGHT = { theme: 'light', scale: 1 } as const;
const chartOf = (query: string): Chart => ({
  kind: 'matrix',
  report: fakeMatrixReport(['BTC', 'ETH']),
  names: { query },
});

/** Draws when the test says so. */
function heldRenderer() {
  const drawn: PromiseWithResolvers<Image>[] = [];
  const draw = sharedDraws(() => {
    const one = Promise.withResolvers<Image>();
    drawn.push(one);
    return one.promise;
  });
  return { draw, drawn };
}

test('a picture that is asked for while it is drawn is drawn once', async () => {
  const { draw, drawn } = heldRenderer();
  const asked = [1, 2, 3].map(() => draw(chartOf('matrix btc,eth 1y'), LIGHT, 'a.png', 'A.'));
  const image: Image = { png: Uint8Array.of(1), width: 1, height: 1, filename: 'a.png', alt: 'A.' };
  drawn[0]?.resolve(image);
  expect(await Promise.all(asked)).toEqual([image, image, image]);
  expect(drawn).toHaveLength(1);
});

test('another question, look or other words are another picture, and so is the same one later', async () => {
  const { draw, drawn } = heldRenderer();
  const first = draw(chartOf('matrix btc,eth 1y'), LIGHT, 'a.png', 'A.');
  const others = [
    draw(chartOf('matrix btc,eth 2y'), LIGHT, 'a.png', 'A.'),
    draw(chartOf('matrix btc,eth 1y'), { ...LIGHT, theme: 'dark' }, 'a.png', 'A.'),
    draw(chartOf('matrix btc,eth 1y'), LIGHT, 'a.png', 'B.'),
  ];
  expect(drawn).toHaveLength(4);
  for (const one of drawn) one.reject(new Error('no canvas'));
  await Promise.allSettled([first, ...others]);
  void draw(chartOf('matrix btc,eth 1y'), LIGHT, 'a.png', 'A.');
  expect(drawn).toHaveLength(5);
});
