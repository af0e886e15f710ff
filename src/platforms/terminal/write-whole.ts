import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file whole or not at all: a temporary file beside it, then a rename. */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, content, { flag: 'wx' });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Why a file could not be written, as a clause with the fix in it. */
export function writeFault(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const folder = dirname(file);
  // Node's way to say that a folder and those around it can't be made, as on a disk that is read-only.
  if (error instanceof Error && 'syscall' in error && error.syscall === 'mkdir' && code === 'ENOENT') {
    return `the folder ${folder} can't be made; name another place`;
  }
  if (code === 'ENOENT') return `the folder ${folder} does not exist; create it first`;
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'a part of its path is a file, not a folder';
  if (code === 'EISDIR') return 'there is a folder of that name';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `${folder} can't be written; name another place`;
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  return `the system says ${code}`;
}

/** A name from a reply, kept inside its folder: it can hold what a person typed. `usual` is for a name of which nothing is left. */
export function safeFileName(name: string, ending: string, usual: string): string {
  const bare = name.toLowerCase().endsWith(ending) ? name.slice(0, name.length - ending.length) : name;
  const stem = bare.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '');
  return `${stem.slice(0, 120) || usual}${ending}`;
}
