import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createScreen } from '../../../src/platforms/terminal/screen.ts';

test('many screens on one stream listen to its failures once', async () => {
  const stream = new PassThrough();
  const screens = Array.from({ length: 20 }, () => createScreen(stream));
  expect(stream.listenerCount('error')).toBe(1);
  stream.destroy(Object.assign(new Error('the reader has gone'), { code: 'EPIPE' }));
  expect(await screens[0]?.write('a line')).toBe(false);
});
