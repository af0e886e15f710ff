import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lazyStore, type Store } from '../../src/compose/store.ts';
import { readConfig } from '../../src/config.ts';
import { Refusal } from '../../src/core/errors.ts';
import type { Caller } from '../../src/core/people.ts';
import { hasPostgres, postgresPlace, type PostgresPlace } from '../databases.ts';
import { startTcpProxy, type TcpProxy } from '../fakes/tcp-proxy.ts';

const caller: Caller = { platform: 'chat', workspace: 'w1', channel: 'c1', person: 'p1', manages: false };
const AWAY = /^The database does not answer at the moment\. Try again in a minute; .+ whether it was done\.$/;

describe.skipIf(!hasPostgres)('a person who asks for the orders', () => {
  let at: PostgresPlace;
  let proxy: TcpProxy;
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    at = await postgresPlace();
    folder = await mkdtemp(join(tmpdir(), 'lockstep-store-'));
    const url = new URL(at.place.url);
    proxy = await startTcpProxy(Number(url.port));
    url.port = String(proxy.port);
    const config = readConfig({ DATABASE_URL: url.href, STATE_DIR: folder });
    const look = { theme: config.theme, scale: config.scale };
    const settings = { config, look, bot: true, sharesPrices: true, demo: false, json: false } as const;
    const nothing = { pricesFolder: undefined, asOf: undefined, out: undefined };
    store = lazyStore({ ...settings, ...nothing }, { info: () => undefined, warn: () => undefined });
  });
  afterEach(async () => {
    proxy.comeBack();
    proxy.thaw();
    // What was lost on the way left the connections silent for good.
    proxy.cut();
    await store.close(1_000);
    await proxy.close();
    await at.remove();
    await rm(folder, { recursive: true });
  });

  const list = async () => (await store.schedule()).daily.list(caller);
  /** The sentence, and how long it took. */
  const refused = async () => {
    const began = performance.now();
    const error = await list().then(
      () => expect.unreachable('nothing was refused'),
      (refusal: unknown) => refusal,
    );
    if (!(error instanceof Refusal)) throw error;
    return { sentence: error.message, seconds: (performance.now() - began) / 1000 };
  };

  test('while the database is down gets a sentence within seconds, and the orders when it is back', async () => {
    expect(await list()).toEqual([]);
    proxy.goAway();
    const { sentence, seconds } = await refused();
    expect(sentence).toMatch(AWAY);
    expect(seconds).toBeLessThan(6);
    proxy.comeBack();
    expect(await list()).toEqual([]);
  });

  test('while the connection is half open gets it as soon', async () => {
    expect(await list()).toEqual([]);
    proxy.freeze();
    const { sentence, seconds } = await refused();
    expect(sentence).toMatch(AWAY);
    expect(seconds).toBeLessThan(6);
  });

  test('can leave while it is down: it closes in time', async () => {
    expect(await list()).toEqual([]);
    proxy.goAway();
    const began = performance.now();
    await store.close(1_000);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('before it could be opened is told why, and the next one has it opened', async () => {
    proxy.goAway();
    expect((await refused()).sentence).toMatch(/^The database at 127\.0\.0\.1:\d+\/.+ can't be used/);
    proxy.comeBack();
    expect(await list()).toEqual([]);
  });
});
