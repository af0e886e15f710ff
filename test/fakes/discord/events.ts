import { GatewayIntentBits as I } from 'discord.js';
import { channelView, memberWithoutUser } from './views.ts';
import type { Audience, Channel, Message, Person, World } from './world.ts';

/** What the gateway tells about what happens in channels. */

/** MESSAGE_CREATE, whole: a client that hears of it before the answer to its request keeps what stands here. */
export function announceMessage(world: World, message: Message): void {
  const { nonce, data } = message;
  world.dispatch(
    'MESSAGE_CREATE',
    { ...data, ...whereOf(message), ...(nonce === null ? {} : { nonce }) },
    {
      ...messageAudience(message),
      message,
    },
  );
}

export function announceEdit(world: World, message: Message): void {
  world.dispatch(
    'MESSAGE_UPDATE',
    { ...message.data, ...whereOf(message) },
    { ...messageAudience(message), message },
  );
}

export function announceDeletion(world: World, { id, channel, onlyFor }: Message): void {
  if (onlyFor !== null) return;
  world.dispatch(
    'MESSAGE_DELETE',
    { id, channel_id: channel.id, ...guildId(channel) },
    audienceOf(channel, I.GuildMessages, I.DirectMessages),
  );
}

export function announceReaction(
  world: World,
  message: Message,
  { person, emoji, added }: { readonly person: Person; readonly emoji: string; readonly added: boolean },
): void {
  const { channel, author } = message;
  const member = channel.guild?.members.get(person.id);
  world.dispatch(
    added ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE',
    {
      user_id: person.id,
      channel_id: channel.id,
      message_id: message.id,
      ...guildId(channel),
      emoji: { id: null, name: emoji },
      burst: false,
      type: 0,
      ...(added ? { message_author_id: author.id } : {}),
      ...(added && member !== undefined
        ? { member: { ...memberWithoutUser(member), user: person.account } }
        : {}),
    },
    audienceOf(channel, I.GuildMessageReactions, I.DirectMessageReactions),
  );
}

export function announceChannel(
  world: World,
  channel: Channel,
  event:
    | 'CHANNEL_CREATE'
    | 'CHANNEL_UPDATE'
    | 'CHANNEL_DELETE'
    | 'THREAD_CREATE'
    | 'THREAD_UPDATE'
    | 'THREAD_DELETE',
): void {
  const isNew = event === 'THREAD_CREATE' ? { newly_created: true } : {};
  world.dispatch(
    event,
    { ...channelView(world, channel), ...isNew },
    { guild: channel.guild, intents: I.Guilds },
  );
}

function whereOf({ channel, author, data }: Message) {
  const member = data.webhook_id === undefined ? channel.guild?.members.get(author.id) : undefined;
  return {
    channel_type: channel.type,
    ...guildId(channel),
    ...(member === undefined ? {} : { member: memberWithoutUser(member) }),
  };
}

function guildId({ guild }: Channel): { guild_id: string } | object {
  return guild === null ? {} : { guild_id: guild.id };
}

function messageAudience({ channel }: Message): Audience {
  return audienceOf(channel, I.GuildMessages, I.DirectMessages);
}

function audienceOf(channel: Channel, inGuild: I, inDirect: I): Audience {
  const { guild } = channel;
  return { guild, channel, intents: guild === null ? inDirect : inGuild };
}
