import {
  HTTPError,
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
  Routes,
  type BaseInteraction,
} from 'discord.js';
import { apiCode } from './delivery-error.ts';
import type { Desk } from './desk.ts';
import { toMarkdown } from './markdown.ts';
import { NO_MENTIONS, type Message } from './message.ts';
import type { Place } from './place.ts';
import { send } from './rest.ts';

/** An interaction may be answered for fifteen minutes; the last half minute is left to the way there. */
const LIFE_MS = 14.5 * 60_000;
const LONGEST_NOTE = 300;
/** An edit can safely be sent again: it says the same. */
const EDIT_TRIES = 3;
const EDIT_WAIT_MS = 1_000;

/** `new`: an answer of its own; `own eyes`: one that only the person sees; `in place`: the message is replaced. */
export type Manner = 'new' | 'own eyes' | 'in place';

const DEAD_TOKEN: readonly number[] = [
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownInteraction,
];

/**
 * Tells Discord, before anything else is done, that an answer will come: it waits three seconds for that. False when
 * somebody else did, or it came too late: then nothing more can be said.
 */
export async function acknowledge(
  { id, token }: BaseInteraction & { readonly token: string },
  manner: Manner,
  { rest, log }: Desk,
): Promise<boolean> {
  const body =
    manner === 'in place'
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          data: { flags: manner === 'own eyes' ? MessageFlags.Ephemeral : 0 },
        };
  const attempt = () =>
    send(rest, { method: 'post', route: Routes.interactionCallback(id, token), body, auth: false });
  try {
    await attempt();
    return true;
  } catch (error) {
    const code = apiCode(error);
    if (code !== null) {
      log.info({ event: 'discord-not-acknowledged', interaction: id, code });
      return false;
    }
    log.warn({ event: 'discord-acknowledge-again', interaction: id, err: error });
  }
  try {
    await attempt();
    return true;
  } catch (error) {
    // The first one did arrive; only its answer was lost.
    if (apiCode(error) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return true;
    log.warn({ event: 'discord-not-acknowledged', interaction: id, err: error });
    return false;
  }
}

/** An acknowledged interaction as a place for its answer, within its fifteen minutes and after them. */
export function interactionPlace(
  interaction: BaseInteraction & { readonly token: string },
  manner: Manner,
  { rest, clock, signal, log }: Desk,
  keep: readonly { readonly id: string }[] = [],
): Place {
  const { applicationId, token, channelId, user } = interaction;
  const startedAt = clock.now();
  let isNoted = false;
  const original = Routes.webhookMessage(applicationId, token, '@original');

  const edit = async (body: object, files: Message['files'] = []) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await send(rest, { method: 'patch', route: original, body, files, auth: false });
      } catch (error) {
        const isOver = apiCode(error) !== null && !(error instanceof HTTPError);
        if (isOver || tried === EDIT_TRIES) throw error;
        log.info({ event: 'discord-edit-again', tried, err: error });
        await clock.wait(EDIT_WAIT_MS * tried, signal);
      }
    }
  };

  /** A message of its own: where it was asked, or to the person alone when only they were to see it. */
  const late = async (message: Message) => {
    const channel = manner === 'new' ? (channelId ?? '') : await directChannel(user.id, rest);
    const content = 'This took longer than Discord waits for an answer, so it comes as a message of its own.';
    const body = { ...message.body, content };
    return send(rest, { method: 'post', route: Routes.channelMessages(channel), body, files: message.files });
  };

  const show = async (message: Message) => {
    if (clock.now() - startedAt > LIFE_MS) return late(message);
    try {
      return await edit(message.body, message.files);
    } catch (error) {
      if (!DEAD_TOKEN.includes(apiCode(error) ?? 0)) throw error;
      return late(message);
    }
  };

  return {
    show,
    showFailure: async (message) => {
      if (manner !== 'in place' || clock.now() - startedAt > LIFE_MS) {
        await show(message);
        return;
      }
      // A good answer is not replaced by a sentence about one that failed.
      if (isNoted) await edit({ content: '', attachments: keep, allowed_mentions: NO_MENTIONS });
      const body = { ...message.body, flags: MessageFlags.Ephemeral };
      const route = Routes.webhook(applicationId, token);
      await send(rest, { method: 'post', route, body, files: message.files, auth: false });
    },
    note: async (words) => {
      isNoted = true;
      await edit({
        content: toMarkdown(words, LONGEST_NOTE),
        allowed_mentions: NO_MENTIONS,
        ...(manner === 'in place' ? { attachments: keep } : {}),
      });
    },
  };
}

/** The direct messages with a person, opened if need be; the id of their channel. */
export async function directChannel(userId: string, rest: Desk['rest']): Promise<string> {
  const { id } = await send(rest, {
    method: 'post',
    route: Routes.userChannels(),
    body: { recipient_id: userId },
  });
  return id;
}
