import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lazyStore, type Store } from '../../src/compose/store.ts';
import { readConfig } from '../../src/config.ts';
import { templateFolder } from '../databases.ts';

const SPACE = 'slack-installation';
const INSTALLED = { bot: { token: 'kept since before there was a key' } };

/** What the database holds, as whoever takes its disk reads it. */
async function written(store: Store): Promise<string> {
  const database = await store.database();
  return JSON.stringify(await database?.db.selectFrom('kept').selectAll().execute());
}

test('the first start with a key encrypts the tokens that stood there in plain text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-seals-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(join(templateFolder, 'data'), join(folder, 'db/data'), { recursive: true });
  const started = async (environment: Readonly<Record<string, string>>): Promise<Store> => {
    const config = readConfig({ STATE_DIR: folder, ...environment });
    const look = { theme: config.theme, scale: config.scale };
    const settings = { config, look, bot: true, sharesPrices: true, demo: false, json: false } as const;
    const nothing = { pricesFolder: undefined, asOf: undefined, out: undefined };
    const store = lazyStore({ ...settings, ...nothing }, { info: () => undefined, warn: () => undefined });
    onTestFinished(() => store.close(0));
    await store.open();
    return store;
  };
  const before = await started({});
  await (await before.keyValue()).set(SPACE, 'T0ACME', INSTALLED, { seconds: null });
  expect(await written(before)).toContain(INSTALLED.bot.token);
  await before.close(0);

  const after = await started({ STATE_KEY: 'one-key-of-thirty-two-characters' });
  expect(await written(after)).not.toContain(INSTALLED.bot.token);
  expect(await (await after.keyValue()).get(SPACE, 'T0ACME')).toEqual(INSTALLED);
});
