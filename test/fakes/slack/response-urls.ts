import { judge, mustPass, SlackRefusal } from './api.ts';
import { objectsIn, stringIn, type Json } from './json.ts';
import { change, post, remove } from './messages.ts';
import {
  secret,
  workspaceOf,
  type Call,
  type Channel,
  type Message,
  type ResponseUrl,
  type World,
} from './world.ts';

const MOST_USES = 5;
const LIFETIME_MS = 30 * 60_000;

type Place = Pick<ResponseUrl, 'team' | 'channel' | 'user' | 'threadTs' | 'source'>;

/** A new address that answers one slash command or press. */
export function createResponseUrl(world: World, place: Place): string {
  const id = `${place.team}/${world.id('R')}/${secret()}`;
  world.responseUrls.set(id, { ...place, id, expiresMs: world.clock.now() + LIFETIME_MS, uses: 0 });
  return `${world.urls.api.replace(/\/api\/$/, '')}/response/${id}`;
}

/** Takes one use. The answer is the HTTP status and body. */
export function useResponseUrl(world: World, id: string, call: Call): { status: number; body: string } {
  const url = world.responseUrls.get(id);
  try {
    if (url === undefined) throw new SlackRefusal('invalid_url');
    if (world.clock.now() > url.expiresMs) throw new SlackRefusal('expired_url');
    if (url.uses >= MOST_USES) throw new SlackRefusal('used_url');
    url.uses += 1;
    respond(world, url, 'response_url', call.args);
    return { status: 200, body: 'ok' };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    call.outcome = error.message;
    return { status: error.message.endsWith('_url') ? 404 : 400, body: JSON.stringify(error.answer) };
  }
}

/**
 * Does what a response says, to a response URL or in an ack: replaces or deletes the message whose button was pressed,
 * or says something new in the place, for the person alone unless `in_channel`. A slash command has no message of its
 * own, so there `replace_original` says something new, as Slack's does.
 */
export function respond(world: World, place: Place, method: string, body: Json): void {
  const channel = workspaceOf(world, place.team).channels.get(place.channel);
  if (channel === undefined) throw new SlackRefusal('channel_not_found');
  const source = messageAt(world, channel, place.source);
  if (isTrue(body['delete_original'])) {
    if (source !== undefined) remove(world, channel, source);
    return;
  }
  if (
    stringIn(body, 'text') === '' &&
    objectsIn(body['blocks']).length === 0 &&
    objectsIn(body['attachments']).length === 0
  ) {
    throw new SlackRefusal('no_text');
  }
  mustPass({ refused: judge(world, place.team, method, body) });
  if (channel.archived) throw new SlackRefusal('is_archived');
  if (isTrue(body['replace_original']) && source !== undefined) {
    change(world, channel, source, { text: '', attachments: [], ...body });
    return;
  }
  post(world, channel, {
    content: body,
    user: workspaceOf(world, place.team).bot.user,
    threadTs: stringIn(body, 'thread_ts') || place.threadTs,
    onlyFor: body['response_type'] === 'in_channel' ? undefined : place.user,
  });
}

function messageAt(world: World, channel: Channel, ts: string | undefined): Message | undefined {
  return [...channel.messages, ...world.ephemerals].find((message) => message.ts === ts);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
