import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store-error.ts';

/** A folder that is held by this process. */
export interface FolderLock {
  readonly release: () => void;
}

const SQLITE_BUSY = 5;
const HOLDER = 'lock-holder';

/**
 * Holds a folder for this process. PGlite does not: two processes on one folder silently lose each other's rows
 * (electric-sql/pglite#1106). The lock is SQLite's exclusive one on a file of its own, which the kernel frees with the
 * process, however it ends. A file with a process id would not do: ids are used again, and in a container every
 * process is number 1.
 * @throws StoreError when another process holds it
 */
export function lockFolder(folder: string): FolderLock {
  const holder = join(folder, HOLDER);
  const database = takeLock(folder);
  if (database === null) {
    throw new StoreError(
      `The database folder ${folder} is in use by another process (${describeHolder(holder)}). ` +
        'Stop that one, give this one another STATE_DIR, or let both use one Postgres (DATABASE_URL).',
    );
  }
  writeFileSync(holder, `process ${process.pid} on ${hostname()}, since ${new Date().toISOString()}\n`);
  return {
    release: () => {
      rmSync(holder, { force: true });
      database.close();
    },
  };
}

/** Who holds a folder, in words for people; null when nobody does. */
export function holderOf(folder: string): string | null {
  const database = takeLock(folder);
  if (database === null) return describeHolder(join(folder, HOLDER));
  database.close();
  return null;
}

/** Null when another process has it. */
function takeLock(folder: string): DatabaseSync | null {
  const database = new DatabaseSync(join(folder, 'lock'));
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive; commit');
    return database;
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

/** Who holds it, for people only. */
function describeHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return 'it did not say which';
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
