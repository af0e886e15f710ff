import { Routes, ChannelType, RESTJSONErrorCodes } from 'discord.js';
import { apiCode } from '../post/delivery-error.ts';
import type { Desk } from '../desk.ts';
import { LIMITS } from '../embeds/limits.ts';
import { toPlain } from '../embeds/markdown.ts';
import type { Message } from '../embeds/message.ts';
import { nonced } from '../post/nonce.ts';
import type { Place } from './place.ts';
import { send } from '../connect/rest.ts';
import { sendAgain } from '../post/send-again.ts';

/** The message that asked. */
export interface Asking {
  readonly messageId: string;
  readonly channelId: string;
  /** What a thread for the discussion is to be called; null to answer right below the message. */
  readonly thread: string | null;
}

/**
 * The answer to a message: a reply below it, or the first message of a thread that begins at it. A question has one answer,
 * however often it is sent: all of them carry the same nonce.
 */
export function messagePlace({ messageId, channelId, thread }: Asking, desk: Desk): Place {
  const { rest, signal, log } = desk;
  const post = async (message: Message) => {
    const threadId = thread === null ? null : await openThread(thread);
    const reference = { message_id: messageId, fail_if_not_exists: false };
    const attempt = (isReply: boolean) =>
      send(rest, {
        method: 'post',
        route: Routes.channelMessages(threadId ?? channelId),
        body: {
          ...message.body,
          ...nonced(`answer ${messageId}`),
          ...(isReply ? { message_reference: reference } : {}),
        },
        files: message.files,
      });
    try {
      return await sendAgain(() => attempt(threadId === null), desk);
    } catch (error) {
      // It takes the history to reply to a message, and not to speak.
      if (apiCode(error) !== RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory) throw error;
      return sendAgain(() => attempt(false), desk);
    }
  };

  /** The thread at the message has the message's id; null when there can't be one. */
  const openThread = async (name: string): Promise<string | null> => {
    const body = { name: toPlain(name, LIMITS.threadName), auto_archive_duration: 1_440 };
    const route = Routes.threads(channelId, messageId);
    try {
      const { id } = await sendAgain(() => send(rest, { method: 'post', route, body }), desk);
      return id;
    } catch (error) {
      if (apiCode(error) === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) return messageId;
      // Without the permission the answer comes below the message.
      log.info({ event: 'discord-no-thread', channel: channelId, err: error });
      return null;
    }
  };

  return {
    show: post,
    showFailure: post,
    note: async () => {
      // Discord shows it for ten seconds; a message for each note would be noise.
      await send(rest, { method: 'post', route: Routes.channelTyping(channelId), signal });
    },
  };
}

/** Channels in which a thread can begin at a message. */
export function holdsThreads(type: ChannelType): boolean {
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
}
