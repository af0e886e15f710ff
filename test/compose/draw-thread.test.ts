import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createRenderPool } from '../../src/charts/render-pool.ts';
import { buildHouse } from '../../src/compose/house.ts';
import { readConfig } from '../../src/config.ts';
import { onLoopback } from '../fakes/on-loopback.ts';

vi.mock('../../src/charts/render-pool.ts', () => ({ createRenderPool: vi.fn<() => void>() }));

test('a thread that draws connects to nobody: whoever is called there hears nothing', async () => {
  let heard = 0;
  const server = createServer((_request, response) => response.end());
  server.on('connection', () => (heard += 1));
  onTestFinished(() => void server.close());
  const port = await onLoopback(server);
  const thread = new Worker(join(import.meta.dirname, 'calling-thread-program.ts'), {
    workerData: `http://127.0.0.1:${port}/`,
  });
  const [outcome] = await once(thread, 'message');
  expect(outcome).toMatch(
    new RegExp(`^No connection to 127\\.0\\.0\\.1:${port}: only hosts that are set up`),
  );
  expect(heard).toBe(0);
});

test('the bot draws in such threads', async () => {
  const config = readConfig({ LOG_LEVEL: 'silent' });
  const look = { theme: config.theme, scale: config.scale };
  const asked = { asOf: '2025-05-05', sharesPrices: false, demo: true, json: false } as const;
  await buildHouse({ config, look, bot: true, pricesFolder: undefined, out: undefined, ...asked });
  const worker = join(import.meta.dirname, '../../src/compose/draw-thread.ts');
  await vi.waitFor(() => expect(createRenderPool).toHaveBeenCalledWith(expect.objectContaining({ worker })));
});
