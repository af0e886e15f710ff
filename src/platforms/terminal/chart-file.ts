import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import type { Image } from '../../core/types.ts';

/** A chart on disk. */
export interface SavedChart {
  /** Absolute path. */
  readonly file: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** Where charts go: into `folder` under their own names, or exactly to `out`. */
export interface ChartPlace {
  readonly folder: string;
  readonly out?: string | undefined;
}

/**
 * Writes the picture whole or not at all (a temporary file, then a rename). The folder is created; the folder of `out`
 * must exist. A place that can't be written is no failure of the answer: there is no chart then, and a note says why.
 */
export async function saveChart(
  image: Image,
  { folder, out }: ChartPlace,
): Promise<
  { readonly chart: SavedChart; readonly note: null } | { readonly chart: null; readonly note: string }
> {
  const file = out === undefined ? join(resolve(folder), fileName(image.filename)) : resolve(out);
  if (extname(file).toLowerCase() !== '.png') {
    return { chart: null, note: `The chart was not saved: it is a PNG picture, so let ${file} end in .png.` };
  }
  try {
    if (out === undefined) await mkdir(dirname(file), { recursive: true });
    await writeWhole(file, image.png);
  } catch (error) {
    return { chart: null, note: `The chart was not saved to ${file}: ${reason(error, file)}.` };
  }
  const { width, height, alt } = image;
  return { chart: { file, width, height, alt }, note: null };
}

/** A name from a reply, kept inside its folder: it can hold what a person typed. */
function fileName(name: string): string {
  const stem = name.replace(/\.png$/i, '').replace(/[^\w.-]+/g, '-');
  return `${stem.replace(/^[.-]+/, '').slice(0, 120) || 'chart'}.png`;
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, bytes, { flag: 'wx' });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function reason(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const folder = dirname(file);
  if (code === 'ENOENT') return `the folder ${folder} does not exist; create it first`;
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'a part of its path is a file, not a folder';
  if (code === 'EISDIR') return 'there is a folder of that name';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `${folder} can't be written; name another place`;
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  return `the system says ${code}`;
}
