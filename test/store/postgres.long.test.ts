import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import type { Database } from '../../src/store/database.ts';
import { hasPostgres, postgresPlace, type PostgresPlace } from '../databases.ts';
import { startTcpProxy, type TcpProxy } from '../fakes/tcp-proxy.ts';

const SILENCE_MS = 400;

describe.skipIf(!hasPostgres)('a Postgres behind a network', () => {
  let at: PostgresPlace;
  let proxy: TcpProxy;
  let database: Database;
  let events: object[];
  beforeEach(async () => {
    at = await postgresPlace();
    events = [];
    const url = new URL(at.place.url);
    proxy = await startTcpProxy(Number(url.port));
    url.port = String(proxy.port);
    database = await openDatabase(
      { kind: 'postgres', url: url.href },
      { silenceMs: SILENCE_MS, log: (event) => events.push(event) },
    );
  });
  afterEach(async () => {
    await database.close();
    await proxy.close();
    await at.remove();
  });

  const ask = async () => (await sql<{ n: number }>`select 1 as n`.execute(database.db)).rows;

  test('a connection that went silent is given up, and the next question gets another', async () => {
    await ask();
    proxy.freeze();
    await expect(ask()).rejects.toThrow('the database said nothing for 0.4 s');
    proxy.thaw();
    expect(await ask()).toEqual([{ n: 1 }]);
  });

  test('connections that break are errors to those who ask, in a transaction too, and never a crash', async () => {
    const work = database.db.transaction().execute(async (transaction) => {
      await sql`select 1`.execute(transaction);
      proxy.cut();
      await vi.waitFor(() => expect(events).toMatchObject([{ event: 'database-connection-lost' }]));
      return sql`select 2`.execute(transaction);
    });
    await expect(work).rejects.toThrow(/terminated|closed|not queryable|ECONNRESET/i);
    expect(await ask()).toEqual([{ n: 1 }]);
  });

  test('many at once wait for a connection and all get their answer', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, ask));
    expect(answers).toHaveLength(100);
  });

  test('a question that takes too long is ended by the server', async () => {
    const { rows } = await sql<{ name: string; setting: string }>`
      select name, setting from pg_settings
      where name in ('statement_timeout', 'idle_in_transaction_session_timeout') order by name`.execute(
      database.db,
    );
    expect(rows.map(({ setting }) => setting)).toEqual(['10000', '10000']);
  });
});

test('a server that is not there is named in a sentence, without its password', async () => {
  const opening = openDatabase({ kind: 'postgres', url: 'postgres://me:s3cret@127.0.0.1:1/house' });
  await expect(opening).rejects.toThrow(
    /^The database at 127\.0\.0\.1:1\/house can't be used \(connect ECONNREFUSED.+\)\. Check DATABASE_URL/,
  );
});
