import { randomUUID } from 'node:crypto';
import { Refusal } from '../../src/core/errors.ts';
import { ALERT_LIMITS, type Alert } from '../../src/core/orders/alert.ts';
import { DAILY_LIMITS, type DailyPost } from '../../src/core/orders/daily-post.ts';
import type { Delivery } from '../../src/core/orders/delivery.ts';
import type {
  Claimed,
  NewAlert,
  NewDailyPost,
  NewDelivery,
  OrderChange,
  OrderStore,
  OrderTable,
  Plan,
  Settlement,
} from '../../src/core/orders/order-store.ts';
import type { MemoryJobs } from './memory-job-queues.ts';

/** What is kept: rows are replaced, never changed in place, so that what was given away stays as it was. */
interface State {
  readonly posts: Map<string, DailyPost>;
  readonly alerts: Map<string, Alert>;
  readonly ledger: Map<string, Claimed>;
  readonly removed: Set<string>;
  readonly jobs: MemoryJobs;
}

/** The port of orders without a database. Nothing waits inside a call, so that each is a transaction. */
export function memoryOrderStore(now: () => number, jobs: MemoryJobs): OrderStore {
  const state: State = {
    posts: new Map(),
    alerts: new Map(),
    ledger: new Map(),
    removed: new Set(),
    jobs,
  };
  const running = (): DailyPost[] =>
    [...state.posts.values()].filter(
      ({ id, pausedBecause }) => pausedBecause === null && !state.removed.has(id),
    );
  return {
    now: async () => now(),
    daily: table(state, state.posts, 'daily', DAILY_LIMITS, newPost, postChange),
    alerts: table(state, state.alerts, 'alert', ALERT_LIMITS, newAlert, alertChange),
    planDue: async (at, plan, limit) => planDue(state, running(), at, plan, limit),
    nextSlot: async () =>
      running().reduce<number | null>((least, { nextSlot }) => Math.min(least ?? nextSlot, nextSlot), null),
    planJudging: async (session, jobId) => planJudging(state, session, jobId),
    addDeliveries: async (deliveries) => insert(state, deliveries),
    claim: async (id, at) => {
      const row = open(state, id);
      if (row === null) return null;
      const claimed: Claimed = { ...row, state: 'sending', attempts: row.attempts + 1, at };
      state.ledger.set(id, claimed);
      return claimed;
    },
    unfinished: async (id) => open(state, id),
    settle: async (id, end) => settle(state, id, end),
    retryLater: async (id, at, reason) => {
      const row = open(state, id);
      if (row?.state === 'sending') state.ledger.set(id, { ...row, state: 'due', at, reason });
    },
    settleJudgement: async (id, change, deliveries) => {
      changeIn(state.alerts, id, alertChange(change));
      insert(state, deliveries);
    },
    history: async (owner, limit) =>
      [...state.ledger.values()]
        .filter((row) => row.owner === owner && row.kind !== 'notice')
        .toSorted((a, b) => b.slot - a.slot)
        .slice(0, limit)
        .map(deliveryOf),
    recover: async () => {
      const left = [...state.ledger.keys()].flatMap((id) => open(state, id) ?? []);
      for (const { id, dueAt } of left) jobs.renew({ id, queue: 'deliver', dueAt });
      return left.length;
    },
  };
}

/** Without what only its message needs. */
function deliveryOf(row: Claimed): Delivery {
  const { id, kind, owner, target, slot, dueAt, state, attempts, reason, messageId, at } = row;
  return { id, kind, owner, target, slot, dueAt, state, attempts, reason, messageId, at };
}

function newPost(post: NewDailyPost, id: string, number: number): DailyPost {
  return { ...post, id, number, pausedBecause: null, failures: 0, lastGist: null };
}

function newAlert(alert: NewAlert, id: string, number: number): Alert {
  return { ...alert, id, number, pausedBecause: null, failures: 0 };
}

/** What of a change belongs into a daily post. */
function postChange({ pausedBecause, nextSlot, failures, lastGist }: OrderChange): Partial<DailyPost> {
  return defined({ pausedBecause, nextSlot, failures, lastGist });
}

/** What of a change belongs into an alert. */
function alertChange({ pausedBecause, failures, armed, judgedTo, lastReading }: OrderChange): Partial<Alert> {
  return defined({ pausedBecause, failures, armed, judgedTo, lastReading });
}

function defined(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function table<Order extends DailyPost | Alert, NewOrder extends Pick<Order, 'target' | 'creator'>>(
  { removed }: State,
  rows: Map<string, Order>,
  command: 'daily' | 'alert',
  limits: typeof DAILY_LIMITS | typeof ALERT_LIMITS,
  make: (order: NewOrder, id: string, number: number) => Order,
  changed: (change: OrderChange) => Partial<Order>,
): OrderTable<Order, NewOrder> {
  const there = (order: Order | undefined): order is Order => order !== undefined && !removed.has(order.id);
  const everIn = (platform: string, workspace: string): Order[] =>
    [...rows.values()].filter(({ target }) => target.platform === platform && target.workspace === workspace);
  return {
    add: async (order) => {
      const { target, creator } = order;
      const ever = everIn(target.platform, target.workspace);
      refuseTooMany(ever.filter(there), order, command, limits);
      const added = make(order, randomUUID(), Math.max(0, ...ever.map(({ number }) => number)) + 1);
      rows.set(added.id, { ...added, target: { ...target }, creator });
      return added;
    },
    inWorkspace: async (platform, workspace) =>
      everIn(platform, workspace)
        .filter(there)
        .toSorted((a, b) => a.number - b.number),
    byId: async (id) => {
      const order = rows.get(id);
      return there(order) ? order : null;
    },
    change: async (id, change) => changeIn(rows, id, changed(change)),
    remove: async (id) => void removed.add(id),
  };
}

function changeIn<Order extends DailyPost | Alert>(
  rows: Map<string, Order>,
  id: string,
  change: Partial<Order>,
): void {
  const order = rows.get(id);
  if (order !== undefined) rows.set(id, { ...order, ...change });
}

/** @throws Refusal when one more would be too many. */
function refuseTooMany(
  orders: readonly (DailyPost | Alert)[],
  { target, creator }: Pick<DailyPost, 'target' | 'creator'>,
  command: 'daily' | 'alert',
  limits: typeof DAILY_LIMITS | typeof ALERT_LIMITS,
): void {
  const counts = [
    ['You have', limits.person, orders.filter((order) => order.creator === creator).length],
    ['This channel has', limits.channel, orders.filter((order) => order.target.id === target.id).length],
    ['This workspace has', limits.workspace, orders.length],
  ] as const;
  for (const [whose, limit, count] of counts) {
    if (count < limit) continue;
    const name = command === 'daily' ? 'daily posts' : 'alerts';
    throw new Refusal(
      `${whose} ${count} ${name}, and ${limit} is the limit. Remove one first: \`${command} list\`, then \`${command} remove N\`.`,
    );
  }
}

function planDue(
  state: State,
  running: readonly DailyPost[],
  now: number,
  plan: (post: DailyPost) => Plan,
  limit: number,
): number {
  const due = running
    .filter(({ nextSlot }) => nextSlot <= now)
    .toSorted((a, b) => a.nextSlot - b.nextSlot || a.number - b.number)
    .slice(0, limit);
  // All plans are made before anything is written: one that throws leaves no trace of the others.
  const plans = due.map((post) => ({ post, plan: plan(post) }));
  for (const { post, plan } of plans) {
    insert(state, plan.deliveries);
    const { nextSlot, pausedBecause = null } = plan;
    state.posts.set(post.id, { ...post, nextSlot, pausedBecause });
  }
  return due.length;
}

function planJudging(
  { alerts, removed, jobs }: State,
  session: string,
  jobId: (alert: string) => string,
): number {
  const due = [...alerts.values()].filter(
    ({ id, pausedBecause, judgedTo }) => !removed.has(id) && pausedBecause === null && judgedTo < session,
  );
  for (const { id } of due) jobs.add({ id: jobId(id), queue: 'judge', dueAt: 0, alert: id, session });
  return due.length;
}

/** Rows that are there already stay as they are, and so do their jobs. */
function insert({ ledger, jobs }: State, deliveries: readonly NewDelivery[]): void {
  for (const delivery of deliveries) {
    const { id, dueAt, state } = delivery;
    if (ledger.has(id)) continue;
    ledger.set(id, { ...delivery, attempts: 0, messageId: null, at: dueAt });
    if (state === 'due') jobs.add({ id, queue: 'deliver', dueAt });
  }
}

/** A delivery that is not over. */
function open({ ledger }: State, id: string): Claimed | null {
  const row = ledger.get(id);
  return row?.state === 'due' || row?.state === 'sending' ? row : null;
}

function settle(state: State, id: string, { change, deliveries, ...end }: Settlement): void {
  const row = open(state, id);
  if (row === null) return;
  state.ledger.set(id, { ...row, ...end });
  if (row.kind === 'alert') changeIn(state.alerts, row.owner, alertChange(change));
  else if (row.kind !== 'notice') changeIn(state.posts, row.owner, postChange(change));
  insert(state, deliveries);
}
