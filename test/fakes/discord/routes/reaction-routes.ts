import { PermissionFlagsBits as P } from 'discord.js';
import { apiError } from '../api-error.ts';
import { announceReaction } from '../events.ts';
import { demand } from '../permissions.ts';
import { addReaction, removeReaction } from '../reactions.ts';
import { publicMessage, visibleChannel } from './find.ts';
import { done, type Call, type Outcome, type Route } from './route.ts';

const EMOJI = '/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}';

/** The bot's own reactions, and those it may take away. */
export const reactionRoutes: readonly Route[] = [
  { method: 'PUT', path: `${EMOJI}/@me`, bot: true, handle: react },
  { method: 'DELETE', path: `${EMOJI}/@me`, bot: true, handle: takeBack },
  { method: 'DELETE', path: `${EMOJI}/{user_id}`, bot: true, handle: takeFrom },
];

function react(call: Call): Outcome {
  const { channel, held } = visibleChannel(call);
  demand(held, P.ReadMessageHistory, P.AddReactions);
  const message = publicMessage(channel, call.param('message_id'));
  const emoji = emojiOf(call);
  const { world } = call;
  if (addReaction(world, message, emoji, world.bot))
    announceReaction(world, message, { person: world.bot, emoji, added: true });
  return done;
}

function takeBack(call: Call): Outcome {
  return take(call, call.world.bot.id);
}

function takeFrom(call: Call): Outcome {
  const { held } = visibleChannel(call);
  demand(held, P.ManageMessages);
  return take(call, call.param('user_id'));
}

function take(call: Call, personId: string): Outcome {
  const { world } = call;
  const { channel } = visibleChannel(call);
  const message = publicMessage(channel, call.param('message_id'));
  const person = world.people.get(personId);
  if (person === undefined) throw apiError(10013);
  const emoji = emojiOf(call);
  if (removeReaction(world, message, emoji, person))
    announceReaction(world, message, { person, emoji, added: false });
  return done;
}

/** Letters are no emoji. @throws ApiError 10014 */
function emojiOf({ param }: Call): string {
  const emoji = param('emoji_name');
  if (!/\p{Extended_Pictographic}|\p{Emoji_Modifier}/u.test(emoji)) throw apiError(10014);
  return emoji;
}
