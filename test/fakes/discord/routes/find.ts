import { apiError } from '../api-error.ts';
import { demand, heldIn } from '../permissions.ts';
import type { Channel, Guild, Message } from '../world.ts';
import type { Call } from './route.ts';

/** A channel that the bot can see, and what it may do there. @throws ApiError 10003, 50001 */
export function visibleChannel({ world, param }: Call): { readonly channel: Channel; readonly held: bigint } {
  const channel = world.channels.get(param('channel_id'));
  if (channel === undefined) throw apiError(10003);
  const held = heldIn(world.bot, channel);
  demand(held);
  return { channel, held };
}

/** A message that is there for all. @throws ApiError 10008 */
export function publicMessage(channel: Channel, id: string): Message {
  const message = channel.messages.get(id);
  if (message === undefined || message.deleted || message.onlyFor !== null) throw apiError(10008);
  return message;
}

/** A guild that the bot is in. @throws ApiError 10004, 50001 */
export function ownGuild({ world, param }: Call): Guild {
  const guild = world.guilds.get(param('guild_id'));
  if (guild === undefined) throw apiError(10004);
  if (!guild.members.has(world.bot.id)) throw apiError(50001);
  return guild;
}

/** @throws ApiError 20012 for the id of another application. */
export function demandOwnApplication({ world, param }: Call): void {
  if (param('application_id') !== world.bot.id) throw apiError(20012);
}
