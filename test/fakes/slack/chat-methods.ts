import {
  channelOf,
  mustPass,
  flag,
  has,
  need,
  optional,
  required,
  SlackRefusal,
  type Request,
  type Run,
} from './api.ts';
import { isObject } from './json.ts';
import { change, post, remove } from './messages.ts';
import { wireMessage } from './wire.ts';
import { directChannel, type Channel, type Message } from './world.ts';

/** `chat.*`. */
export const chatMethods: Readonly<Record<string, Run>> = {
  'chat.postMessage': (request) => {
    need(request, 'chat:write');
    const { world, args, workspace } = request;
    const channel = writable(request, required(request, 'channel'));
    needContent(request);
    mustPass(request);
    const threadTs = optional(request, 'thread_ts') || undefined;
    if (threadTs !== undefined && !channel.messages.some(({ ts }) => ts === threadTs)) {
      throw new SlackRefusal('thread_not_found');
    }
    const message = post(world, channel, { content: args, user: workspace.bot.user, threadTs });
    return { channel: channel.id, ts: message.ts, message: wireMessage(world, message, true) };
  },

  'chat.postEphemeral': (request) => {
    need(request, 'chat:write');
    const { world, args, workspace } = request;
    const user = required(request, 'user');
    const channel = writable(request, required(request, 'channel'));
    needContent(request);
    if (!channel.members.has(user)) throw new SlackRefusal('user_not_in_channel');
    mustPass(request);
    const threadTs = optional(request, 'thread_ts') || undefined;
    const message = post(world, channel, {
      content: args,
      user: workspace.bot.user,
      threadTs,
      onlyFor: user,
    });
    return { message_ts: message.ts };
  },

  'chat.update': (request) => {
    need(request, 'chat:write');
    const { world, args } = request;
    const channel = channelOf(request, required(request, 'channel'));
    const message = messageOf(channel, required(request, 'ts'));
    if (!message.byBot) throw new SlackRefusal('cant_update_message');
    if (channel.archived) throw new SlackRefusal('is_inactive');
    needContent(request);
    mustPass(request);
    change(world, channel, message, args);
    return {
      channel: channel.id,
      ts: message.ts,
      text: message.text,
      message: wireMessage(world, message, true),
    };
  },

  'chat.delete': (request) => {
    need(request, 'chat:write');
    const channel = channelOf(request, required(request, 'channel'));
    const message = messageOf(channel, required(request, 'ts'));
    if (!message.byBot) throw new SlackRefusal('cant_delete_message');
    remove(request.world, channel, message);
    return { channel: channel.id, ts: message.ts };
  },

  'chat.getPermalink': (request) => {
    const channel = channelOf(request, required(request, 'channel'));
    const { ts } = messageOf(channel, required(request, 'message_ts'));
    const permalink = `https://${request.workspace.name}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`;
    return { channel: channel.id, permalink };
  },
};

/** The channel to post to; a person's id stands for the conversation with them. */
function writable(request: Request, id: string): Channel {
  const { world, workspace } = request;
  if (/^[UW]/.test(id)) {
    const person = workspace.people.get(id);
    if (person === undefined) throw new SlackRefusal('channel_not_found');
    if (person.bot) throw new SlackRefusal('cannot_dm_bot');
    return directChannel(world, workspace, id);
  }
  const channel = channelOf(request, id);
  if (channel.archived) throw new SlackRefusal('is_archived');
  if (!channel.members.has(workspace.bot.user) && !has(request, 'chat:write.public')) {
    throw new SlackRefusal('not_in_channel');
  }
  return channel;
}

function needContent(request: Request): void {
  const { blocks, attachments } = request.args;
  const filled = (list: unknown) => (Array.isArray(list) && list.length > 0) || isObject(list);
  if (optional(request, 'text').trim() === '' && !filled(blocks) && !filled(attachments)) {
    throw new SlackRefusal('no_text');
  }
  if (flag(request, 'as_user')) throw new SlackRefusal('as_user_not_supported');
}

function messageOf(channel: Channel, ts: string): Message {
  const found = channel.messages.find((message) => message.ts === ts);
  if (found === undefined) throw new SlackRefusal('message_not_found');
  return found;
}
