import { setTimeout as wait } from 'node:timers/promises';
import type { Platform } from '../../src/core/ports.ts';
import { startSchedule } from '../../src/schedule/start-schedule.ts';
import type { Database } from '../../src/store/database.ts';
import { openOrderJobs } from '../../src/store/orders/order-jobs.ts';
import { openOrderStore } from '../../src/store/orders/open-order-store.ts';
import { postedReply } from '../contracts/deliveries.ts';

type Platforms = Parameters<typeof startSchedule>[0]['platforms'];

/** Started on a real database, with short times and a clock of the test's, or the database's own. */
export async function runningOn(
  { pool, db, embedded }: Database,
  platform: Pick<Platform, 'look' | 'post' | 'find'>,
  options: { readonly now?: () => number; readonly log?: (event: object) => void } = {},
) {
  const { now, log = () => undefined } = options;
  const times = { expireSeconds: 3, retrySeconds: 1, pollSeconds: 0.5, superviseSeconds: 1 };
  const jobs = await openOrderJobs({ pool, embedded, log, times });
  const store = openOrderStore({ db, jobs, now });
  const platforms: Platforms = () => platform;
  await store.recover(embedded);
  const schedule = await startSchedule({
    store,
    queues: jobs,
    platforms,
    answer: async (query) => ({ ...postedReply, query }),
    asOf: () => '2025-05-05',
    now: Date.now,
    sleep: async (ms, signal) => {
      await wait(Math.min(ms, 500), undefined, { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    },
    log,
  });
  return { store, jobs, schedule };
}
