import { MessageFlags, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Answerable, Manner } from './acknowledge.ts';
import { apiCode } from '../post/delivery-error.ts';
import type { Desk } from '../desk.ts';
import { toMarkdown } from '../embeds/markdown.ts';
import { NO_MENTIONS, type Message } from '../embeds/message.ts';
import { nonced } from '../post/nonce.ts';
import type { Place } from './place.ts';
import { send } from '../connect/rest.ts';
import { sendAgain } from '../post/send-again.ts';

/** An interaction may be answered for fifteen minutes; the last half minute is left to the way there. */
const LIFE_MS = 14.5 * 60_000;
const LONGEST_NOTE = 300;

const DEAD_TOKEN: readonly number[] = [
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownInteraction,
];

/** An acknowledged interaction as a place for its answer, within its fifteen minutes and after them. */
export function interactionPlace(
  interaction: Answerable,
  manner: Manner,
  desk: Desk,
  keep: readonly { readonly id: string }[] = [],
): Place {
  const { applicationId, token } = interaction;
  const { interactionRest, clock } = desk;
  const startedAt = clock.now();
  const isOver = () => clock.now() - startedAt > LIFE_MS;
  let isNoted = false;

  const edit = (body: object, files: Message['files'] = []) => {
    const route = Routes.webhookMessage(applicationId, token, '@original');
    return send(interactionRest, { method: 'patch', route, body, files, auth: false });
  };

  const show = async ({ body, files }: Message) => {
    if (isOver()) return showLate({ body, files }, interaction, manner, desk);
    try {
      return await sendAgain(() => edit(body, files), desk);
    } catch (error) {
      if (!DEAD_TOKEN.includes(apiCode(error) ?? 0)) throw error;
      return showLate({ body, files }, interaction, manner, desk);
    }
  };

  /** A good answer is not replaced by a sentence about one that failed: only who pressed sees it, below. */
  const showBelow = async ({ body, files }: Message) => {
    const blank = { content: '', attachments: keep, allowed_mentions: NO_MENTIONS };
    if (isNoted) await sendAgain(() => edit(blank), desk);
    const whispered = { ...body, flags: MessageFlags.Ephemeral };
    const route = Routes.webhook(applicationId, token);
    await send(interactionRest, { method: 'post', route, body: whispered, files, auth: false });
  };

  return {
    show,
    showFailure: async (message) => {
      if (manner !== 'in place' || isOver()) return show(message);
      await showBelow(message);
      return { id: '' };
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

/**
 * A message of its own: where it was asked, or to the person alone when only they were to see it, or when they brought the
 * bot to where it may not speak by itself.
 */
async function showLate(
  { body, files }: Message,
  { id, channelId, user }: Answerable,
  manner: Manner,
  desk: Desk,
): Promise<{ readonly id: string }> {
  const { rest } = desk;
  const content = 'This took longer than Discord waits for an answer, so it comes as a message of its own.';
  const late = { ...body, content, ...nonced(`late ${id}`) };
  const sendTo = (channel: string) =>
    sendAgain(
      () => send(rest, { method: 'post', route: Routes.channelMessages(channel), body: late, files }),
      desk,
    );
  const sendAlone = async () => sendTo(await directChannel(user.id, rest));
  if (manner !== 'new' || channelId === null) return sendAlone();
  try {
    return await sendTo(channelId);
  } catch (error) {
    if (apiCode(error) === null) throw error;
    return sendAlone();
  }
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
