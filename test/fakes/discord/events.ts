import { intent } from './protocol.ts';
import { channelView, memberView, memberWithoutUser } from './views.ts';
import type { Audience, Channel, Message, Person, World } from './world.ts';

/** What the gateway tells about what happens in channels. Nobody is told of an ephemeral message. */

/** MESSAGE_CREATE, whole: a client that hears of it before the answer to its request keeps what stands here. */
export function announceMessage(world: World, message: Message): void {
  if (message.onlyFor !== null) return;
  world.dispatch('MESSAGE_CREATE', { ...withNonce(message), ...whereOf(message) }, messageAudience(message));
}

export function announceEdit(world: World, message: Message): void {
  if (message.onlyFor !== null) return;
  world.dispatch('MESSAGE_UPDATE', { ...message.data, ...whereOf(message) }, messageAudience(message));
}

export function announceDeletion(world: World, { id, channel, onlyFor }: Message): void {
  if (onlyFor !== null) return;
  const data = { id, channel_id: channel.id, ...guildId(channel) };
  world.dispatch('MESSAGE_DELETE', data, audienceOf(channel, intent.guildMessages, intent.directMessages));
}

export function announceReaction(
  world: World,
  { id, channel, author }: Message,
  { person, emoji, added }: { readonly person: Person; readonly emoji: string; readonly added: boolean },
): void {
  const member = channel.guild?.members.get(person.id);
  const data = {
    user_id: person.id,
    channel_id: channel.id,
    message_id: id,
    ...guildId(channel),
    emoji: { id: null, name: emoji },
    burst: false,
    type: 0,
    ...(added ? { message_author_id: author.id } : {}),
    ...(added && member !== undefined ? { member: memberView(member) } : {}),
  };
  const event = added ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE';
  world.dispatch(event, data, audienceOf(channel, intent.guildReactions, intent.directReactions));
}

export function announceChannel(
  world: World,
  channel: Channel,
  event: 'CHANNEL_CREATE' | 'CHANNEL_UPDATE' | 'CHANNEL_DELETE' | 'THREAD_CREATE' | 'THREAD_UPDATE',
): void {
  const isNew = event === 'THREAD_CREATE' ? { newly_created: true } : {};
  const audience = { guild: channel.guild, intents: intent.guilds };
  world.dispatch(event, { ...channelView(world, channel), ...isNew }, audience);
}

/** The nonce comes back in the answer and in the event, and never again. */
export function withNonce({ data, nonce }: Message) {
  return nonce === null ? data : { ...data, nonce };
}

function whereOf({ channel, author, data }: Message) {
  const member = data.webhook_id === undefined ? channel.guild?.members.get(author.id) : undefined;
  return {
    channel_type: channel.type,
    ...guildId(channel),
    ...(member === undefined ? {} : { member: memberWithoutUser(member) }),
  };
}

function guildId({ guild }: Channel): { readonly guild_id: string } | object {
  return guild === null ? {} : { guild_id: guild.id };
}

function messageAudience(message: Message): Audience {
  return { ...audienceOf(message.channel, intent.guildMessages, intent.directMessages), message };
}

function audienceOf(channel: Channel, inGuild: number, inDirect: number): Audience {
  const { guild } = channel;
  return { guild, channel, intents: guild === null ? inDirect : inGuild };
}
