import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { openOrderStore } from '../../../src/store/orders/open-order-store.ts';
import { openOrderJobs, type OrderJobs } from '../../../src/store/orders/order-jobs.ts';
import { orderStoreContract } from '../../contracts/order-store.ts';
import { onEveryDatabase } from '../../databases.ts';

onEveryDatabase((database) => {
  let jobs: OrderJobs;
  beforeAll(async () => {
    const { pool, embedded } = database();
    const log = (event: object): never => {
      throw new Error(`nothing was to be logged: ${JSON.stringify(event)}`);
    };
    jobs = await openOrderJobs({ pool, embedded, log });
  });
  afterAll(() => jobs.stop(0));

  orderStoreContract('The store of orders', async () => {
    const { db } = database();
    // Jobs stand in a schema of their own, which is not emptied with our tables.
    await sql`delete from pgboss.job`.execute(db);
    return {
      store: openOrderStore({ db, jobs }),
      replica: openOrderStore({ db, jobs }),
      waiting: async () => {
        const { rows } = await sql<{ id: string }>`
          select id from pgboss.job where name in ('deliver', 'judge') and state < 'completed'`.execute(db);
        return rows.map(({ id }) => id);
      },
      loseJobs: async () => {
        await sql`delete from pgboss.job where name = 'deliver'`.execute(db);
      },
    };
  });
});
