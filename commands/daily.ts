import { localTime } from '../src/core/describe/orders/clock-words.ts';
import { dailyFacts, dailyNotes, type NextPost } from '../src/core/describe/orders/daily-facts.ts';
import { dailyTimes, orderState } from '../src/core/describe/orders/daily-words.ts';
import { deliveryTable } from '../src/core/describe/orders/delivery-words.ts';
import { changedAllReply } from '../src/core/command/orders/change-all.ts';
import { changeButtons } from '../src/core/command/orders/order-buttons.ts';
import type { OrderKind } from '../src/core/command/orders/order-kind.ts';
import { orderList } from '../src/core/command/orders/order-list.ts';
import { Refusal } from '../src/core/errors.ts';
import { format } from '../src/core/query/format.ts';
import {
  DAILY_EXAMPLE,
  formatDailySpec,
  readDailyRequest,
  type DailyRequest,
} from '../src/core/orders/daily-request.ts';
import type { DailyPost, DailySpec } from '../src/core/orders/daily-post.ts';
import type { Delivery } from '../src/core/orders/delivery.ts';
import { refusalNow } from '../src/core/orders/refusal-now.ts';
import type { Schedule } from '../src/core/orders/schedule.ts';
import type { Command, Services } from '../src/core/ports.ts';
import type { Action, Query, Reply } from '../src/core/types.ts';

/** Posts that come by themselves. */
const daily: Command = {
  name: 'daily',
  summary: 'Post an answer here every trading day, or on days of the week.',
  examples: [
    DAILY_EXAMPLE,
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
    if (request.verb === 'add') return add(request.spec, line, services);
    const adding = { label: 'Add it', line: `daily ${formatDailySpec(request.spec)}` };
    return preview(request.spec, '', adding, line, services);
  }
  const { daily: posts } = await services.schedule();
  const { caller } = services;
  if (request.verb === 'list') return orderList(await posts.list(caller), caller.channel, POSTS, line);
  if (request.number === 'all') {
    const { verb } = request;
    return changedAllReply(verb, await posts.changeAll(verb, caller), POSTS, line);
  }
  return answerAboutOne(request, posts, line, services);
}

/** Shows or changes the post of that number. */
async function answerAboutOne(
  { verb, number }: Extract<DailyRequest, { number: number }>,
  posts: Schedule['daily'],
  line: string,
  services: Services,
): Promise<Reply> {
  const { caller } = services;
  switch (verb) {
    case 'preview': {
      const running = { label: 'Run now', line: `daily run ${number}` };
      const post = await posts.find(number, caller);
      return preview(post, ` of daily post ${number}`, running, line, services);
    }
    case 'history': {
      const post = await posts.find(number, caller);
      return history(post, await posts.history(number, caller), await posts.next(post), line);
    }
    case 'run': {
      const post = await posts.run(number, caller);
      const where = post.target.id === caller.channel ? 'here' : 'to its channel';
      const what = `is on its way ${where}, in addition to its usual times`;
      return said(post, what, await posts.next(post), line);
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
  title: 'Daily posts',
  example: DAILY_EXAMPLE,
  instead: { label: 'Preview one', line: DAILY_EXAMPLE.replace('add', 'preview') },
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

async function add(spec: DailySpec, line: string, services: Services): Promise<Reply> {
  const { daily: posts } = await services.schedule();
  const refusal = await refusalNow(spec.line, services);
  if (refusal !== null && refusal.reason !== 'unavailable') throw nothingToPost(spec, refusal);
  const post = await posts.add(spec, services.caller);
  const next = await posts.next(spec);
  return {
    title: `Daily post ${post.number}`,
    lead: `I will post \`${post.line}\` here ${dailyTimes(post)}; the first one on ${localTime(next.dueAt, post.zone)}.`,
    facts: dailyFacts(post, next),
    notes: [...dailyNotes(post, next), ...doubtNotes(refusal)],
    actions: [
      { label: 'Preview', line: `daily preview ${post.number}` },
      { label: 'Run now', line: `daily run ${post.number}` },
      { label: 'Remove', line: `daily remove ${post.number}` },
    ],
    query: line,
  };
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

/** `corr btc r2k-tech 1y` every trading day at 16:30 New York, running */
function standing(post: DailyPost): string {
  return `\`${post.line}\` ${dailyTimes(post)}, ${orderState(post)}`;
}

function history(post: DailyPost, deliveries: readonly Delivery[], next: NextPost, line: string): Reply {
  return {
    title: `History of daily post ${post.number}`,
    lead: `${standing(post)}.${deliveries.length === 0 ? ' It has not been due yet.' : ''}`,
    facts: dailyFacts(post, next),
    notes: [],
    ...(deliveries.length === 0 ? {} : { table: deliveryTable(deliveries, post.zone) }),
    actions: buttons(post),
    query: line,
  };
}

function buttons(post: DailyPost): Action[] {
  return [{ label: 'Run now', line: `daily run ${post.number}` }, ...changeButtons('daily', post)];
}

function said(post: DailyPost, what: string, next: NextPost, line: string): Reply {
  return {
    title: `Daily post ${post.number}`,
    lead: `Daily post ${post.number} (\`${post.line}\`) ${what}.`,
    facts: dailyFacts(post, next),
    notes: [],
    actions: buttons(post),
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
