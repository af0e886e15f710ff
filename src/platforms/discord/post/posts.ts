import { Routes, type APIMessage, type Client, type REST } from 'discord.js';
import { DeliveryError } from '../../../core/errors.ts';
import type { KeyValue } from '../../../core/key-value.ts';
import type { Target } from '../../../core/people.ts';
import type { Platform } from '../../../core/ports.ts';
import type { Log } from '../../../core/log.ts';
import { rememberAnswer } from '../answers.ts';
import { toDeliveryError, refusedToken } from './delivery-error.ts';
import { directChannel } from '../listen/interaction-place.ts';
import { keepLines } from '../listen/lines.ts';
import { toMessage } from '../embeds/message.ts';
import { digest, nonced, nonceOf } from './nonce.ts';
import { missingInChannel, missingSentence } from './permissions.ts';
import { isRefusedToken, send } from '../connect/rest.ts';

export interface PostParts {
  readonly rest: REST;
  readonly client: () => Client<true> | null;
  readonly keyValue: KeyValue;
  readonly log: Log;
}

/** Messages that are looked through for an earlier post: the most that Discord gives at once. */
const LOOKED_THROUGH = 100;

/**
 * Daily posts and alerts. A post carries a nonce made from its key, under which Discord gives a second one within a few
 * minutes the first message again. Discord does not tell the nonce later, so the footer ends in a short mark of the key
 * too: people can quote it, and `find` knows the post by it.
 */
export function createPosts({ rest, client, keyValue, log }: PostParts): Pick<Platform, 'post' | 'find'> {
  const channelOf = async ({ kind, id }: Target) => (kind === 'person' ? directChannel(id, rest) : id);
  return {
    post: (target, reply, key, signal) =>
      delivering(log, async () => {
        const channel = await channelOf(target);
        refuseMissing(client(), channel);
        await keepLines(keyValue, reply.actions, target.workspace);
        const { body, files } = toMessage(reply, '', markOf(key));
        const route = Routes.channelMessages(channel);
        const { id } = await send(rest, {
          method: 'post',
          route,
          body: { ...body, ...nonced(key) },
          files,
          signal,
        });
        const { workspace } = target;
        // What is said in reply to a post goes on from its line.
        if (reply.query !== '')
          await rememberAnswer(keyValue, id, { asker: '', line: reply.query, turns: 1 }, workspace);
        return id;
      }),
    find: (target, key, signal) =>
      delivering(log, async () => {
        const channel = await channelOf(target);
        const query = new URLSearchParams({ limit: String(LOOKED_THROUGH) });
        const answer = await rest.get(Routes.channelMessages(channel), {
          query,
          ...(signal === undefined ? {} : { signal }),
        });
        const messages = Array.isArray(answer) ? (answer as readonly APIMessage[]) : [];
        const isOurs = ({ author, embeds, nonce }: APIMessage) =>
          author.bot === true &&
          (nonce === nonceOf(key) ||
            embeds.some(({ footer }) => footer?.text.endsWith(markOf(key)) === true));
        // The library's answer is newest first; a key is posted once, so the order does not matter.
        return messages.find(isOurs)?.id ?? null;
      }),
  };
}

/** @throws DeliveryError that names what is missing, where that is known: Discord itself says only that something is. */
function refuseMissing(client: Client<true> | null, channelId: string): void {
  const missing = missingInChannel(client, channelId);
  if (missing.length > 0) throw new DeliveryError(missingSentence(missing), { permanent: true });
}

function markOf(key: string): string {
  return `post ${digest(key).slice(0, 10)}`;
}

async function delivering<T>(log: Log, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = isRefusedToken(error) ? refusedToken(error) : toDeliveryError(error);
    // Whoever delivers keeps only the sentence.
    if (failure.permanent) log.warn({ event: 'discord-post-refused', err: error });
    throw failure;
  }
}
