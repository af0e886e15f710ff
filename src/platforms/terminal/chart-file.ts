import { mkdir } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import type { Image } from '../../core/types.ts';
import { safeFileName, writeFault, writeWhole } from './write-whole.ts';

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
  const file =
    out === undefined ? join(resolve(folder), safeFileName(image.filename, '.png', 'chart')) : resolve(out);
  if (extname(file).toLowerCase() !== '.png') {
    return { chart: null, note: `The chart was not saved: it is a PNG picture, so let ${file} end in .png.` };
  }
  try {
    if (out === undefined) await mkdir(dirname(file), { recursive: true });
    await writeWhole(file, image.png);
  } catch (error) {
    return { chart: null, note: `The chart was not saved to ${file}: ${writeFault(error, file)}.` };
  }
  const { width, height, alt } = image;
  return { chart: { file, width, height, alt }, note: null };
}
