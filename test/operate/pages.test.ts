import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Finding } from '../../src/core/checkup/findings.ts';
import type { PlatformHealth } from '../../src/core/health/platform-health.ts';
import { createMetrics } from '../../src/operate/metrics.ts';
import { operatorPages } from '../../src/operate/pages.ts';
import type { Vitals } from '../../src/operate/vitals.ts';

const CONNECTED: PlatformHealth = {
  state: 'connected',
  reason: null,
  shards: [
    { id: 0, ready: true, heartbeatAgeMs: 12_400 },
    { id: 1, ready: true, heartbeatAgeMs: null },
  ],
};
const LABELS = { commands: ['corr', 'rank'], platforms: ['slack', 'discord'] };

/** Vitals where all is well, but for what is given. */
function vitals(changes: Partial<Vitals> = {}): Vitals {
  return {
    platforms: () => [
      { name: 'slack', health: { state: 'connected', reason: null, shards: [] } },
      { name: 'discord', health: CONNECTED },
    ],
    sources: () => [
      { source: 'exchanges', restMs: 0, reason: '' },
      { source: 'yahoo', restMs: 0, reason: '' },
    ],
    store: async () => ({ trouble: null, waiting: 3, connections: { open: 2, idle: 1, waiting: 0 } }),
    isStopping: () => false,
    ...changes,
  };
}

/** What a page says. */
async function page(path: string, changes: Partial<Vitals> = {}) {
  const looked = vitals(changes);
  const process = { version: '1.2.3', uptimeSeconds: () => 61.7, memoryBytes: () => 234_000_000 };
  const pages = operatorPages(looked, { metrics: createMetrics(LABELS, looked), process });
  const found = pages.find((one) => one.path === path);
  if (found === undefined) throw new Error(`no page ${path}`);
  return found.respond();
}

async function ready(changes: Partial<Vitals> = {}) {
  const { status, body } = await page('/readyz', changes);
  const findings: Finding[] = JSON.parse(body);
  return { status, findings };
}

const failed = ({ findings }: { readonly findings: readonly Finding[] }) =>
  findings.filter(({ state }) => state !== 'ok');

test('alive: version, age, memory, and how each connection and source stands, asking nobody', async () => {
  const { status, type, body } = await page('/healthz', {
    store: () => expect.unreachable('the database is asked'),
    sources: () => [{ source: 'yahoo', restMs: 29_001, reason: 'answered 429' }],
  });
  expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
  expect(JSON.parse(body)).toEqual({
    status: 'alive',
    version: '1.2.3',
    uptimeSeconds: 61,
    memoryMegabytes: 234,
    stopping: false,
    platforms: [
      { name: 'slack', state: 'connected', reason: null, shards: [] },
      {
        name: 'discord',
        state: 'connected',
        reason: null,
        shards: [
          { id: 0, ready: true, heartbeatAgeSeconds: 12 },
          { id: 1, ready: true, heartbeatAgeSeconds: null },
        ],
      },
    ],
    sources: [{ name: 'yahoo', restSeconds: 30, reason: 'answered 429' }],
  });
});

describe('ready', () => {
  test('is 200 with a finding for each part', async () => {
    const { status, findings } = await ready();
    expect(status).toBe(200);
    expect(findings.map(({ part, state }) => `${part} ${state}`)).toEqual([
      'slack ok',
      'discord ok',
      'store ok',
      'price source exchanges ok',
      'price source yahoo ok',
    ]);
  });

  test.each(['starting', 'reconnecting', 'stopped'] as const)(
    'is 503 while a platform is %s, with the reason and what to do',
    async (state) => {
      const health = { state, reason: 'Discord can’t be reached.', shards: [] };
      const answer = await ready({ platforms: () => [{ name: 'discord', health }] });
      expect(answer.status).toBe(503);
      expect(failed(answer)).toEqual([
        {
          part: 'discord',
          state: 'fail',
          said: expect.stringMatching(/\(Discord can’t be reached\)\.$/),
          fix: expect.stringMatching(/\.$/),
        },
      ]);
    },
  );

  test.each([
    [0, 'The database answers; 0 deliveries are waiting.'],
    [1, 'The database answers; 1 delivery is waiting.'],
    [1_200, 'The database answers; 1,200 deliveries are waiting.'],
    [null, 'The database answers.'],
  ])('says how many deliveries wait: %s', async (waiting, said) => {
    const connections = { open: 1, idle: 1, waiting: 0 };
    const { findings } = await ready({ store: async () => ({ trouble: null, waiting, connections }) });
    expect(findings).toContainEqual({ part: 'store', state: 'ok', said });
  });

  test('is 503 while the database does not answer', async () => {
    const connections = { open: 0, idle: 0, waiting: 4 };
    const trouble = 'said nothing for 2 seconds';
    const answer = await ready({ store: async () => ({ trouble, waiting: null, connections }) });
    expect(answer.status).toBe(503);
    expect(failed(answer)).toMatchObject([
      { part: 'store', state: 'fail', said: 'The database said nothing for 2 seconds.' },
    ]);
  });

  test('is 200 with a warning while one price source rests or has just failed: kept prices and the others serve', async () => {
    const answer = await ready({
      sources: () => [
        { source: 'exchanges', restMs: 29_500, reason: 'answered 503' },
        { source: 'yahoo', restMs: 0, reason: 'answered 429' },
      ],
    });
    expect(answer.status).toBe(200);
    expect(failed(answer).map(({ part, state, said }) => [part, state, said])).toEqual([
      [
        'price source exchanges',
        'warn',
        'It failed too often (answered 503) and is asked again in 30 seconds.',
      ],
      ['price source yahoo', 'warn', 'It failed the last time (answered 429).'],
    ]);
  });

  test('is 503 while all of them rest', async () => {
    const answer = await ready({
      sources: () => ['exchanges', 'yahoo'].map((source) => ({ source, restMs: 1, reason: 'timed out' })),
    });
    expect(answer.status).toBe(503);
    expect(failed(answer).map(({ state }) => state)).toEqual(['fail', 'fail']);
  });

  test('is 200 where prices come from files: there is no source that could rest', async () => {
    expect((await ready({ sources: () => [] })).status).toBe(200);
  });

  test('is 503 from the moment on at which it was told to stop', async () => {
    const answer = await ready({ isStopping: () => true });
    expect(answer.status).toBe(503);
    expect(failed(answer)).toMatchObject([
      { part: 'process', said: expect.stringContaining('told to stop') },
    ]);
  });
});

test('a web server needs nothing but the pages to serve them', async () => {
  const looked = vitals({ isStopping: () => true });
  const metrics = createMetrics(LABELS, looked);
  const process = { version: '1', uptimeSeconds: () => 1, memoryBytes: () => 1 };
  const app = new Hono();
  for (const { path, respond } of operatorPages(looked, { metrics, process })) {
    app.get(path, async () => {
      const { status, type, body } = await respond();
      return new Response(body, { status, headers: { 'content-type': type } });
    });
  }
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
  onTestFinished(() => void server.close());
  const address = `http://127.0.0.1:${await promise}`;
  const statuses = ['/healthz', '/readyz', '/metrics'].map(async (path) => {
    const answer = await fetch(`${address}${path}`);
    return [answer.status, answer.headers.get('content-type')?.split(';')[0]];
  });
  expect(await Promise.all(statuses)).toEqual([
    [200, 'application/json'],
    [503, 'application/json'],
    [200, 'text/plain'],
  ]);
});
