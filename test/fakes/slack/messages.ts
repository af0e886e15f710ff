import { isObject, objectsIn, stringIn, type Json } from './json.ts';
import { pingsIn } from './pings.ts';
import { wireMessage, withIds } from './wire.ts';
import { workspaceOf, type Channel, type Message, type World } from './world.ts';

export interface Draft {
  /** Text, blocks, attachments and metadata as the app or a person sent them. */
  readonly content: Json;
  readonly user: string;
  readonly threadTs?: string | undefined;
  readonly files?: readonly string[];
  readonly subtype?: string;
  readonly onlyFor?: string | undefined;
}

/** Puts a message into its channel and tells the app, as Slack does even about the app's own. */
export function post(world: World, channel: Channel, draft: Draft): Message {
  const message = compose(world, channel, draft);
  if (message.onlyFor === undefined) {
    channel.messages.push(message);
    tell(world, channel, { ...wireMessage(world, message), event_ts: message.ts });
  } else {
    world.ephemerals.push(message);
  }
  world.changed();
  return message;
}

/**
 * Changes a message. New text without blocks takes the old blocks away; what else is left out stays, and empty metadata
 * takes the old away.
 */
export function change(world: World, channel: Channel, message: Message, content: Json): void {
  const before = wireMessage(world, message);
  if ('text' in content) message.text = stringIn(content, 'text');
  if ('blocks' in content || 'text' in content) message.blocks = withIds(world, objectsIn(content['blocks']));
  if ('attachments' in content) message.attachments = objectsIn(content['attachments']);
  if ('metadata' in content) message.metadata = metadataIn(content);
  message.pings = [...new Set([...message.pings, ...pingsIn(content)])];
  message.edits += 1;
  if (message.onlyFor === undefined) {
    tell(world, channel, {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      message: wireMessage(world, message),
      previous_message: before,
      ts: world.ts(),
    });
  }
  world.changed();
}

/** Takes a message away. */
export function remove(world: World, channel: Channel, message: Message): void {
  const list = message.onlyFor === undefined ? channel.messages : world.ephemerals;
  list.splice(list.indexOf(message), 1);
  if (message.onlyFor === undefined) {
    tell(world, channel, {
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      deleted_ts: message.ts,
      previous_message: wireMessage(world, message),
      ts: world.ts(),
    });
  }
  world.changed();
}

function compose(world: World, channel: Channel, draft: Draft): Message {
  const { content, user } = draft;
  return {
    ts: world.ts(),
    team: channel.team,
    channel: channel.id,
    user,
    byBot: user === workspaceOf(world, channel.team).bot.user,
    text: stringIn(content, 'text'),
    blocks: withIds(world, objectsIn(content['blocks'])),
    attachments: objectsIn(content['attachments']),
    metadata: metadataIn(content),
    threadTs: draft.threadTs,
    files: draft.files ?? [],
    subtype: draft.subtype,
    edits: 0,
    onlyFor: draft.onlyFor,
    pings: pingsIn(content),
  };
}

function metadataIn({ metadata }: Json): Json | undefined {
  return isObject(metadata) && Object.keys(metadata).length > 0 ? metadata : undefined;
}

function tell(world: World, channel: Channel, event: Json): void {
  if (!channel.members.has(workspaceOf(world, channel.team).bot.user)) return;
  const channelType = { public: 'channel', private: 'group', im: 'im' }[channel.kind];
  world.emit(channel.team, 'message', {
    event_ts: event['ts'],
    ...event,
    channel: channel.id,
    channel_type: channelType,
  });
}
