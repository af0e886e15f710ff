import { apiError } from '../api-error.ts';
import { read, recipient, threadBody, threadChange } from '../bodies.ts';
import { announceChannel, announceMessage } from '../events.ts';
import { createMessage, refuseEmpty } from '../messages.ts';
import { demand } from '../permissions.ts';
import { directChannel, startThread } from '../places.ts';
import { channelType, messageFlag, permission as P } from '../protocol.ts';
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
  { method: 'PUT', path: `${CHANNEL}/thread-members/@me`, bot: true, handle: joinThread },
  { method: 'GET', path: `${CHANNEL}/thread-members/{user_id}`, bot: true, handle: fetchThreadMember },
  { method: 'POST', path: '/users/@me/channels', bot: true, handle: openDirect },
];

function fetchOne(call: Call): Outcome {
  return ok(channelView(call.world, visibleChannel(call).channel));
}

/** Of what can be changed, only a thread's own things are here. */
function changeThread(call: Call): Outcome {
  const { world } = call;
  const { channel, held } = visibleChannel(call);
  const { thread } = channel;
  if (thread === null) throw apiError(50024);
  const { name, archived, locked } = read(threadChange, call.body);
  if (thread.owner !== world.bot || locked !== undefined) demand(held, P.manageThreads);
  channel.name = name ?? channel.name;
  thread.archived = archived ?? thread.archived;
  thread.locked = locked ?? thread.locked;
  announceChannel(world, channel, 'THREAD_UPDATE');
  return ok(channelView(world, channel));
}

const TAKES_THREADS: ReadonlySet<number> = new Set([channelType.text, channelType.announcement]);

function startFromMessage(call: Call): Outcome {
  const { world } = call;
  const { channel, held } = visibleChannel(call);
  if (!TAKES_THREADS.has(channel.type)) throw apiError(50024);
  demand(held, P.createPublicThreads);
  const message = publicMessage(channel, call.param('message_id'));
  if (world.channels.has(message.id)) throw apiError(160004);
  const { name, auto_archive_duration: archiveMinutes } = read(threadBody, call.body);
  const thread = startThread(world, {
    parent: channel,
    name,
    owner: world.bot,
    id: message.id,
    archiveMinutes,
  });
  message.data = { ...message.data, flags: message.data.flags | messageFlag.hasThread };
  announceChannel(world, thread, 'THREAD_CREATE');
  return { status: 201, body: channelView(world, thread) };
}

function startAlone(call: Call): Outcome {
  const { world, files } = call;
  const { channel, held } = visibleChannel(call);
  const { name, type, auto_archive_duration: archiveMinutes, message } = read(threadBody, call.body);
  const isForum = channel.type === channelType.forum;
  if (!isForum && !TAKES_THREADS.has(channel.type)) throw apiError(50024);
  const isPrivate = !isForum && (type ?? channelType.privateThread) === channelType.privateThread;
  if (isForum) {
    demandToWrite(channel, held, message ?? {}, files.length);
    refuseEmpty(message ?? {}, files);
  } else {
    demand(held, isPrivate ? P.createPrivateThreads : P.createPublicThreads);
  }
  const thread = startThread(world, { parent: channel, name, owner: world.bot, isPrivate, archiveMinutes });
  announceChannel(world, thread, 'THREAD_CREATE');
  const body = channelView(world, thread);
  if (!isForum) return { status: 201, body };
  const first = createMessage(world, { channel: thread, author: world.bot, body: message ?? {}, files });
  announceMessage(world, first);
  return { status: 201, body: { ...body, message: first.data } };
}

function joinThread(call: Call): Outcome {
  const { channel } = visibleChannel(call);
  if (channel.thread === null) throw apiError(50024);
  channel.thread.memberIds.add(call.world.bot.id);
  return done;
}

function fetchThreadMember(call: Call): Outcome {
  const { world, param } = call;
  const { channel } = visibleChannel(call);
  const person = param('user_id') === '@me' ? world.bot : world.people.get(param('user_id'));
  if (person === undefined || channel.thread?.memberIds.has(person.id) !== true) throw apiError(10007);
  return ok(threadMember(channel, person));
}

function openDirect(call: Call): Outcome {
  const { world } = call;
  const person = world.people.get(read(recipient, call.body).recipient_id);
  if (person === undefined) throw apiError(10013);
  if (person === world.bot) throw apiError(50007);
  return ok(channelView(world, directChannel(world, person)));
}
