import { ChannelType, PermissionFlagsBits as P } from 'discord.js';
import { apiError, invalidBody } from '../api-error.ts';
import { announceDeletion, announceEdit, announceMessage } from '../events.ts';
import { createMessage, editMessage, refuseEmpty } from '../messages.ts';
import type { MessageBody } from '../message-rules.ts';
import { demand, sendBit } from '../permissions.ts';
import { fetchedView } from '../views.ts';
import type { Channel, Message } from '../world.ts';
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
  const body = call.body as MessageBody;
  if (channel.type === ChannelType.GuildForum) throw apiError(50008);
  demandToWrite(channel, held, body, call.files.length);
  refuseEmpty(body, files);
  const earlier = sentBefore(call, body);
  if (earlier !== undefined) return ok(withNonce(earlier));
  const replyTo = repliedMessage(channel, held, body);
  const message = createMessage(world, { channel, author: world.bot, body, files, replyTo });
  if (channel.thread !== null) wake(channel);
  announceMessage(world, message);
  return ok(withNonce(message));
}

/** @throws ApiError 50001, 50007, 50013, 50083 */
export function demandToWrite(channel: Channel, held: bigint, body: MessageBody, fileCount: number): void {
  const refusing =
    channel.guild === null && channel.recipients.some((person) => !person.acceptsDirectMessages);
  if (refusing) throw apiError(50007);
  demand(held, sendBit(channel));
  if (fileCount > 0) demand(held, P.AttachFiles);
  if ((body.embeds ?? []).length > 0) demand(held, P.EmbedLinks);
  if (channel.thread?.metadata.locked === true) throw apiError(50083);
}

/** Writing in an archived thread opens it again. */
function wake({ thread }: Channel): void {
  if (thread !== null) thread.metadata = { ...thread.metadata, archived: false };
}

/** The message that was sent with this nonce in the last minutes, when the bot asks for that. */
function sentBefore({ world }: Call, body: MessageBody): Message | undefined {
  const { nonce, enforce_nonce: enforced } = body;
  if (enforced !== true || nonce === undefined || nonce === null) return undefined;
  const since = world.now() - world.settings.nonceMs;
  const all = [...world.channels.values()].flatMap(({ messages }) => [...messages.values()]);
  return all.find(
    (message) => message.author === world.bot && message.nonce === nonce && message.sentAt >= since,
  );
}

/** The nonce comes back in the answer and in the event, and never again. */
function withNonce({ data, nonce }: Message) {
  return nonce === null ? data : { ...data, nonce };
}

function repliedMessage(channel: Channel, held: bigint, { message_reference: reference }: MessageBody) {
  if (reference === undefined || reference === null) return undefined;
  if ((held & P.ReadMessageHistory) === 0n) throw apiError(160002);
  const message = channel.messages.get(String(reference.message_id));
  if (message !== undefined && !message.deleted && message.onlyFor === null) return message;
  if (reference.fail_if_not_exists === false) return undefined;
  throw invalidBody([
    { path: ['message_reference'], code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' },
  ]);
}

/** Newest first, as Discord lists them; nothing without the permission to read what was. */
function list(call: Call): Outcome {
  const { channel, held } = visibleChannel(call);
  if ((held & P.ReadMessageHistory) === 0n) return ok([]);
  const [before, after, around] = ['before', 'after', 'around'].map((name) => call.query.get(name));
  const limit = Number(call.query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) {
    throw invalidBody([
      { path: ['limit'], code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' },
    ]);
  }
  const visible = [...channel.messages.values()]
    .filter(({ deleted, onlyFor }) => !deleted && onlyFor === null)
    .filter(({ id }) => !before || BigInt(id) < BigInt(before))
    .filter(({ id }) => !after || BigInt(id) > BigInt(after));
  const middle = around ? visible.findIndex(({ id }) => BigInt(id) >= BigInt(around)) : -1;
  const start = Math.max(0, middle - Math.floor(limit / 2));
  const page = around
    ? visible.slice(start, start + limit)
    : after
      ? visible.slice(0, limit)
      : visible.slice(-limit);
  return ok(page.reverse().map((message) => fetchedView(call.world, message)));
}

function fetchOne(call: Call): Outcome {
  const { channel, held } = visibleChannel(call);
  demand(held, P.ReadMessageHistory);
  return ok(fetchedView(call.world, publicMessage(channel, call.param('message_id'))));
}

function edit(call: Call): Outcome {
  const { world, files } = call;
  const { channel, held } = visibleChannel(call);
  const body = call.body as MessageBody;
  const message = publicMessage(channel, call.param('message_id'));
  if (message.author !== world.bot) throw apiError(50005);
  if (files.length > 0) demand(held, P.AttachFiles);
  editMessage(world, message, body, files);
  announceEdit(world, message);
  return ok(message.data);
}

function remove(call: Call): Outcome {
  const { channel, held } = visibleChannel(call);
  const message = publicMessage(channel, call.param('message_id'));
  if (message.author !== call.world.bot) {
    if (channel.guild === null) throw apiError(50003);
    demand(held, P.ManageMessages);
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
