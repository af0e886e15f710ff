import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { Refusal } from '../../core/errors.ts';
import { ALERT_LIMITS, type Alert } from '../../core/orders/alert.ts';
import { DAILY_LIMITS, type DailyPost } from '../../core/orders/daily-post.ts';
import type { NewAlert, NewDailyPost, OrderTable } from '../../core/orders/order-store.ts';
import type { Target } from '../../core/people.ts';
import {
  alertChange,
  alertOf,
  dailyPostChange,
  dailyPostOf,
  targetColumns,
  type OrderTables,
} from './order-rows.ts';

type Db = Kysely<OrderTables>;
type Trx = Transaction<OrderTables>;

/** The table of daily posts as the port sees it. */
export function dailyPostTable(db: Db): OrderTable<DailyPost, NewDailyPost> {
  return {
    ...orderTable(db, 'daily_post', dailyPostOf),
    add: (post) =>
      db.transaction().execute(async (trx) => {
        const row = await trx
          .insertInto('daily_post')
          .values({
            ...(await orderColumns(trx, 'daily_post', post, DAILY_LIMITS)),
            time: post.time,
            zone: post.zone,
            days: post.days,
            late_minutes: post.lateMinutes,
            quiet: post.quiet,
            next_slot: post.nextSlot,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        return dailyPostOf(row);
      }),
    change: async (id, change) => {
      await db.updateTable('daily_post').set(dailyPostChange(change)).where('id', '=', id).execute();
    },
  };
}

/** The table of alerts as the port sees it. */
export function alertTable(db: Db): OrderTable<Alert, NewAlert> {
  return {
    ...orderTable(db, 'alert', alertOf),
    add: (alert) =>
      db.transaction().execute(async (trx) => {
        const row = await trx
          .insertInto('alert')
          .values({
            ...(await orderColumns(trx, 'alert', alert, ALERT_LIMITS)),
            condition: JSON.stringify(alert.condition),
            armed: alert.armed,
            judged_to: alert.judgedTo,
            last_reading: alert.lastReading,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        return alertOf(row);
      }),
    change: async (id, change) => {
      await db.updateTable('alert').set(alertChange(change)).where('id', '=', id).execute();
    },
  };
}

type Kind = 'daily_post' | 'alert';

/** What both tables do alike. */
function orderTable<Name extends Kind, Order>(
  db: Db,
  name: Name,
  orderOf: (row: Selectable<OrderTables[Name]>) => Order,
): Pick<OrderTable<Order, never>, 'inWorkspace' | 'byId' | 'remove'> {
  const table = sql.table(name);
  return {
    inWorkspace: async (platform, workspace) => {
      const { rows } = await sql<Selectable<OrderTables[Name]>>`
        select * from ${table} where platform = ${platform} and workspace = ${workspace} and not removed
        order by number`.execute(db);
      return rows.map(orderOf);
    },
    byId: async (id) => {
      const { rows } = await sql<Selectable<OrderTables[Name]>>`
        select * from ${table} where id = ${id} and not removed`.execute(db);
      return rows[0] === undefined ? null : orderOf(rows[0]);
    },
    remove: async (id) => {
      await sql`update ${table} set removed = true where id = ${id}`.execute(db);
    },
  };
}

/** What every new order has. @throws Refusal at a limit. */
async function orderColumns(
  trx: Trx,
  table: Kind,
  { target, creator, line }: Pick<NewDailyPost, 'target' | 'creator' | 'line'>,
  limits: Limits,
) {
  const number = await nextNumber(trx, table, target, creator, limits);
  return { id: randomUUID(), number, ...targetColumns(target), creator, line };
}

type Limits = Readonly<Record<'person' | 'channel' | 'workspace', number>>;

/**
 * The next number of a workspace; those of removed orders are not given again. One addition at a time in a workspace.
 * @throws Refusal at a limit.
 */
async function nextNumber(
  trx: Trx,
  table: Kind,
  target: Target,
  creator: string,
  limits: Limits,
): Promise<number> {
  const { platform, workspace, id } = target;
  await sql`select pg_advisory_xact_lock(hashtext(${`${table} ${platform} ${workspace}`}))`.execute(trx);
  const { rows } = await sql<Record<keyof Limits | 'last', number>>`
    select coalesce(max(number), 0)::int as last,
      (count(*) filter (where not removed))::int as workspace,
      (count(*) filter (where not removed and creator = ${creator}))::int as person,
      (count(*) filter (where not removed and target_id = ${id}))::int as channel
    from ${sql.table(table)} where platform = ${platform} and workspace = ${workspace}`.execute(trx);
  const [count] = rows;
  if (count === undefined) throw new Error('an aggregate always gives a row');
  const [command, name] = table === 'alert' ? ['alert', 'alerts'] : ['daily', 'daily posts'];
  const whose = { person: 'You have', channel: 'This channel has', workspace: 'This workspace has' } as const;
  for (const scope of ['person', 'channel', 'workspace'] as const) {
    if (count[scope] < limits[scope]) continue;
    throw new Refusal(
      `${whose[scope]} ${count[scope]} ${name}, and ${limits[scope]} is the limit. Remove one first: \`${command} list\`, then \`${command} remove N\`.`,
    );
  }
  return count.last + 1;
}
