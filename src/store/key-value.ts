import { sql, type Kysely } from 'kysely';
import type { KeyValue } from '../core/key-value.ts';
import { moment } from './moment.ts';
import type { Tables } from './tables.ts';
import { writeTogether } from './write-together.ts';

export interface KeyValueOptions {
  readonly db: Kysely<Tables>;
  /** Milliseconds since 1970; by default the database's own clock. */
  readonly now?: (() => number) | undefined;
}

interface Row {
  readonly space: string;
  readonly key: string;
  readonly value: string;
  readonly expires_at: ReturnType<typeof expiry>;
  readonly workspace: string | null;
}

const SWEEP_EVERY_MS = 3_600_000;

/** Small things in the table `kept`. What has expired is not there, and is swept away once an hour. */
export function sqlKeyValue({ db, now }: KeyValueOptions): KeyValue {
  let sweptAt = 0;
  const sweep = async (): Promise<void> => {
    const at = (now ?? Date.now)();
    if (at - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = at;
    await db.deleteFrom('kept').where('expires_at', '<=', moment(now)).execute();
  };

  const put = writeTogether(({ space, key }: Row) => JSON.stringify([space, key]), replacing(db));

  return {
    get: async (space, key) => {
      const row = await db
        .selectFrom('kept')
        .select('value')
        .where('space', '=', escaped(space))
        .where('key', '=', escaped(key))
        .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', moment(now))]))
        .executeTakeFirst();
      return row?.value;
    },
    set: async (space, key, value, { seconds, workspace }) => {
      await put({
        space: escaped(space),
        key: escaped(key),
        value: JSON.stringify(value),
        expires_at: expiry(now, seconds),
        workspace: workspace === undefined ? null : escaped(workspace),
      });
      await sweep();
    },
    claim: async (space, key, { seconds }) => {
      const row = { value: 'true', expires_at: expiry(now, seconds), workspace: null };
      const taken = await db
        .insertInto('kept')
        .values({ space: escaped(space), key: escaped(key), ...row })
        .onConflict((conflict) =>
          conflict.columns(['space', 'key']).doUpdateSet(row).where('kept.expires_at', '<=', moment(now)),
        )
        .returning('key')
        .executeTakeFirst();
      await sweep();
      return taken !== undefined;
    },
    delete: async (space, key) => {
      await db
        .deleteFrom('kept')
        .where('space', '=', escaped(space))
        .where('key', '=', escaped(key))
        .execute();
    },
    forget: async (workspace) => {
      await db.deleteFrom('kept').where('workspace', '=', escaped(workspace)).execute();
    },
  };
}

/** Writes rows of different keys, each in the place of what is there. */
function replacing(db: Kysely<Tables>): (rows: readonly Row[]) => Promise<unknown> {
  return (rows) =>
    db
      .insertInto('kept')
      .values([...rows])
      .onConflict((conflict) =>
        conflict.columns(['space', 'key']).doUpdateSet((given) => ({
          value: given.ref('excluded.value'),
          expires_at: given.ref('excluded.expires_at'),
          workspace: given.ref('excluded.workspace'),
        })),
      )
      .execute();
}

function expiry(now: (() => number) | undefined, seconds: number | null) {
  return seconds === null ? null : sql<number>`${moment(now)} + ${Math.round(seconds * 1000)}::bigint`;
}

/** Any text as one that Postgres takes: without NUL and half characters. Ordinary keys stay as they are. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
