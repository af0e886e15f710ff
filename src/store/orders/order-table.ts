import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
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

/** The table of daily posts as the port sees it. */
export function dailyPostTable(db: Db): OrderTable<DailyPost, NewDailyPost> {
  return {
    add: (post) =>
      db.transaction().execute(async (trx) => {
        const number = await nextNumber(
          trx,
          'daily_post',
          post.target,
          post.creator,
          DAILY_LIMITS,
          'daily posts',
        );
        const row = await trx
          .insertInto('daily_post')
          .values({
            id: randomUUID(),
            number,
            ...targetColumns(post.target),
            creator: post.creator,
            line: post.line,
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
    inWorkspace: async (platform, workspace) => {
      const rows = await db
        .selectFrom('daily_post')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('removed', '=', false)
        .orderBy('number')
        .execute();
      return rows.map(dailyPostOf);
    },
    byId: async (id) => {
      const row = await db
        .selectFrom('daily_post')
        .selectAll()
        .where('id', '=', id)
        .where('removed', '=', false)
        .executeTakeFirst();
      return row === undefined ? null : dailyPostOf(row);
    },
    change: async (id, change) => {
      await db.updateTable('daily_post').set(dailyPostChange(change)).where('id', '=', id).execute();
    },
    remove: async (id) => {
      await db.updateTable('daily_post').set({ removed: true }).where('id', '=', id).execute();
    },
  };
}

/** The table of alerts as the port sees it. */
export function alertTable(db: Db): OrderTable<Alert, NewAlert> {
  return {
    add: (alert) =>
      db.transaction().execute(async (trx) => {
        const number = await nextNumber(trx, 'alert', alert.target, alert.creator, ALERT_LIMITS, 'alerts');
        const row = await trx
          .insertInto('alert')
          .values({
            id: randomUUID(),
            number,
            ...targetColumns(alert.target),
            creator: alert.creator,
            line: alert.line,
            condition: JSON.stringify(alert.condition),
            armed: alert.armed,
            judged_to: alert.judgedTo,
            last_reading: alert.lastReading,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        return alertOf(row);
      }),
    inWorkspace: async (platform, workspace) => {
      const rows = await db
        .selectFrom('alert')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('removed', '=', false)
        .orderBy('number')
        .execute();
      return rows.map(alertOf);
    },
    byId: async (id) => {
      const row = await db
        .selectFrom('alert')
        .selectAll()
        .where('id', '=', id)
        .where('removed', '=', false)
        .executeTakeFirst();
      return row === undefined ? null : alertOf(row);
    },
    change: async (id, change) => {
      await db.updateTable('alert').set(alertChange(change)).where('id', '=', id).execute();
    },
    remove: async (id) => {
      await db.updateTable('alert').set({ removed: true }).where('id', '=', id).execute();
    },
  };
}

type Limits = Readonly<Record<'person' | 'channel' | 'workspace', number>>;

/**
 * The next number of a workspace; those of removed orders are not given again. One addition at a time in a workspace.
 * @throws Refusal at a limit.
 */
async function nextNumber(
  trx: Transaction<OrderTables>,
  table: 'daily_post' | 'alert',
  target: Target,
  creator: string,
  limits: Limits,
  name: string,
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
  const command = table === 'alert' ? 'alert' : 'daily';
  const whose = { person: 'You have', channel: 'This channel has', workspace: 'This workspace has' } as const;
  for (const scope of ['person', 'channel', 'workspace'] as const) {
    if (count[scope] < limits[scope]) continue;
    throw new Refusal(
      `${whose[scope]} ${count[scope]} ${name}, and ${limits[scope]} is the limit. Remove one first: \`${command} list\`, then \`${command} remove N\`.`,
    );
  }
  return count.last + 1;
}
