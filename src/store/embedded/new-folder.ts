import { execFile } from 'node:child_process';
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { refuseWithoutRoom } from './folder-trouble.ts';

/**
 * Makes a database at `data`, all of it or nothing: it grows beside its place, is synced, and moves there in one step.
 * A process of its own does the work: making one takes 500 MB for a moment, using one 170.
 * @throws StoreError when the disk has no room; Error when the process fails
 */
export async function createFolder(data: string): Promise<void> {
  const parent = dirname(data);
  const growing = `${data}.new`;
  refuseWithoutRoom(parent);
  rmSync(growing, { recursive: true, force: true });
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'make-database.ts'), growing]);
  syncTree(growing);
  renameSync(growing, data);
  syncPath(parent);
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() || entry.isDirectory()) syncPath(join(entry.parentPath, entry.name));
  }
  syncPath(folder);
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
