import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Pool } from 'pg';
import type { LogEvent } from '../../core/log.ts';
import { columnTypes } from '../column-types.ts';
import { migrate } from '../migrate.ts';
import type { Database, DatabaseOptions, DatabasePlace } from '../database.ts';
import { surviveLostConnections } from '../survive-lost-connections.ts';
import { tablesOn } from '../tables-on.ts';
import { keepEngineSmall } from './keep-engine-small.ts';
import { openFolder, type Embedded } from './open-folder.ts';
import { inMemory, initdb } from './start-parameters.ts';
import { vacuumDaily } from './vacuum-daily.ts';

type EmbeddedPlace = Exclude<DatabasePlace, { kind: 'postgres' }>;

/** A database inside this process. See `openDatabase`. */
export async function openEmbedded(
  place: EmbeddedPlace,
  { log = () => undefined, onFailure, upTo }: DatabaseOptions,
): Promise<Database> {
  keepEngineSmall();
  const engine =
    place.kind === 'memory'
      ? await openMemory(place)
      : await openFolder(place.folder, (error) => {
          log({ event: 'database-stopped', reason: error.message, err: error });
          onFailure?.(error);
        });
  const { pool, db, close: closeAll } = onEngine(engine, log);
  try {
    await migrate(db, upTo);
  } catch (error) {
    await closeAll();
    throw error;
  }
  const stopVacuum = vacuumDaily(db, log);
  const close = async () => {
    await stopVacuum();
    await closeAll();
  };
  return { pool, db, embedded: true, close };
}

/** A database in a folder that nobody has open, as it stands: its tables are not brought up to date. */
export async function openFolderAsItIs(folder: string): Promise<Pick<Database, 'db' | 'close'>> {
  keepEngineSmall();
  const nothing = () => undefined;
  return onEngine(await openFolder(folder, nothing), nothing);
}

function onEngine({ pglite, close }: Embedded, log: (event: LogEvent) => void): Omit<Database, 'embedded'> {
  const { connection } = createPgConfig(pglite);
  // One connection that is never let go: there is only one behind it.
  const config = { connection, max: 1, idleTimeoutMillis: 0, types: columnTypes };
  const pool = new Pool(config);
  surviveLostConnections(pool, log);
  const closeAll = async () => {
    await pool.end();
    await close();
  };
  return { pool, db: tablesOn(pool), close: closeAll };
}

async function openMemory({ loadDataDir }: EmbeddedPlace & { kind: 'memory' }): Promise<Embedded> {
  const pglite = await PGlite.create('memory://', {
    startParams: [...inMemory],
    initDbStartParams: [...initdb],
    ...(loadDataDir === undefined ? {} : { loadDataDir }),
  });
  return { pglite, close: () => pglite.close() };
}
