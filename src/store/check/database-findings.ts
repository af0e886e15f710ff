import { sql, type Kysely } from 'kysely';
import type { Finding } from '../../core/checkup/findings.ts';
import { migrationsOf } from '../migrate.ts';
import { migrations } from '../migrations.ts';
import type { Tables } from '../tables.ts';

const PART = 'store';
/** The oldest Postgres that the tables were tried on. */
const OLDEST_MAJOR = 15;

/** What an open database, called by its name in a sentence, says of itself. `isReadable` is false where its tables are not the ones we know. */
export async function databaseFindings(
  db: Kysely<Tables>,
  name: string,
): Promise<{ readonly findings: readonly Finding[]; readonly isReadable: boolean }> {
  const version = await versionFinding(db, name);
  const { schema, isReadable } = await schemaFinding(db);
  return { findings: [version, schema, await writeFinding(db, isReadable)], isReadable };
}

async function versionFinding(db: Kysely<Tables>, name: string): Promise<Finding> {
  const { rows } = await sql<{
    version: string;
  }>`select current_setting('server_version') as version`.execute(db);
  const version = rows[0]?.version ?? 'of an unknown version';
  const said = `${name} answers: Postgres ${version}.`;
  if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return { part: PART, state: 'ok', said };
  return { part: PART, state: 'fail', said, fix: `Use Postgres ${OLDEST_MAJOR} or later.` };
}

async function schemaFinding(db: Kysely<Tables>) {
  const part = 'store schema';
  const names = await migrationsOf(db);
  const newer = names.filter((name) => !Object.hasOwn(migrations, name));
  const missing = Object.keys(migrations).filter((name) => !names.includes(name));
  if (newer.length > 0) {
    const said = `The tables are of a newer Lockstep (${newer.join(', ')}).`;
    const fix = 'Start that version, or give this one a database of its own.';
    return { schema: { part, state: 'fail', said, fix } satisfies Finding, isReadable: false };
  }
  if (missing.length > 0) {
    const said = `The tables are not up to date: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} to come.`;
    const fix = 'The next start brings them up to date by itself; take an export before (npm run db:export).';
    return { schema: { part, state: 'warn', said, fix } satisfies Finding, isReadable: false };
  }
  const said = `The tables are up to date (${names.at(-1) ?? 'none'}).`;
  return { schema: { part, state: 'ok', said } satisfies Finding, isReadable: true };
}

/** Writes one row and takes it back; where there are no tables yet, asks whether they could be made. */
async function writeFinding(db: Kysely<Tables>, hasTables: boolean): Promise<Finding> {
  const part = 'store writing';
  const fix = 'Free space on its disk, and let its user write and create tables.';
  try {
    await db.transaction().execute(async (transaction) => {
      if (hasTables) {
        const row = { space: 'checkup', key: 'probe', value: '1', expires_at: 0, workspace: null };
        await transaction
          .insertInto('kept')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      } else await sql`create table lockstep_checkup (probe int)`.execute(transaction);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) {
      const reason = error instanceof Error ? error.message : String(error);
      return { part, state: 'fail', said: `The database can't be written to (${reason}).`, fix };
    }
  }
  return { part, state: 'ok', said: 'The database can be written to.' };
}

/** Ends the transaction of a probe. It never leaves this file. */
class TakenBack extends Error {}
