import { clockOf, localTime, placeName } from '../src/core/describe/orders/clock-words.ts';
import { dailyTimes, lateWords, orderState } from '../src/core/describe/orders/daily-words.ts';
import { deliveryTable } from '../src/core/describe/orders/delivery-words.ts';
import { count } from '../src/core/describe/formats.ts';
import { allAction, changedAllReply, type OrderKind } from '../src/core/command/change-all.ts';
import { Refusal } from '../src/core/errors.ts';
import { format } from '../src/core/query/format.ts';
import { formatDailySpec, readDailyRequest, type DailyRequest } from '../src/core/orders/daily-request.ts';
import type { DailyPost, DailySpec } from '../src/core/orders/daily-post.ts';
import type { Delivery } from '../src/core/orders/delivery.ts';
import { refusalNow } from '../src/core/orders/refusal-now.ts';
import type { Command, Services } from '../src/core/ports.ts';
import type { Action, Query, Reply } from '../src/core/types.ts';

const EXAMPLE = 'daily add 16:30 America/New_York corr btc r2k-tech 1y';

/** Posts that come by themselves. */
const daily: Command = {
  name: 'daily',
  summary: 'Post an answer here every trading day, or on days of the week.',
  examples: [
    EXAMPLE,
    'daily add 9am London rank btc 1y days=weekdays quiet',
    'daily add 8:15 Berlin corr sol ndx 1y days=mon,thu',
    'daily preview 16:30 New York corr eth ndx 90d',
    'daily list',
    'daily history 1',
    'daily pause 1',
    'daily pause all',
  ],
  options: [
    {
      kind: 'text',
      placeholder: 'add|list|pause N…',
      description:
        'add TIME PLACE LINE [days=trading|weekdays|all|mon,thu] [late=6h] [quiet]; list; preview, run, pause, resume, remove or history with a number; pause, resume or remove all of this channel. `trading` is every New York session, once its prices are there; the other days go by the clock of PLACE, whether or not New York trades; `late` is how late it may still be posted; `quiet` posts one line while nothing material changes',
    },
  ],
  personal: true,
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
      : preview(
          request.spec,
          '',
          { label: 'Add it', line: `daily ${formatDailySpec(request.spec)}` },
          line,
          services,
        );
  }
  const { daily: posts } = await services.schedule();
  const { caller } = services;
  if (request.verb === 'list') return list(await posts.list(caller), line, services);
  if (request.number === 'all') {
    const { verb } = request;
    return changedAllReply(verb, await posts.changeAll(verb, caller), POSTS, line);
  }
  const { verb, number } = request;
  switch (verb) {
    case 'preview':
      return preview(
        await posts.find(number, caller),
        ` of daily post ${number}`,
        { label: 'Run now', line: `daily run ${number}` },
        line,
        services,
      );
    case 'history': {
      const post = await posts.find(number, caller);
      return history(post, await posts.history(number, caller), await posts.next(post), line);
    }
    case 'run': {
      const post = await posts.run(number, caller);
      const where = isHere(post, services) ? 'here' : 'to its channel';
      return said(
        post,
        `is on its way ${where}, in addition to its usual times`,
        await posts.next(post),
        line,
      );
    }
    case 'pause': {
      const post = await posts.pause(number, caller);
      return said(post, 'is paused', await posts.next(post), line);
    }
    case 'resume': {
      const post = await posts.resume(number, caller);
      return said(post, 'is running again', await posts.next(post), line);
    }
    case 'remove':
      return removed(await posts.remove(number, caller), line);
  }
}

const POSTS: OrderKind<DailyPost> = {
  command: 'daily',
  noun: 'daily post',
  standing,
  addLine: (post) => `daily ${formatDailySpec(post)}`,
  resumed: ['is running again', 'are running again'],
};

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

/** When a post comes next. */
type Next = Awaited<ReturnType<Awaited<ReturnType<Services['schedule']>>['daily']['next']>>;

async function add(spec: DailySpec, line: string, services: Services): Promise<Reply> {
  const { daily: posts } = await services.schedule();
  const refusal = await refusalNow(spec.line, services);
  if (refusal !== null && refusal.reason !== 'unavailable') throw nothingToPost(spec, refusal);
  const post = await posts.add(spec, services.caller);
  const next = await posts.next(spec);
  return {
    title: `Daily post ${post.number}`,
    lead: `I will post \`${post.line}\` here ${dailyTimes(post)}; the first one on ${localTime(next.dueAt, post.zone)}.`,
    facts: factsOf(post, next),
    notes: [...waitNotes(post, next), ...clockNotes(post), ...doubtNotes(refusal)],
    actions: [
      { label: 'Preview', line: `daily preview ${post.number}` },
      { label: 'Run now', line: `daily run ${post.number}` },
      { label: 'Remove', line: `daily remove ${post.number}` },
    ],
    query: line,
  };
}

/** A time before New York's close can't have that session's prices: say when the post comes instead. */
function waitNotes(post: DailyPost, { slot, dueAt }: Next): string[] {
  if (dueAt === slot) return [];
  const { time, zone } = post;
  return [
    `At ${time} ${placeName(zone)} the prices of that day's session are not there yet, so each post waits until 20 minutes after New York's close (${clockOf(dueAt, zone)} ${placeName(zone)}). To have the session before at ${time} instead: \`daily remove ${post.number}\`, then \`daily ${formatDailySpec({ ...post, days: 'weekdays' })}\`.`,
  ];
}

/** What goes by the clock comes on holidays as well: say what it has to tell then. */
function clockNotes({ days, zone }: DailyPost): string[] {
  if (days === 'trading') return [];
  return [
    `It goes by the clock of ${placeName(zone)}, whether or not New York trades: each post has the last session that is over by then, and says so when there is no new one.`,
  ];
}

/** What is refused now would be refused every day: rather say so to whoever adds it. */
function nothingToPost(spec: DailySpec, { message, actions, reason }: Refusal): Refusal {
  const instead = actions.map(({ label, line }) => ({
    label,
    line: `daily ${formatDailySpec({ ...spec, line })}`,
  }));
  return new Refusal(`I did not add it, for there is no answer to post. ${message}`, instead, reason);
}

/** A source that is out of order will be back, so the post is added all the same. */
function doubtNotes(refusal: Refusal | null): string[] {
  if (refusal === null) return [];
  return [
    `If it were due now, this is what would be posted: “${refusal.message}” It is asked anew each time.`,
  ];
}

function factsOf(post: DailyPost, { dueAt }: Next): [string, string][] {
  return [
    ['When', `${dailyTimes(post)} (${post.zone})`],
    ['If late', lateWords(post)],
    ...(post.quiet
      ? ([['Quiet', 'one line without a picture while nothing material changes']] as [string, string][])
      : []),
    post.pausedBecause === null ? ['Next', localTime(dueAt, post.zone)] : ['Paused', post.pausedBecause],
  ];
}

function isHere({ target }: DailyPost, { caller }: Services): boolean {
  return target.id === caller.channel;
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
    lead: `${count(posts.length, 'daily post')} here${posts.every((post) => isHere(post, services)) ? '' : ', or added by you elsewhere'}.`,
    facts: posts.map((post) => [
      `${post.number}${isHere(post, services) ? '' : ' (elsewhere)'}`,
      standing(post),
    ]),
    notes: [],
    actions: [
      ...posts
        .slice(0, 4)
        .map(({ number }) => ({ label: `History of ${number}`, line: `daily history ${number}` })),
      ...allAction(
        'daily',
        posts.filter((post) => isHere(post, services)),
      ),
    ],
    query: line,
  };
}

/** `corr btc r2k-tech 1y` every trading day at 16:30 New York, running */
function standing(post: DailyPost): string {
  return `\`${post.line}\` ${dailyTimes(post)}, ${orderState(post)}`;
}

function history(post: DailyPost, deliveries: readonly Delivery[], next: Next, line: string): Reply {
  return {
    title: `History of daily post ${post.number}`,
    lead: `${standing(post)}.${deliveries.length === 0 ? ' It has not been due yet.' : ''}`,
    facts: factsOf(post, next),
    notes: [],
    ...(deliveries.length === 0 ? {} : { table: deliveryTable(deliveries, post.zone) }),
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

function said(post: DailyPost, what: string, next: Next, line: string): Reply {
  return {
    title: `Daily post ${post.number}`,
    lead: `Daily post ${post.number} (\`${post.line}\`) ${what}.`,
    facts: factsOf(post, next),
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

/** The reply as it would be posted now, of a post that is there or could be added. */
async function preview(
  spec: DailySpec,
  name: string,
  action: Action,
  line: string,
  services: Services,
): Promise<Reply> {
  const { query, command } = services.read(spec.line);
  const reply = await command.run(query, services);
  return {
    ...reply,
    notes: [
      ...reply.notes,
      `This is a preview${name}: it would be posted ${dailyTimes(spec)}.${spec.quiet ? ' While nothing material changes, one line comes instead.' : ''}`,
    ],
    actions: [action, ...reply.actions].slice(0, 5),
    query: line,
  };
}
