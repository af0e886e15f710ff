import { access, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DeliveryError } from '../../core/errors.ts';
import type { Reply } from '../../core/types.ts';
import { renderText } from './text.ts';
import { safeFileName, writeFault, writeWhole } from './write-whole.ts';

/** Where the posts of a terminal go: one text file a post, named by its key, with its picture beside it. */
export interface PostFolder {
  /** Writes the post unless it is there; the path of its text. Rejects with a `DeliveryError`. */
  readonly post: (reply: Reply, key: string) => Promise<string>;
  /** The path of the post's text, or null. */
  readonly find: (key: string) => Promise<string | null>;
}

const COLUMNS = 100;

/** The folder is created at the first post. A post is there when its text is: that is written last, and whole. */
export function postFolder(folder: string): PostFolder {
  const pathOf = (key: string, ending: string) => join(resolve(folder), safeFileName(key, ending, 'post'));
  const find = async (key: string) => {
    const path = pathOf(key, '.txt');
    return (await exists(path)) ? path : null;
  };
  return {
    find,
    post: async (reply, key) => {
      const there = await find(key);
      if (there !== null) return there;
      const path = pathOf(key, '.txt');
      const imagePath = reply.image === undefined ? null : pathOf(key, '.png');
      const text = renderText(reply, { colour: false, width: COLUMNS, imagePath });
      try {
        await mkdir(resolve(folder), { recursive: true });
        if (reply.image !== undefined && imagePath !== null) await writeWhole(imagePath, reply.image.png);
        await writeWhole(path, `${text}\n`);
      } catch (error) {
        throw new DeliveryError(`The post was not written to ${path}: ${writeFault(error, path)}.`, {
          permanent: false,
          cause: error,
        });
      }
      return path;
    },
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return false;
    throw error;
  }
}
