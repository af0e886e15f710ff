import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { StoreError } from '../store-error.ts';
import { lockFolder } from './folder-lock.ts';
import { folderTrouble } from './folder-trouble.ts';
import { createFolder } from './new-folder.ts';
import { PowerSafeFiles } from './power-safe-files.ts';
import { EMBEDDED_MAJOR, onDisk } from './start-parameters.ts';
import { watchOver } from './watch-over.ts';

/** A PGlite, and how to let go of what it stands on. */
export interface Embedded {
  readonly pglite: PGlite;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database in a folder, or makes one there: `FOLDER/data`, with the lock beside it.
 * @throws StoreError for a folder that is in use, read-only, full, of another Postgres, or damaged
 */
export async function openFolder(folder: string, onFailure: (error: StoreError) => void): Promise<Embedded> {
  try {
    mkdirSync(folder, { recursive: true });
    refuseReadOnly(folder);
    const lock = lockFolder(folder);
    try {
      const pglite = await openData(join(folder, 'data'));
      const watch = watchOver(pglite, (error) => folderTrouble(folder, error), onFailure);
      return {
        pglite,
        close: async () => {
          try {
            // An engine that has stopped would not even answer to that.
            if (watch.failure() === null) await pglite.close();
          } finally {
            lock.release();
          }
        },
      };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw folderTrouble(folder, error);
  }
}

async function openData(data: string): Promise<PGlite> {
  if (!existsSync(data)) await createFolder(data);
  refuseOtherMajor(data);
  const files = new PowerSafeFiles(data);
  const pglite = await PGlite.create({ fs: files, startParams: [...onDisk] });
  await refuseUnsynced(pglite, files);
  return pglite;
}

/** Asked before anything else is touched, so that the answer is the file system's own. */
function refuseReadOnly(folder: string): void {
  const probe = join(folder, `probe-${process.pid}`);
  writeFileSync(probe, 'Lockstep asks whether it may write here.\n');
  // In containers every process is number 1, and another one may have been quicker.
  rmSync(probe, { force: true });
}

function refuseOtherMajor(data: string): void {
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (major === EMBEDDED_MAJOR) return;
  throw new StoreError(
    `The database in ${data} was made by Postgres ${major}, and this Lockstep brings Postgres ${EMBEDDED_MAJOR}. ` +
      'Write an export with the Lockstep that made it (npm run db:export FILE), move the folder away, ' +
      'and import that with this one (npm run db:import FILE).',
  );
}

/**
 * The hook that makes commits power-safe is an internal: one commit shows whether it is still called.
 * @throws StoreError when it is not; the database is closed then
 */
export async function refuseUnsynced(pglite: PGlite, files: PowerSafeFiles): Promise<void> {
  const before = files.synced;
  await pglite.exec(`comment on database postgres is 'Lockstep opened it at ${new Date().toISOString()}'`);
  if (files.synced > before) return;
  await pglite.close();
  throw new StoreError(
    'The embedded database does not sync its commits to the disk, so a power cut would lose them. ' +
      'Install the packages exactly as locked (npm ci), or use a Postgres (DATABASE_URL).',
  );
}
