import { localTime } from '../src/core/describe/orders/clock-words.ts';
import { dailyTimes, orderState } from '../src/core/describe/orders/daily-words.ts';
import { historyTable } from '../src/core/describe/orders/history-words.ts';
import { format } from '../src/core/query/format.ts';
import { formatDailySpec, readDailyRequest, type DailyRequest } from '../src/core/orders/daily-request.ts';
import type { DailyPost, DailySpec } from '../src/core/orders/daily-post.ts';
import type { Action, Command, Query, Reply, Services } from '../src/core/types.ts';

const EXAMPLE = 'daily add 16:30 America/New_York corr btc r2k-tech 1y';

/** Posts that come by themselves. */
const daily: Command = {
  name: 'daily',
  summary: 'Post an answer here every trading day.',
  examples: [
    EXAMPLE,
    'daily add 9am London rank btc 1y days=weekdays quiet',
    'daily preview 16:30 New York corr eth ndx 90d',
    'daily list',
    'daily history 1',
    'daily pause 1',
  ],
  options: [
    {
      kind: 'text',
      description:
        'add TIME PLACE LINE [days=trading|weekdays|all] [late=6h] [quiet], list, preview N, run N, pause N, resume N, remove N or history N',
    },
  ],
  run: async (query, services) => {
    const request = readDailyRequest(query.text, { read: services.read, zone: services.caller.zone });
    const line = lineOf(query, request);
    return answer(request, line, services);
  },
};

export default daily;

async function answer(request: DailyRequest, line: string, services: Services): Promise<Reply> {
  if ('spec' in request) {
    return request.verb === 'add'
      ? add(request.spec, line, services)
      : previewSpec(request.spec, line, services);
  }
  const { daily: posts } = await services.schedule();
  const { caller } = services;
  if (request.verb === 'list') return list(await posts.list(caller), line, services);
  const { verb, number } = request;
  switch (verb) {
    case 'preview':
      return previewSpec(await posts.find(number, caller), line, services);
    case 'history': {
      const post = await posts.find(number, caller);
      return history(post, await posts.history(number, caller), line);
    }
    case 'run':
      return said(await posts.run(number, caller), 'is on its way here', line);
    case 'pause':
      return said(await posts.pause(number, caller), 'is paused', line);
    case 'resume':
      return said(await posts.resume(number, caller), 'runs again', line);
    case 'remove':
      return removed(await posts.remove(number, caller), line);
  }
}

/** The line with what was said in its canonical spelling. */
function lineOf(query: Query, request: DailyRequest): string {
  const words =
    'spec' in request
      ? formatDailySpec(request.spec).replace(/^add/, request.verb)
      : 'number' in request
        ? `${request.verb} ${request.number}`
        : request.verb;
  return format({ ...query, text: words }, daily);
}

async function add(spec: DailySpec, line: string, services: Services): Promise<Reply> {
  const { daily: posts } = await services.schedule();
  const post = await posts.add(spec, services.caller);
  const { slot, dueAt } = await posts.next(spec);
  return {
    title: `Daily post ${post.number}`,
    lead: `I will post \`${post.line}\` here ${dailyTimes(post)}; the first one on ${localTime(dueAt, post.zone)}.`,
    facts: [...factsOf(post)],
    notes: waitNotes(spec, slot, dueAt),
    actions: [
      { label: 'Preview', line: `daily preview ${post.number}` },
      { label: 'Run now', line: `daily run ${post.number}` },
      { label: 'Remove', line: `daily remove ${post.number}` },
    ],
    query: line,
  };
}

/** A time before New York's close can't have that session's prices: say when the post comes instead. */
function waitNotes({ days, zone, line, time }: DailySpec, slot: number, dueAt: number): string[] {
  if (days !== 'trading' || dueAt === slot) return [];
  return [
    `At ${time} that session's prices are not there yet, so the post waits until 20 minutes after New York's close (${localTime(dueAt, zone)}). To get the day before at ${time} instead, add \`days=weekdays\`: \`daily add ${time} ${zone} ${line} days=weekdays\`.`,
  ];
}

function factsOf(post: DailyPost): [string, string][] {
  return [
    ['When', `${dailyTimes(post)} (${post.zone})`],
    [
      'If late',
      post.lateMinutes === 0
        ? 'skipped'
        : `posted with a note up to ${post.lateMinutes} minutes late, then skipped`,
    ],
    ...(post.quiet
      ? ([['Quiet', 'one line without a picture while nothing material changes']] as [string, string][])
      : []),
    ...(post.pausedBecause === null
      ? ([['Next', localTime(post.nextSlot, post.zone)]] as [string, string][])
      : ([['Paused', post.pausedBecause]] as [string, string][])),
  ];
}

function list(posts: readonly DailyPost[], line: string, services: Services): Reply {
  if (posts.length === 0) {
    return {
      title: 'Daily posts',
      lead: `There are none here. Add one: \`${EXAMPLE}\`.`,
      facts: [],
      notes: [],
      actions: [{ label: 'Preview one', line: EXAMPLE.replace('add', 'preview') }],
      query: line,
    };
  }
  return {
    title: 'Daily posts',
    lead: `${posts.length === 1 ? 'One daily post' : `${posts.length} daily posts`} here or by you.`,
    facts: posts.map((post) => [
      `${post.number}${post.target.id === services.caller.channel ? '' : ' (elsewhere)'}`,
      `\`${post.line}\` ${dailyTimes(post)}, ${orderState(post)}`,
    ]),
    notes: [],
    actions: posts
      .slice(0, 5)
      .map(({ number }) => ({ label: `History of ${number}`, line: `daily history ${number}` })),
    query: line,
  };
}

function history(
  post: DailyPost,
  deliveries: Awaited<ReturnType<Awaited<ReturnType<Services['schedule']>>['daily']['history']>>,
  line: string,
): Reply {
  return {
    title: `History of daily post ${post.number}`,
    lead: `\`${post.line}\` ${dailyTimes(post)}, ${orderState(post)}.${deliveries.length === 0 ? ' It has not been due yet.' : ''}`,
    facts: factsOf(post),
    notes: [],
    ...(deliveries.length === 0 ? {} : { table: historyTable(deliveries, post.zone) }),
    actions: changes(post),
    query: line,
  };
}

function changes({ number, pausedBecause }: DailyPost): Action[] {
  return [
    { label: 'Run now', line: `daily run ${number}` },
    pausedBecause === null
      ? { label: 'Pause', line: `daily pause ${number}` }
      : { label: 'Resume', line: `daily resume ${number}` },
    { label: 'Remove', line: `daily remove ${number}` },
  ];
}

function said(post: DailyPost, what: string, line: string): Reply {
  return {
    title: `Daily post ${post.number}`,
    lead: `Daily post ${post.number} (\`${post.line}\`) ${what}.`,
    facts: factsOf(post),
    notes: [],
    actions: changes(post),
    query: line,
  };
}

function removed(post: DailyPost, line: string): Reply {
  return {
    title: `Daily post ${post.number}`,
    lead: `Daily post ${post.number} (\`${post.line}\`) is removed. To have it back: \`daily ${formatDailySpec(post)}\`.`,
    facts: [],
    notes: [],
    actions: [{ label: 'Add it again', line: `daily ${formatDailySpec(post)}` }],
    query: line,
  };
}

/** The reply as it would be posted now. */
async function previewSpec(spec: DailySpec, line: string, services: Services): Promise<Reply> {
  const { query, command } = services.read(spec.line);
  const reply = await command.run(query, services);
  return {
    ...reply,
    notes: [
      ...reply.notes,
      `This is a preview: it would be posted ${dailyTimes(spec)}.${spec.quiet ? ' While nothing material changes, one line comes instead.' : ''}`,
    ],
    actions: [{ label: 'Add it', line: `daily ${formatDailySpec(spec)}` }, ...reply.actions].slice(0, 5),
    query: line,
  };
}
