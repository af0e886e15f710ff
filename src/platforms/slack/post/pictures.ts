import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { Image } from '../../../core/types.ts';
import type { KeyValue } from '../../../core/key-value.ts';
import type { Log } from '../../../core/log.ts';
import type { Picture } from '../blocks/reply-message.ts';
import type { Wait } from '../../../core/clock.ts';
import { reason, apiCode } from './delivery-error.ts';
import { upload } from './upload.ts';

const SPACE = 'slack-picture';
const REUSED_SECONDS = 3_600;

/** Puts the pictures of answers into workspaces. */
export interface Pictures {
  /** A picture that a message can show by its file id, or why there is none. Never rejects. */
  readonly ready: (image: Image, place: PicturePlace) => Promise<Picture>;
  /** A picture that Slack did not show in a message after all: the next answer uploads it anew. */
  readonly forget: (image: Image, place: Pick<PicturePlace, 'workspace'>) => Promise<void>;
}

interface PicturePlace {
  readonly client: webApi.WebClient;
  readonly workspace: string;
}

interface Parts {
  readonly keyValue: KeyValue;
  readonly wait: Wait;
  readonly log: Log;
}

/** The same picture within an hour is the same file; two that ask for it at once wait for one upload. */
export function createPictures({ keyValue, wait, log }: Parts): Pictures {
  const running = new Map<string, Promise<Picture>>();
  const find = async (image: Image, { client, workspace }: PicturePlace, key: string): Promise<Picture> => {
    try {
      const known = await keyValue.get(SPACE, key);
      if (typeof known === 'string') return { kind: 'file', id: known };
      const id = await upload(client, fileOf(image), wait);
      await keyValue.set(SPACE, key, id, { seconds: REUSED_SECONDS, workspace });
      return { kind: 'file', id };
    } catch (error) {
      log.warn({ event: 'slack-picture-failed', workspace, code: apiCode(error), err: error });
      return { kind: 'none', reason: `The chart could not be uploaded to Slack (${reason(error)}).` };
    }
  };
  return {
    ready: (image, place) => {
      const key = keyOf(image, place.workspace);
      const work = running.get(key) ?? find(image, place, key).finally(() => running.delete(key));
      running.set(key, work);
      return work;
    },
    forget: (image, { workspace }) => keyValue.delete(SPACE, keyOf(image, workspace)),
  };
}

/** The bytes of an image with what Slack calls it. */
export function fileOf({ png, filename, alt }: Image) {
  return { bytes: png, filename, title: filename.replace(/\.png$/, ''), alt };
}

function keyOf({ png, alt }: Image, workspace: string): string {
  return createHash('sha256').update(`${workspace}\n${alt}\n`).update(png).digest('hex');
}
