import { Routes, ChannelType } from 'discord.js';
import type { Desk } from './desk.ts';
import { toDeliveryError } from './delivery-error.ts';
import { LIMITS } from './limits.ts';
import { toPlain } from './markdown.ts';
import type { Message } from './message.ts';
import type { Place } from './place.ts';
import { send } from './rest.ts';

/** The message that asked. */
export interface Asking {
  readonly messageId: string;
  readonly channelId: string;
  /** What a thread for the discussion is to be called; null to answer right below the message. */
  readonly thread: string | null;
}

/** A wait that Discord asks for is worth it for an answer up to this long. */
const LONGEST_WAIT_MS = 60_000;

/** The answer to a message: a reply below it, or the first message of a thread that begins at it. */
export function messagePlace(
  { messageId, channelId, thread }: Asking,
  { rest, clock, signal, log }: Desk,
): Place {
  const post = async (message: Message) => {
    const threadId = thread === null ? null : await openThread(thread);
    const reference = { message_id: messageId, fail_if_not_exists: false };
    const body = { ...message.body, ...(threadId === null ? { message_reference: reference } : {}) };
    const route = Routes.channelMessages(threadId ?? channelId);
    const attempt = () => send(rest, { method: 'post', route, body, files: message.files });
    try {
      return await attempt();
    } catch (error) {
      const { retryAfterMs = Infinity } = toDeliveryError(error);
      if (retryAfterMs > LONGEST_WAIT_MS) throw error;
      await clock.wait(retryAfterMs, signal);
      return attempt();
    }
  };

  const openThread = async (name: string): Promise<string | null> => {
    try {
      const body = { name: toPlain(name, LIMITS.threadName), auto_archive_duration: 1_440 };
      const { id } = await send(rest, { method: 'post', route: Routes.threads(channelId, messageId), body });
      return id;
    } catch (error) {
      // Without the permission, or where one is there already, the answer comes below the message.
      log.info({ event: 'discord-no-thread', channel: channelId, err: error });
      return null;
    }
  };

  return {
    show: post,
    showFailure: async (message) => {
      await post(message);
    },
    note: async () => {
      // Discord shows it for ten seconds; a message for each note would be noise.
      await rest.post(Routes.channelTyping(channelId), { signal });
    },
  };
}

/** Channels in which a thread can begin at a message. */
export function holdsThreads(type: ChannelType): boolean {
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
}
