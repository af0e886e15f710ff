import { apiError } from '../api-error.ts';
import { announceReaction } from '../events.ts';
import { demand } from '../permissions.ts';
import { permission as P } from '../protocol.ts';
import { addReaction, removeReaction } from '../reactions.ts';
import type { Person } from '../world.ts';
import { publicMessage, visibleChannel } from './find.ts';
import { done, type Call, type Outcome, type Route } from './route.ts';

const EMOJI = '/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}';

/** The bot's own reactions, and those it may take away. */
export const reactionRoutes: readonly Route[] = [
  { method: 'PUT', path: `${EMOJI}/@me`, bot: true, handle: react },
  { method: 'DELETE', path: `${EMOJI}/@me`, bot: true, handle: (call) => takeAway(call, call.world.bot) },
  { method: 'DELETE', path: `${EMOJI}/{user_id}`, bot: true, handle: takeFromAnother },
];

function react(call: Call): Outcome {
  const { world } = call;
  const { channel, held } = visibleChannel(call);
  demand(held, P.readHistory, P.addReactions);
  const message = publicMessage(channel, call.param('message_id'));
  const emoji = emojiOf(call);
  const isNew = addReaction(world, message, emoji, world.bot);
  if (isNew) announceReaction(world, message, { person: world.bot, emoji, added: true });
  return done;
}

function takeFromAnother(call: Call): Outcome {
  demand(visibleChannel(call).held, P.manageMessages);
  const person = call.world.people.get(call.param('user_id'));
  if (person === undefined) throw apiError(10013);
  return takeAway(call, person);
}

function takeAway(call: Call, person: Person): Outcome {
  const { world } = call;
  const message = publicMessage(visibleChannel(call).channel, call.param('message_id'));
  const emoji = emojiOf(call);
  const wasThere = removeReaction(world, message, emoji, person);
  if (wasThere) announceReaction(world, message, { person, emoji, added: false });
  return done;
}

/** Letters are no emoji. @throws ApiError 10014 */
function emojiOf({ param }: Call): string {
  const emoji = param('emoji_name');
  if (!/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(emoji)) throw apiError(10014);
  return emoji;
}
