import {
  RESTJSONErrorCodes,
  Routes,
  type MessageReaction,
  type PartialMessageReaction,
  type PartialUser,
  type User,
} from 'discord.js';
import { answerBehind, forgetAnswer } from '../answers.ts';
import { apiCode } from '../post/delivery-error.ts';
import type { Desk } from '../desk.ts';

/** In any skin tone. */
const THUMBS_DOWN = '👎';

/** Whoever asked takes an answer away with a 👎; from others it is an opinion. Never rejects. */
export async function onReaction(
  reaction: MessageReaction | PartialMessageReaction,
  user: User | PartialUser,
  { rest, keyValue, log }: Desk,
): Promise<void> {
  if (user.bot || reaction.emoji.name?.startsWith(THUMBS_DOWN) !== true) return;
  const { id, channelId } = reaction.message;
  try {
    const answered = await answerBehind(keyValue, id);
    if (answered?.asker !== user.id) return;
    await rest.delete(Routes.channelMessage(channelId, id));
    await forgetAnswer(keyValue, id);
  } catch (error) {
    if (apiCode(error) === RESTJSONErrorCodes.UnknownMessage) return;
    log.warn({ event: 'discord-answer-not-removed', channel: channelId, err: error });
  }
}
