import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createRenderer } from '../../src/charts/render.ts';
import { createAnswer } from '../../src/core/answering/answer.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import { noSchedule } from '../../src/core/orders/no-schedule.ts';
import type { AnswerLine } from '../../src/core/ports.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { createPrices } from '../../src/prices/index.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { startSchedule } from '../../src/schedule/start-schedule.ts';
import { openOrderJobs } from '../../src/store/orders/order-jobs.ts';
import { openOrderStore } from '../../src/store/orders/open-order-store.ts';
import { onEveryDatabase } from '../databases.ts';
import { chatPlatform } from '../fakes/chat/chat-platform.ts';
import { startChatServer } from '../fakes/chat/chat-server.ts';

/** A thousand posts of twenty workspaces, due in one minute: 100 lines, each computed and drawn once. */

const POSTS = 1_000;
const COINS = ['btc', 'eth', 'sol', 'xrp', 'ada'];
const BENCHMARKS = ['r2k-tech', 'ndx', 'spx', 'r2k', 'gold'];
const RANGES = ['90d', '6m', '1y', '2y'];
const LINES = COINS.flatMap((coin) =>
  BENCHMARKS.flatMap((benchmark) => RANGES.map((range) => `corr ${coin} ${benchmark} ${range}`)),
);
/** Posts under way at once: four workers with 25 each. */
const AT_ONCE = 100;

const SESSION = '2025-05-05';
const DUE = Date.parse('2025-05-05T20:30:00Z');

onEveryDatabase((database) => {
  test(
    'a burst is cheap: each line once, every post once, fair to small workspaces',
    { timeout: 120_000 },
    async () => {
      const { pool, db, embedded } = database();
      const chat = await startChatServer();
      const jobs = await openOrderJobs({ pool, embedded, log: () => undefined, times: { pollSeconds: 0.5 } });
      const store = openOrderStore({ db, jobs, now: () => DUE + 1_000 });
      for (let index = 0; index < POSTS; index += 1) {
        await store.daily.add({
          time: '16:30',
          zone: 'America/New_York',
          line: LINES[index % LINES.length] ?? '',
          days: 'trading',
          lateMinutes: 60,
          quiet: false,
          // One workspace has half of all, and added its posts first; limits are of the workspace, not of the store.
          target: { platform: 'chat', workspace: workspaceOf(index), kind: 'channel', id: `c${index % 60}` },
          creator: `p${index}`,
          nextSlot: DUE,
        });
      }
      const { answer, computed, drawn } = await counting();
      const platform = chatPlatform(chat.url, { nonce: false });
      const began = performance.now();
      const schedule = await startSchedule({
        store,
        queues: jobs,
        platforms: () => platform,
        answer,
        asOf: () => SESSION,
        now: Date.now,
        sleep: async (ms, signal) => {
          await wait(ms, undefined, { signal }).catch(() => undefined);
        },
        log: () => undefined,
      });
      await chat.arrived(POSTS);
      const seconds = (performance.now() - began) / 1000;
      await schedule.stop(10_000);

      process.stdout.write(
        `\n${POSTS} posts of ${LINES.length} lines on ${embedded ? 'PGlite' : 'Postgres'}: ${seconds.toFixed(1)} s, ${computed()} computed, ${drawn()} drawn\n`,
      );
      expect(LINES).toHaveLength(100);
      expect([computed(), drawn()]).toEqual([100, 100]);
      expect(new Set(chat.all().map(({ key }) => key)).size).toBe(POSTS);
      expect(chat.all()).toHaveLength(POSTS);
      expect(chat.all().every(({ image }) => image)).toBe(true);
      expectFair(chat.all().map(({ place }) => place.split('/')[0] ?? ''));
      await chat.close();
    },
  );
});

function workspaceOf(index: number): string {
  return index < POSTS / 2 ? 'big' : `w${index % 19}`;
}

/**
 * The small workspaces are not kept waiting by the big one that came first: most of their posts are out before most of
 * its own. Not all: a post also waits for its line to be computed, whoever wants it.
 */
function expectFair(workspaces: readonly string[]): void {
  const small = workspaces.filter((name) => name !== 'big').length;
  const early = workspaces.slice(0, small + AT_ONCE / 2).filter((name) => name !== 'big').length;
  expect(early).toBeGreaterThan(0.75 * small);
}

/** The real answers on the simulated market, with the real renderer, counted. */
async function counting(): Promise<{ answer: AnswerLine; computed: () => number; drawn: () => number }> {
  const renderer = createRenderer();
  let [computed, drawn] = [0, 0];
  const answer = createAnswer({
    commands: await loadCommands(),
    catalog: createCatalog(),
    prices: createPrices({
      sources: [{ source: simulatedSource(), keep: false }],
      folder: null,
      now: () => DUE + 1_000,
      asOf: () => SESSION,
    }),
    draw: (look) => async (chart, filename, alt) => {
      drawn += 1;
      return renderer.draw(chart, look, filename, alt);
    },
    asOf: () => SESSION,
    schedule: noSchedule,
  });
  return {
    answer: async (line, options) => {
      computed += 1;
      return answer(line, options);
    },
    computed: () => computed,
    drawn: () => drawn,
  };
}
