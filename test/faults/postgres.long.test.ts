import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { lazyStore, type Store } from '../../src/compose/store.ts';
import { readConfig } from '../../src/config.ts';
import { Refusal } from '../../src/core/errors.ts';
import type { Caller } from '../../src/core/people.ts';
import { hasPostgres } from '../databases.ts';
import { stateFolder } from '../bot-process.ts';

/** The standing orders on a Postgres of this test alone, which is done to what is done to servers. */

vi.setConfig({ testTimeout: 600_000 });

const caller: Caller = { platform: 'chat', workspace: 'w1', channel: 'c1', person: 'p1', manages: false };
const AWAY = /^The database does not answer at the moment\. Try again in a minute; .+ whether it was done\.$/;

/** The address of a server that ends with the test. */
async function startServer(): Promise<string> {
  const program = join(import.meta.dirname, '../databases/postgres-program.ts');
  const server = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    const ended = once(server, 'exit');
    server.stdin.end();
    await ended;
  });
  const { value } = await createInterface({ input: server.stdout })[Symbol.asyncIterator]().next();
  if (value === undefined) throw new Error('no Postgres could be started');
  return value;
}

/** Somebody who speaks to the server past the bot. */
async function onServer<Row extends object>(url: string, statement: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function storeOn(url: string): Promise<Store> {
  const config = readConfig({ DATABASE_URL: url, STATE_DIR: await stateFolder() });
  const look = { theme: config.theme, scale: config.scale };
  const settings = { config, look, bot: true, sharesPrices: true, demo: false, json: false } as const;
  const nothing = { pricesFolder: undefined, asOf: undefined, out: undefined };
  const store = lazyStore({ ...settings, ...nothing }, { info: () => undefined, warn: () => undefined });
  onTestFinished(() => store.close(1_000));
  return store;
}

/** The lines of the daily posts, or the sentence of a refusal. */
async function listed(store: Store): Promise<readonly string[] | string> {
  try {
    const { daily } = await store.schedule();
    return (await daily.list(caller)).map(({ line }) => line);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

async function addPost(store: Store): Promise<void> {
  const { daily } = await store.schedule();
  await daily.add(
    {
      line: 'symbols gold',
      time: '16:30',
      zone: 'Europe/Berlin',
      days: 'all',
      lateMinutes: 60,
      quiet: false,
    },
    caller,
  );
}

describe.skipIf(!hasPostgres)('a Postgres', () => {
  test('one of whose processes is killed restarts by itself: whoever asks meanwhile gets a sentence, and nothing confirmed is lost', async () => {
    const url = await startServer();
    const store = await storeOn(url);
    await addPost(store);
    const [backend] = await onServer<{ pid: number }>(
      url,
      "select pid from pg_stat_activity where application_name = 'lockstep' limit 1",
    );
    process.kill(backend?.pid ?? 0, 'SIGKILL');
    const seen: unknown[] = [];
    await vi.waitFor(
      async () => {
        const answer = await listed(store);
        seen.push(answer);
        expect(answer).toEqual(['symbols gold']);
      },
      { timeout: 120_000, interval: 50 },
    );
    for (const refusal of seen.slice(0, -1)) expect(refusal).toMatch(AWAY);
  });

  test('without a connection left says so to whoever asks, and answers when there is one', async () => {
    const url = await startServer();
    await onServer(url, 'create role bot login');
    await onServer(url, 'create database house owner bot');
    const own = new URL(url);
    own.username = 'bot';
    own.pathname = '/house';
    const store = await storeOn(own.href);
    await addPost(store);
    await onServer(url, 'alter role bot connection limit 0');
    await onServer(url, "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'bot'");
    await vi.waitFor(async () => expect(await listed(store)).toMatch(AWAY), { timeout: 120_000 });
    const late = await storeOn(own.href);
    expect(await listed(late)).toMatch(
      /^The database does not answer|^The database at .+ can't be used \(too many connections for role "bot"\)\. Check DATABASE_URL/,
    );
    await onServer(url, 'alter role bot connection limit -1');
    await vi.waitFor(async () => expect(await listed(store)).toEqual(['symbols gold']), { timeout: 120_000 });
    expect(await listed(late)).toEqual(['symbols gold']);
  });
});
