import { randomUUID } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { Log } from '../../../core/log.ts';
import type { Message } from '../blocks/message.ts';
import type { Wait } from '../../../core/clock.ts';
import { apiCode } from './delivery-error.ts';
import { findMessage, type Mark } from './find-message.ts';
import { postMessage, type Spot } from './message-calls.ts';
import type { Stands } from './place.ts';
import { sendAgain } from './send-again.ts';

export interface PostParts {
  readonly client: webApi.WebClient;
  readonly wait: Wait;
  readonly log: Log;
}

const EVENT_TYPE = 'lockstep_answer';
/** Of a channel the message would be among the latest; a thread is read from its beginning. */
const PAGES = 5;

/**
 * Posts a message, and when no word of Slack came, looks whether it stands there: then it is not said again elsewhere.
 * Rejects with the first error when it does not, or when nobody may look.
 */
export async function postOnce(spot: Spot, message: Message, parts: PostParts): Promise<Stands> {
  const { client, wait } = parts;
  const mark: Mark = { event_type: EVENT_TYPE, event_payload: { key: randomUUID() } };
  try {
    return await sendAgain(() => postMessage(client, spot, message, mark), wait);
  } catch (error) {
    // Slack's own word says that it was not taken.
    const ts = apiCode(error) === null ? await lookFor(spot, mark, parts) : null;
    if (ts === null) throw error;
    return { channel: spot.channel, ts };
  }
}

async function lookFor(spot: Spot, mark: Mark, { client, log }: PostParts): Promise<string | null> {
  try {
    return await findMessage(client, spot, mark, { pages: spot.thread === null ? 1 : PAGES });
  } catch (error) {
    log.warn({ event: 'slack-answer-not-looked-for', code: apiCode(error), err: error });
    return null;
  }
}
