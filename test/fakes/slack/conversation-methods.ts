import { channelOf, flag, need, optional, required, SlackRefusal, type Request, type Run } from './api.ts';
import type { Json } from './json.ts';
import { wireChannel, wireMessage } from './wire.ts';
import { directChannel, type Channel, type Message } from './world.ts';

const SCOPE_WORDS = { public: 'channels', private: 'groups', im: 'im' } as const;

/** `conversations.*`. */
export const conversationMethods: Readonly<Record<string, Run>> = {
  'conversations.open': (request) => {
    need(request, 'im:write');
    const { world, workspace } = request;
    const users = required(request, 'users').split(',');
    if (users.length > 1) need(request, 'mpim:write');
    const [user = ''] = users;
    const person = workspace.people.get(user);
    if (person === undefined) throw new SlackRefusal('user_not_found');
    if (person.bot) throw new SlackRefusal('cannot_dm_bot');
    const { id } = directChannel(world, workspace, user);
    return { channel: flag(request, 'return_im') ? { id, is_im: true, user } : { id } };
  },

  'conversations.info': (request) => {
    const channel = readable(request, 'read');
    return { channel: wireChannel(channel, request.workspace.bot.user) };
  },

  'conversations.members': (request) => {
    const channel = readable(request, 'read');
    const { items, next } = page(request, [...channel.members]);
    return { members: items, response_metadata: { next_cursor: next } };
  },

  'conversations.list': (request) => {
    need(request, 'channels:read', 'groups:read', 'im:read', 'mpim:read');
    const types = (optional(request, 'types') || 'public_channel').split(',');
    const { workspace } = request;
    const visible = [...workspace.channels.values()].filter(
      ({ kind, archived, members }) =>
        types.includes(kind === 'im' ? 'im' : `${kind}_channel`) &&
        (kind === 'public' || members.has(workspace.bot.user)) &&
        !(archived && flag(request, 'exclude_archived')),
    );
    const { items, next } = page(request, visible);
    return {
      channels: items.map((channel) => wireChannel(channel, workspace.bot.user)),
      response_metadata: { next_cursor: next },
    };
  },

  'conversations.join': (request) => {
    need(request, 'channels:join');
    const channel = channelOf(request, required(request, 'channel'));
    if (channel.kind !== 'public') throw new SlackRefusal('method_not_supported_for_channel_type');
    if (channel.archived) throw new SlackRefusal('is_archived');
    channel.members.add(request.workspace.bot.user);
    return { channel: wireChannel(channel, request.workspace.bot.user) };
  },

  'conversations.history': (request) => {
    const channel = readable(request, 'history', true);
    const parents = channel.messages.filter(({ threadTs, ts }) => threadTs === undefined || threadTs === ts);
    return listed(request, within(request, parents).toReversed());
  },

  'conversations.replies': (request) => {
    const channel = readable(request, 'history', true);
    const root = required(request, 'ts');
    if (!channel.messages.some(({ ts }) => ts === root)) throw new SlackRefusal('thread_not_found');
    const thread = channel.messages.filter(({ ts, threadTs }) => ts === root || threadTs === root);
    return listed(request, within(request, thread));
  },
};

/** The channel of the call, if the token may do that in a channel of its kind. */
function readable(request: Request, what: 'read' | 'history', asMember = false): Channel {
  const id = required(request, 'channel');
  const kind = request.workspace.channels.get(id)?.kind;
  if (kind === undefined) throw new SlackRefusal('channel_not_found');
  need(request, `${SCOPE_WORDS[kind]}:${what}`);
  const channel = channelOf(request, id);
  if (asMember && !channel.members.has(request.workspace.bot.user)) throw new SlackRefusal('not_in_channel');
  return channel;
}

function within(request: Request, messages: readonly Message[]): readonly Message[] {
  const [oldest, latest] = [optional(request, 'oldest'), optional(request, 'latest')];
  const inclusive = flag(request, 'inclusive');
  return messages.filter(
    ({ ts }) =>
      (oldest === '' || Number(ts) > Number(oldest) || (inclusive && ts === oldest)) &&
      (latest === '' || Number(ts) < Number(latest) || (inclusive && ts === latest)),
  );
}

function listed(request: Request, messages: readonly Message[]): Json {
  const { items, next } = page(request, messages);
  const withMetadata = flag(request, 'include_all_metadata');
  return {
    messages: items.map((message) => wireMessage(request.world, message, withMetadata)),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}

function page<Item>(request: Request, all: readonly Item[]): { items: readonly Item[]; next: string } {
  const limit = Number(optional(request, 'limit') || 100);
  const from = Number(Buffer.from(optional(request, 'cursor'), 'base64').toString() || 0);
  if (!Number.isInteger(from)) throw new SlackRefusal('invalid_cursor');
  const next = from + limit < all.length ? Buffer.from(String(from + limit)).toString('base64') : '';
  return { items: all.slice(from, from + limit), next };
}
