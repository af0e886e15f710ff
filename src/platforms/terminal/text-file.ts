import { mkdir } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { TextFile } from '../../core/types.ts';
import { safeFileName, writeFault, writeWhole } from './write-whole.ts';

/**
 * Writes the text of a reply into `folder`, which is created, under its own name. Its absolute path; null when it could
 * not be written, and then a note says why.
 */
export async function saveTextFile(
  { filename, text }: TextFile,
  folder: string,
): Promise<{ readonly path: string; readonly note: null } | { readonly path: null; readonly note: string }> {
  const path = join(resolve(folder), safeFileName(filename, extname(filename).toLowerCase(), 'file'));
  try {
    await mkdir(resolve(folder), { recursive: true });
    await writeWhole(path, text);
  } catch (error) {
    return { path: null, note: `The file was not saved to ${path}: ${writeFault(error, path)}.` };
  }
  return { path, note: null };
}
