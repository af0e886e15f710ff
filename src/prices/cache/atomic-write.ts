import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Ends no file that anyone reads, so that a half-written one is never taken for prices. */
const TEMPORARY = '.tmp';

/**
 * Replaces a file in one step: whoever reads sees the old text or the new one, also after a crash. The text is on the
 * disk before the name is, since a file system may otherwise keep the rename and lose the bytes.
 * @throws the file system's error; the temporary file is gone then.
 */
export async function atomicWrite(folder: string, name: string, text: string): Promise<void> {
  const temporary = join(folder, `.${name}.${randomUUID()}${TEMPORARY}`);
  try {
    const file = await open(temporary, 'wx', 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(folder, name));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Removes temporary files that a killed process left behind. Only old ones: another process may be writing right now.
 * @returns how many were removed.
 */
export async function removeLeftovers(folder: string, olderThanMs: number, nowMs: number): Promise<number> {
  const leftovers = (await readdir(folder)).filter(
    (name) => name.startsWith('.') && name.endsWith(TEMPORARY),
  );
  let removed = 0;
  for (const name of leftovers) {
    const path = join(folder, name);
    const writtenAt = await modifiedAt(path);
    if (writtenAt === null || nowMs - writtenAt < olderThanMs) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

/** Null when the file has gone meanwhile: its writer has just finished. */
async function modifiedAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isMissingFile(error)) return null;
    throw error;
  }
}

/** True for the file system's "there is no such file". */
export function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
