import type { webApi } from '@slack/bolt';
import type { DeliveryError } from '../../../core/errors.ts';
import type { Target } from '../../../core/people.ts';
import type { Platform } from '../../../core/ports.ts';
import type { Desk } from '../desk.ts';
import { rememberAnswer } from '../answers.ts';
import { findMessage } from './find-message.ts';
import { postMessage, updateMessage, type Mark } from './message-calls.ts';
import type { Place, Stands } from './place.ts';
import { present } from './present.ts';
import { toDeliveryError, apiCode } from './delivery-error.ts';

const EVENT_TYPE = 'lockstep_post';
const SPACE = 'slack-posted';
const KNOWN_SECONDS = 86_400;
const PAGES = 5;
/** Posts are looked for as far back. */
const LOOK_BACK_MS = 2 * 86_400_000;

/** What is to be done where Slack lets the bot post, as in any open channel, and not read what is there. */
const BLIND: Readonly<Record<string, string>> = {
  missing_scope: 'Add channels:history and groups:history to the app',
  not_in_channel: 'Invite me there with /invite @Lockstep',
};

/** What daily posts and alerts are delivered by. */
export function createPosts(desk: Desk): Pick<Platform, 'post' | 'find'> {
  return {
    post: async (target, reply, key, signal) => {
      try {
        const known = await knownPost(target, key, desk);
        if (known !== null) return known;
        const client = await desk.workspaces.clientOf(target.workspace);
        const channel = await channelOf(target, client);
        signal?.throwIfAborted();
        const place = keyedPlace(client, channel, key, signal);
        const files = { channel, thread: null };
        const { workspace } = target;
        const to = { client, workspace, place, files, person: null, asker: null, owner: null };
        const stands = await present(reply, to, desk);
        if (stands === null) throw new Error('the post stands nowhere');
        await noteDown(target, key, { ...stands, line: reply.query }, desk);
        return stands.ts;
      } catch (error) {
        throw logged(error, 'slack-post-failed', target, desk);
      }
    },
    find: async (target, key, signal) => {
      try {
        const known = await knownPost(target, key, desk);
        if (known !== null) return known;
        const client = await desk.workspaces.clientOf(target.workspace);
        const channel = await channelOf(target, client);
        const reach = { pages: PAGES, since: desk.clock.now() - LOOK_BACK_MS, signal };
        return await findMessage(client, { channel, thread: null }, markOf(key), reach);
      } catch (error) {
        const fix = BLIND[apiCode(error) ?? ''];
        if (fix === undefined) throw logged(error, 'slack-find-failed', target, desk);
        desk.log.warn({
          event: 'slack-find-blind',
          workspace: target.workspace,
          target: target.id,
          sentence: `I may not read the history of that channel, so after a crash a post may come twice. ${fix} to prevent it.`,
        });
        return null;
      }
    },
  };
}

/** A message that carries its key, so that it can be found again. One attempt: whoever calls tries again. */
function keyedPlace(
  client: webApi.WebClient,
  channel: string,
  key: string,
  signal: AbortSignal | undefined,
): Place {
  let stands: Stands | null = null;
  return {
    updates: 'none',
    note: async () => null,
    show: async (message) => {
      signal?.throwIfAborted();
      if (stands === null)
        stands = await postMessage(client, { channel, thread: null }, message, markOf(key));
      else await updateMessage(client, stands, message);
      return stands;
    },
  };
}

function markOf(key: string): Mark {
  return { event_type: EVENT_TYPE, event_payload: { key } };
}

async function channelOf(target: Target, client: webApi.WebClient): Promise<string> {
  if (target.kind === 'channel') return target.id;
  const { channel } = await client.conversations.open({ users: target.id });
  if (channel?.id === undefined) throw new Error('conversations.open gave no channel');
  return channel.id;
}

const keyOf = ({ workspace, id }: Target, key: string) => `${workspace}/${id}/${key}`;

/** What is known to have been posted, without asking Slack. */
async function knownPost(target: Target, key: string, { keyValue }: Desk): Promise<string | null> {
  const known = await keyValue.get(SPACE, keyOf(target, key));
  return typeof known === 'string' ? known : null;
}

/** Follow-ups in the post's thread know its line. */
async function noteDown(
  target: Target,
  key: string,
  { channel, ts, line }: { readonly channel: string; readonly ts: string; readonly line: string },
  { keyValue }: Desk,
): Promise<void> {
  const { workspace } = target;
  await Promise.all([
    keyValue.set(SPACE, keyOf(target, key), ts, { seconds: KNOWN_SECONDS, workspace }),
    rememberAnswer(line, { workspace, channel, thread: ts }, keyValue),
  ]);
}

function logged(error: unknown, event: string, { workspace, id }: Target, { log }: Desk): DeliveryError {
  const failure = toDeliveryError(error);
  log.warn({
    event,
    workspace,
    target: id,
    permanent: failure.permanent,
    code: apiCode(error),
    err: error,
  });
  return failure;
}
