import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { buildHouse } from '../../src/compose/house.ts';
import { readConfig } from '../../src/config.ts';

/** The library that encodes pictures, on a machine on which it does not work. */
vi.mock('sharp', () => ({
  default: Object.assign(
    () => {
      throw new Error('libvips is out of order');
    },
    { concurrency: () => 1, cache: () => ({}) },
  ),
}));

test('where no picture can be encoded the answer comes with its numbers and a note, and the log says why', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-drawing-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const config = readConfig({ STATE_DIR: folder });
  const look = { theme: config.theme, scale: config.scale };
  const { answer } = await buildHouse({
    config,
    look,
    asOf: '2025-05-05',
    bot: false,
    sharesPrices: false,
    demo: true,
    json: false,
    pricesFolder: undefined,
    out: undefined,
  });
  const caller = { platform: 'test', workspace: 'w1', channel: 'c1', person: 'p1', manages: false };
  for (const line of ['corr btc ndx 90d', 'rank btc 90d']) {
    const reply = await answer(line, { look, caller });
    expect(reply.image).toBeUndefined();
    expect(reply.lead).toMatch(/0\.\d\d/);
    expect(reply.notes).toContain('The chart could not be drawn; the numbers are complete.');
  }
  const log = await readFile(join(folder, 'lockstep.log'), 'utf8');
  expect(log.match(/"event":"chart-failed".*libvips is out of order/g)).toHaveLength(2);
});
