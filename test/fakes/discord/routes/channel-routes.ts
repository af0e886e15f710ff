import { ChannelType, MessageType, PermissionFlagsBits as P } from 'discord.js';
import { apiError } from '../api-error.ts';
import { announceChannel, announceMessage } from '../events.ts';
import { createMessage, refuseEmpty } from '../messages.ts';
import type { MessageBody } from '../message-rules.ts';
import { demand } from '../permissions.ts';
import { directChannel, startThread } from '../places.ts';
import { channelView, threadMember } from '../views.ts';
import { demandToWrite } from './message-routes.ts';
import { publicMessage, visibleChannel } from './find.ts';
import { done, ok, type Call, type Outcome, type Route } from './route.ts';

const CHANNEL = '/channels/{channel_id}';

/** Channels, threads and direct messages. */
export const channelRoutes: readonly Route[] = [
  { method: 'GET', path: CHANNEL, bot: true, handle: fetchOne },
  { method: 'PATCH', path: CHANNEL, bot: true, handle: changeThread },
  { method: 'POST', path: `${CHANNEL}/threads`, bot: true, handle: startAlone },
  { method: 'POST', path: `${CHANNEL}/messages/{message_id}/threads`, bot: true, handle: startFromMessage },
  { method: 'PUT', path: `${CHANNEL}/thread-members/@me`, bot: true, handle: join },
  { method: 'GET', path: `${CHANNEL}/thread-members/{user_id}`, bot: true, handle: fetchThreadMember },
  { method: 'POST', path: '/users/@me/channels', bot: true, handle: openDirect },
];

interface ThreadBody {
  readonly name: string;
  readonly type?: ChannelType;
  readonly auto_archive_duration?: number;
  /** The first message of a forum's post. */
  readonly message?: MessageBody;
}

function fetchOne(call: Call): Outcome {
  return ok(channelView(call.world, visibleChannel(call).channel));
}

/** Of what can be changed, only a thread's own things are here. */
function changeThread(call: Call): Outcome {
  const { channel, held } = visibleChannel(call);
  const { thread } = channel;
  if (thread === null) throw apiError(50024);
  const body = call.body as { name?: string; archived?: boolean; locked?: boolean };
  if (thread.ownerId !== call.world.bot.id || body.locked !== undefined) demand(held, P.ManageThreads);
  channel.name = body.name ?? channel.name;
  const { archived = thread.metadata.archived, locked = thread.metadata.locked ?? false } = body;
  thread.metadata = { ...thread.metadata, archived, locked };
  announceChannel(call.world, channel, 'THREAD_UPDATE');
  return ok(channelView(call.world, channel));
}

function startFromMessage(call: Call): Outcome {
  const { world, param } = call;
  const { channel, held } = visibleChannel(call);
  const isOpen = channel.type === ChannelType.GuildText || channel.type === ChannelType.GuildAnnouncement;
  if (!isOpen) throw apiError(50024);
  demand(held, P.CreatePublicThreads);
  const message = publicMessage(channel, param('message_id'));
  if (world.channels.has(message.id)) throw apiError(160004);
  const { name, auto_archive_duration: minutes } = call.body as ThreadBody;
  const thread = startThread(world, { parent: channel, name, owner: world.bot, id: message.id, minutes });
  message.data = { ...message.data, flags: (message.data.flags ?? 0) | 32 };
  announceChannel(world, thread, 'THREAD_CREATE');
  return { status: 201, body: channelView(world, thread) };
}

function startAlone(call: Call): Outcome {
  const { world, files } = call;
  const { channel, held } = visibleChannel(call);
  const { name, type, auto_archive_duration: minutes, message } = call.body as ThreadBody;
  const isForum = channel.type === ChannelType.GuildForum;
  if (!isForum && channel.type !== ChannelType.GuildText) throw apiError(50024);
  const isPrivate = type === ChannelType.PrivateThread || (type === undefined && !isForum);
  if (isForum) {
    demandToWrite(channel, held, message ?? {}, files.length);
    refuseEmpty(message ?? {}, files);
  } else demand(held, isPrivate ? P.CreatePrivateThreads : P.CreatePublicThreads);
  const thread = startThread(world, { parent: channel, name, owner: world.bot, isPrivate, minutes });
  announceChannel(world, thread, 'THREAD_CREATE');
  if (!isForum || message === undefined) return { status: 201, body: channelView(world, thread) };
  const first = createMessage(world, {
    channel: thread,
    author: world.bot,
    body: message,
    files,
    type: MessageType.Default,
  });
  announceMessage(world, first);
  return { status: 201, body: { ...channelView(world, thread), message: first.data } };
}

function join(call: Call): Outcome {
  const { channel } = visibleChannel(call);
  if (channel.thread === null) throw apiError(50024);
  channel.thread.memberIds.add(call.world.bot.id);
  return done;
}

function fetchThreadMember(call: Call): Outcome {
  const { channel } = visibleChannel(call);
  const id = call.param('user_id') === '@me' ? call.world.bot.id : call.param('user_id');
  const person = call.world.people.get(id);
  if (person === undefined || channel.thread?.memberIds.has(id) !== true) throw apiError(10007);
  return ok(threadMember(channel, person));
}

function openDirect(call: Call): Outcome {
  const { world } = call;
  const { recipient_id: id } = call.body as { recipient_id: string };
  const person = world.people.get(String(id));
  if (person === undefined) throw apiError(10013);
  if (person === world.bot) throw apiError(50007);
  return ok(channelView(world, directChannel(world, person)));
}
