import { afterAll, beforeAll, expect, test } from 'vitest';
import { planPost } from '../../../src/schedule/plan-post.ts';
import { openOrderJobs, type OrderJobs } from '../../../src/store/orders/order-jobs.ts';
import { openOrderStore } from '../../../src/store/orders/open-order-store.ts';
import { orderStoreContract } from '../../contracts/order-store.ts';
import { onEveryDatabase } from '../../databases.ts';
import { FAKE_CHANNEL, FAKE_SLOT, fakePost } from '../../fakes/orders.ts';

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

  test('of posts due together, the first of every workspace goes before the second of any', async () => {
    const { db } = database();
    await jobs.boss.deleteAllJobs();
    const store = openOrderStore({ db, jobs, now: () => NOW });
    const add = (workspace: string) => store.daily.add(fakePost({ target: { ...FAKE_CHANNEL, workspace } }));
    // Posts that are gone leave the small ones with higher numbers than all of the big one's: by numbers they come last.
    for (const workspace of ['small', 'other']) {
      for (let gone = 0; gone < 4; gone += 1) await store.daily.remove((await add(workspace)).id);
    }
    for (const workspace of ['big', 'big', 'big', 'big', 'small', 'small', 'other', 'other'])
      await add(workspace);
    await store.planDue(FAKE_SLOT, (post) => planPost(post, FAKE_SLOT), 100);
    const rounds: string[][] = [];
    for (const batchSize of [3, 3, 2]) {
      const taken = await jobs.boss.fetch<{ delivery: string }>('deliver', { batchSize });
      const found = await Promise.all(taken.map(({ data }) => store.unfinished(data.delivery)));
      rounds.push(found.map((delivery) => delivery?.target.workspace ?? '').sort());
    }
    expect(rounds).toEqual([
      ['big', 'other', 'small'],
      ['big', 'other', 'small'],
      ['big', 'big'],
    ]);
  });
});
