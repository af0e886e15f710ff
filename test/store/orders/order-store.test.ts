import { afterAll, beforeAll } from 'vitest';
import { openOrderJobs, type OrderJobs } from '../../../src/store/orders/order-jobs.ts';
import { openOrderStore } from '../../../src/store/orders/open-order-store.ts';
import { orderStoreContract } from '../../contracts/order-store.ts';
import { onEveryDatabase } from '../../databases.ts';

const NOW = Date.parse('2025-05-05T20:30:00Z');
/** Queues in which a job waits to be done. */
const QUEUES = ['deliver', 'judge'] as const;

onEveryDatabase((database) => {
  let jobs: OrderJobs;
  let others: OrderJobs;

  beforeAll(async () => {
    const { pool, embedded } = database();
    const parts = { pool, embedded, log: () => undefined };
    jobs = await openOrderJobs(parts);
    others = await openOrderJobs(parts);
  });
  afterAll(async () => {
    await jobs.stop(0);
    await others.stop(0);
  });

  orderStoreContract('the store in SQL', async () => {
    const { db } = database();
    await jobs.boss.deleteAllJobs();
    return {
      store: openOrderStore({ db, jobs, now: () => NOW }),
      replica: openOrderStore({ db, jobs: others, now: () => NOW }),
      waiting: async () => {
        const found = await Promise.all(QUEUES.map((queue) => jobs.boss.findJobs(queue)));
        return found
          .flat()
          .filter(({ state }) => state === 'created' || state === 'retry' || state === 'active')
          .map(({ id }) => id);
      },
      loseJobs: () => jobs.boss.deleteAllJobs('deliver'),
    };
  });
});
