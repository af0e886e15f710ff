import { apiError, invalidBody } from '../api-error.ts';
import { messageBody, read, type MessageBody } from '../bodies.ts';
import { announceDeletion, announceEdit, announceMessage, withNonce } from '../events.ts';
import { createMessage, editMessage, refuseEmpty } from '../messages.ts';
import { demand, sendBit } from '../permissions.ts';
import { channelType, permission as P } from '../protocol.ts';
import { fetchedView } from '../views.ts';
import type { Channel, Message, World } from '../world.ts';
import { publicMessage, visibleChannel } from './find.ts';
import { done, ok, type Call, type Outcome, type Route } from './route.ts';

const ALL = '/channels/{channel_id}/messages';
const ONE = '/channels/{channel_id}/messages/{message_id}';

/** Messages of a channel, as a bot with a token sends, reads, changes and deletes them. */
export const messageRoutes: readonly Route[] = [
  { method: 'POST', path: ALL, bot: true, handle: send },
  { method: 'GET', path: ALL, bot: true, handle: list },
  { method: 'GET', path: ONE, bot: true, handle: fetchOne },
  { method: 'PATCH', path: ONE, bot: true, handle: edit },
  { method: 'DELETE', path: ONE, bot: true, handle: remove },
  { method: 'POST', path: '/channels/{channel_id}/typing', bot: true, handle: type },
];

function send(call: Call): Outcome {
  const { world, files } = call;
  const { channel, held } = visibleChannel(call);
  const body = read(messageBody, call.body);
  if (channel.type === channelType.forum) throw apiError(50008);
  demandToWrite(channel, held, body, files.length);
  refuseEmpty(body, files);
  const earlier = sentBefore(world, body);
  if (earlier !== null) return ok(withNonce(earlier));
  const replyTo = repliedMessage(channel, held, body);
  const message = createMessage(world, { channel, author: world.bot, body, files, replyTo });
  // Writing in a closed thread opens it again.
  if (channel.thread !== null) channel.thread.archived = false;
  announceMessage(world, message);
  return ok(withNonce(message));
}

/** @throws ApiError 50001, 50007, 50013, 50083 */
export function demandToWrite(channel: Channel, held: bigint, body: MessageBody, fileCount: number): void {
  const isRefused =
    channel.guild === null && channel.recipients.some((person) => !person.acceptsDirectMessages);
  if (isRefused) throw apiError(50007);
  demand(held, sendBit(channel));
  if (fileCount > 0) demand(held, P.attachFiles);
  if ((body.embeds ?? []).length > 0) demand(held, P.embedLinks);
  if (channel.thread?.locked === true) throw apiError(50083);
}

/** The message that the bot sent with this nonce in the last minutes, when it asks for that; wherever it was. */
function sentBefore({ channels, bot, now, nonceMs }: World, body: MessageBody): Message | null {
  const { nonce, enforce_nonce: isEnforced } = body;
  if (isEnforced !== true || nonce === undefined || nonce === null) return null;
  const since = now() - nonceMs;
  for (const { messages } of channels.values()) {
    for (const message of messages.values()) {
      if (message.author === bot && message.nonce === nonce && message.sentAt >= since) return message;
    }
  }
  return null;
}

/** @throws ApiError 160002, 50035 */
function repliedMessage(
  channel: Channel,
  held: bigint,
  { message_reference: reference }: MessageBody,
): Message | null {
  if (reference === undefined || reference === null) return null;
  if ((held & P.readHistory) === 0n) throw apiError(160002);
  const message = channel.messages.get(reference.message_id);
  if (message !== undefined && !message.deleted && message.onlyFor === null) return message;
  if (reference.fail_if_not_exists === false) return null;
  const code = 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE';
  throw invalidBody([{ path: ['message_reference'], code, message: 'Unknown message' }]);
}

/** Newest first, as Discord lists them; nothing without the permission to read what was. */
function list(call: Call): Outcome {
  const { world, query } = call;
  const { channel, held } = visibleChannel(call);
  if ((held & P.readHistory) === 0n) return ok([]);
  const limit = Number(query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) {
    const message = 'int value should be between 1 and 100.';
    throw invalidBody([{ path: ['limit'], code: 'NUMBER_TYPE_MAX', message }]);
  }
  const visible = [...channel.messages.values()].filter(
    ({ deleted, onlyFor }) => !deleted && onlyFor === null,
  );
  const newestFirst = pageOf(visible, query, limit).toReversed();
  return ok(newestFirst.map((message) => fetchedView(world, message)));
}

function pageOf(messages: readonly Message[], query: URLSearchParams, limit: number): readonly Message[] {
  const [before, after, around] = ['before', 'after', 'around'].map((name) => query.get(name));
  if (around) {
    const middle = messages.findIndex(({ id }) => BigInt(id) >= BigInt(around));
    const start = Math.max(0, middle - Math.floor(limit / 2));
    return messages.slice(start, start + limit);
  }
  if (after) return messages.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit);
  return messages.filter(({ id }) => !before || BigInt(id) < BigInt(before)).slice(-limit);
}

function fetchOne(call: Call): Outcome {
  const { channel, held } = visibleChannel(call);
  demand(held, P.readHistory);
  return ok(fetchedView(call.world, publicMessage(channel, call.param('message_id'))));
}

function edit(call: Call): Outcome {
  const { world, files } = call;
  const { channel, held } = visibleChannel(call);
  const body = read(messageBody, call.body);
  const message = publicMessage(channel, call.param('message_id'));
  if (message.author !== world.bot) throw apiError(50005);
  if (files.length > 0) demand(held, P.attachFiles);
  if ((body.embeds ?? []).length > 0) demand(held, P.embedLinks);
  editMessage(world, message, body, files);
  announceEdit(world, message);
  return ok(message.data);
}

function remove(call: Call): Outcome {
  const { channel, held } = visibleChannel(call);
  const message = publicMessage(channel, call.param('message_id'));
  if (message.author !== call.world.bot) {
    if (channel.guild === null) throw apiError(50003);
    demand(held, P.manageMessages);
  }
  message.deleted = true;
  announceDeletion(call.world, message);
  return done;
}

function type(call: Call): Outcome {
  const { channel, held } = visibleChannel(call);
  demand(held, sendBit(channel));
  return done;
}
