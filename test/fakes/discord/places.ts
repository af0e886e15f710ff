import { ChannelType, type APIThreadMetadata } from 'discord.js';
import type { Channel, Person, World } from './world.ts';

/** The direct messages between the bot and a person; opened at the first use. */
export function directChannel(world: World, person: Person): Channel {
  const found = [...world.channels.values()].find(
    ({ guild, recipients }) => guild === null && recipients.includes(person),
  );
  if (found !== undefined) return found;
  const recipients = [person, world.bot];
  return addChannel(world, { type: ChannelType.DM, guild: null, name: '', recipients });
}

interface ThreadSpec {
  readonly parent: Channel;
  readonly name: string;
  readonly owner: Person;
  /** Of the message that it starts from. */
  readonly id?: string;
  readonly isPrivate?: boolean;
  readonly minutes?: number | undefined;
}

export function startThread(world: World, spec: ThreadSpec): Channel {
  const { parent, name, owner, id, isPrivate = false, minutes = 1440 } = spec;
  const metadata: APIThreadMetadata = {
    archived: false,
    auto_archive_duration: minutes as APIThreadMetadata['auto_archive_duration'],
    archive_timestamp: new Date(world.now()).toISOString(),
    create_timestamp: new Date(world.now()).toISOString(),
    locked: false,
  };
  return addChannel(world, {
    type: isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread,
    guild: parent.guild,
    name,
    parentId: parent.id,
    thread: { ownerId: owner.id, memberIds: new Set([owner.id]), metadata },
    ...(id === undefined ? {} : { id }),
  });
}

type ChannelSpec = Pick<Channel, 'type' | 'guild' | 'name'> &
  Partial<Pick<Channel, 'id' | 'parentId' | 'overwrites' | 'recipients' | 'thread'>>;

export function addChannel(world: World, spec: ChannelSpec): Channel {
  const channel: Channel = {
    id: world.nextId(),
    parentId: null,
    overwrites: [],
    recipients: [],
    thread: null,
    messages: new Map(),
    ...spec,
  };
  world.channels.set(channel.id, channel);
  return channel;
}
