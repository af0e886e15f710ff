import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { lazyStore } from '../../src/compose/store.ts';
import { readConfig } from '../../src/config.ts';
import { SILENT } from '../../src/core/telemetry.ts';
import { templateFolder } from '../databases.ts';
import { someone } from '../commands/asking.ts';
import { fakePost } from '../fakes/orders.ts';

test('a store that rests posts nothing more, but is there for whoever is still being answered', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-rest-'));
  await cp(join(templateFolder, 'data'), join(folder, 'db/data'), { recursive: true });
  const config = readConfig({ STATE_DIR: folder });
  const look = { theme: config.theme, scale: config.scale };
  const settings = { config, look, bot: true, sharesPrices: true, demo: false, json: false } as const;
  const nothing = { pricesFolder: undefined, asOf: undefined, out: undefined };
  const store = lazyStore({ ...settings, ...nothing }, { info: () => undefined, warn: () => undefined });
  onTestFinished(async () => {
    await store.close(0);
    await rm(folder, { recursive: true });
  });
  expect(await store.health()).toBeNull();
  const asked: string[] = [];
  const answer = async (line: string) => {
    asked.push(line);
    return { title: '', lead: '', facts: [], notes: [], actions: [], query: line };
  };
  await store.open();
  await store.run({ answer, platforms: [], asOf: () => '2025-05-05', telemetry: SILENT });
  await store.rest(1_000);
  const { daily } = await store.schedule();
  const post = await daily.add(fakePost(), someone);
  await daily.run(post.number, someone);
  expect(await daily.list(someone)).toHaveLength(1);
  // It was written down, for the next start; its moment may be some milliseconds ahead.
  await vi.waitFor(
    async () => expect(await store.health()).toMatchObject({ trouble: null, waiting: 1 }),
    5_000,
  );
  expect(asked).toEqual([]);
  await store.close(0);
});
