import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StoreError } from '../store-error.ts';

/** A new database takes 30 MB, and its write-ahead log up to 64. */
const ROOM_FOR_NEW = 100 * 2 ** 20;
/** Less than a piece of write-ahead log: nothing can be written. */
const ROOM_TO_WRITE = 2 * 2 ** 20;

/** @throws StoreError when the disk has no room for a new database */
export function refuseWithoutRoom(folder: string): void {
  const bytes = freeBytes(folder);
  if (bytes >= ROOM_FOR_NEW) return;
  throw new StoreError(
    `There is no room for a new database in ${folder}: ${inMegabytes(bytes)} are free, it needs ` +
      `${inMegabytes(ROOM_FOR_NEW)}. Free some space or set STATE_DIR to a larger disk.`,
  );
}

/** What went wrong with a database folder, as a sentence with the fix. */
export function folderTrouble(folder: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  return new StoreError(sentence(folder, error), { cause: error });
}

function sentence(folder: string, error: unknown): string {
  const code = codeOf(error);
  // Whatever keeps it from making a folder and those around it, Node calls it this.
  switch (code === 'ENOENT' ? (whyNotWritable(folder) ?? code) : code) {
    case 'EACCES':
    case 'EPERM':
      return `The database folder ${folder} may not be written by this user. Change its owner or set STATE_DIR to another folder.`;
    case 'EROFS':
      return `The database folder ${folder} is on a read-only file system. Mount it writable or set STATE_DIR to another folder.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `The database folder ${folder} can't be made: there is a file in the way. Move it or set STATE_DIR to another folder.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder);
    default:
      return isFull(folder) ? diskFull(folder) : broken(folder, error);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** The code with which the nearest folder that there is refuses to be written; undefined when it doesn't. */
function whyNotWritable(folder: string): unknown {
  let nearest = resolve(folder);
  while (!existsSync(nearest)) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK);
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

function isFull(folder: string): boolean {
  try {
    return freeBytes(folder) < ROOM_TO_WRITE;
  } catch {
    // What can't be asked is not full but gone; the first error says it better.
    return false;
  }
}

function diskFull(folder: string): string {
  return `The disk of the database folder ${folder} is full. Free some space and start again: what was confirmed is kept.`;
}

function broken(folder: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return (
    `The database in ${folder} can't be opened (${reason}). Try once more; if it stays so, move the folder away ` +
    'and bring back the last export with `npm run db:import FILE`.'
  );
}

/** Bytes that this user may still write where the folder is. @throws the file system's error */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** `120 MB`, rounded down. */
export function inMegabytes(bytes: number): string {
  return `${Math.floor(bytes / 2 ** 20)} MB`;
}
