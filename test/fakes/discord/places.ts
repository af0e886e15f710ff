import { channelType } from './protocol.ts';
import type { Channel, Person, World } from './world.ts';

/** The direct messages between the bot and a person; opened at the first use. */
export function directChannel(world: World, person: Person): Channel {
  const all = [...world.channels.values()];
  const found = all.find(({ guild, recipients }) => guild === null && recipients.includes(person));
  const recipients = [person, world.bot];
  return found ?? addChannel(world, { type: channelType.direct, guild: null, name: '', recipients });
}

interface ThreadSpec {
  readonly parent: Channel;
  readonly name: string;
  readonly owner: Person;
  /** Of the message that it starts from. */
  readonly id?: string;
  readonly isPrivate?: boolean;
  readonly archiveMinutes?: number | null | undefined;
}

export function startThread(
  world: World,
  { parent, name, owner, id, isPrivate, archiveMinutes }: ThreadSpec,
): Channel {
  return addChannel(world, {
    type: isPrivate === true ? channelType.privateThread : channelType.publicThread,
    guild: parent.guild,
    name,
    parent,
    thread: {
      owner,
      memberIds: new Set([owner.id]),
      createdAt: new Date(world.now()).toISOString(),
      archiveMinutes: archiveMinutes ?? 1_440,
      archived: false,
      locked: false,
    },
    ...(id === undefined ? {} : { id }),
  });
}

type ChannelSpec = Pick<Channel, 'type' | 'guild' | 'name'> & Partial<Channel>;

export function addChannel(world: World, spec: ChannelSpec): Channel {
  const channel: Channel = {
    id: world.nextId(),
    parent: null,
    overwrites: [],
    recipients: [],
    thread: null,
    messages: new Map(),
    ...spec,
  };
  world.channels.set(channel.id, channel);
  return channel;
}
