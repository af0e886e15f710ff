import { Assistant, type App, type webApi } from '@slack/bolt';
import type { OpenDesk } from '../desk.ts';
import { answerInto } from '../answer-into.ts';
import { lineToFollow } from '../answers.ts';
import type { People } from '../people.ts';
import { channelPlace, directPlace, eitherPlace } from '../post/places.ts';
import { apiCode } from '../post/delivery-error.ts';
import type { FirstOf } from '../connect/once.ts';
import { spokenText } from '../spoken-text.ts';

/** A message of a person, whichever event brought it. */
interface Said {
  readonly workspace: string;
  readonly channel: string;
  readonly person: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly text: string;
}

interface Parts {
  readonly desk: OpenDesk;
  readonly people: People;
  readonly firstOf: FirstOf;
}

/** Mentions in channels, direct messages, and the assistant's pane. */
export function listenToQuestions(app: App, parts: Parts): void {
  app.assistant(assistant(parts));
  app.event('app_mention', async ({ event, body, context }) => {
    const said = readMessage(event, body.team_id, context.botUserId);
    // In a channel the answer goes into a thread, so that the channel stays readable.
    if (said !== null) await answerMessage({ ...said, thread: said.thread ?? said.ts }, parts);
  });
  app.message(async ({ message, body, context }) => {
    const direct = 'channel_type' in message && message.channel_type === 'im';
    // In channels only mentions are meant for us, and those come as events of their own.
    const said = direct ? readMessage(message, body.team_id, context.botUserId) : null;
    if (said !== null) await answerMessage(said, parts);
  });
}

/** What the pane offers to ask, in words that are read as a line for sure. */
const PROMPTS = [
  {
    title: 'Is bitcoin moving with small-cap tech?',
    message: 'How closely is bitcoin moving with small-cap tech?',
  },
  { title: 'What does bitcoin track?', message: 'What does bitcoin track most closely?' },
  { title: 'Which coin tracks it most?', message: 'Which coin tracks small-cap tech most closely?' },
  {
    title: 'When was the link highest?',
    message: 'When was the correlation of bitcoin and small-cap tech highest?',
  },
];

function assistant(parts: Parts): InstanceType<typeof Assistant> {
  const { desk } = parts;
  return new Assistant({
    // What the person looks at beside the pane is of no use to an answer, so nothing of it is kept.
    threadContextStore: { get: async () => ({}), save: async () => undefined },
    threadStarted: async ({ event, body }) => {
      const { channel_id, thread_ts } = event.assistant_thread;
      const client = await desk.workspaces.clientOf(body.team_id);
      await client.assistant.threads.setSuggestedPrompts({ channel_id, thread_ts, prompts: PROMPTS });
    },
    threadContextChanged: async () => undefined,
    userMessage: async ({ message, body, context }) => {
      const said = readMessage(message, body.team_id, context.botUserId);
      if (said === null) return;
      const client = await desk.workspaces.clientOf(body.team_id);
      await Promise.all([showStatus(said, client, desk), answerMessage(said, parts)]);
    },
  });
}

/** A line of status while it works; it goes when the answer comes. Not every thread is one of the pane. */
async function showStatus(
  { channel, thread }: Said,
  client: webApi.WebClient,
  { log }: OpenDesk,
): Promise<void> {
  try {
    await client.assistant.threads.setStatus({
      channel_id: channel,
      thread_ts: thread ?? '',
      status: 'is looking at prices...',
    });
  } catch (error) {
    log.info({ event: 'slack-no-status', code: apiCode(error), err: error });
  }
}

async function answerMessage(said: Said, { desk, people, firstOf }: Parts): Promise<void> {
  const { workspace, channel, thread, person, ts, text } = said;
  // A mention in a direct message comes as two events with ids of their own.
  if (!(await firstOf(`message:${workspace}:${channel}:${ts}`))) return;
  const [client, { caller }, last] = await Promise.all([
    desk.workspaces.clientOf(workspace),
    people.know({ workspace, channel, person }),
    lineToFollow(said, desk.keyValue),
  ]);
  const spot = { channel, thread };
  const parts = { client, wait: desk.clock.wait, log: desk.log };
  await answerInto(
    {
      line: text === '' ? 'help' : text,
      previous: last ?? undefined,
      spoken: true,
      caller,
      client,
      place: eitherPlace(channelPlace(spot, parts), directPlace(person, parts), desk),
      files: spot,
      asker: null,
      conversation: spot,
    },
    desk,
  );
}

const SAID_BY_PEOPLE: ReadonlySet<unknown> = new Set([undefined, 'file_share', 'thread_broadcast']);

/** What a person said; null for the words of bots, our own among them, and for news about messages. */
function readMessage(event: object, workspace: string, bot: string | undefined): Said | null {
  const { user, text, channel, ts, thread_ts: thread, bot_id: byBot, subtype } = fieldsOf(event);
  if (byBot !== undefined || !SAID_BY_PEOPLE.has(subtype)) return null;
  if (typeof user !== 'string' || typeof channel !== 'string' || typeof ts !== 'string') return null;
  return {
    workspace,
    channel,
    person: user,
    ts,
    thread: typeof thread === 'string' ? thread : null,
    text: spokenText(typeof text === 'string' ? text : '', bot),
  };
}

function fieldsOf(event: object): Readonly<Record<string, unknown>> {
  return { ...event };
}
