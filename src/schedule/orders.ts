import { lastFinishedSession } from '../core/calendar/closes.ts';
import { count } from '../core/describe/formats.ts';
import { Refusal } from '../core/errors.ts';
import type { DailySpec } from '../core/orders/daily-post.ts';
import type { OfAll } from '../core/orders/order-number.ts';
import type { NewDelivery, OrderChange, OrderStore, OrderTable } from '../core/orders/order-store.ts';
import type { Orders, Schedule } from '../core/orders/schedule.ts';
import { channelOf, type Caller, type Target } from '../core/people.ts';
import { idOf } from './order-ids.ts';
import { nextSlot, type Slot } from './slots.ts';

export interface ScheduleParts {
  readonly store: OrderStore;
  /** Who may add: every member of a channel, or only those who manage it. */
  readonly whoMayAdd: 'members' | 'managers';
  /** Told when there is something new to post at once. */
  readonly wake: () => void;
}

/** As many rows of history as a reply bears. */
const MOST_HISTORY = 20;

interface Order {
  readonly id: string;
  readonly number: number;
  readonly target: Target;
  readonly creator: string;
  readonly pausedBecause: string | null;
}

/** The standing orders behind the commands `daily` and `alert`: who may do what, and what follows from it. */
export function createSchedule(parts: ScheduleParts): Schedule {
  return { daily: dailyOrders(parts), alerts: alertOrders(parts) };
}

function dailyOrders({ store, whoMayAdd, wake }: ScheduleParts): Schedule['daily'] {
  const orders = ordersOf('daily', store, store.daily, (post, now) => ({
    // Slots that passed while it was paused are over.
    nextSlot: nextSlot(post, now).slot,
  }));
  return {
    ...orders,
    add: async (spec, caller) => {
      checkMayAdd('daily', whoMayAdd, caller);
      const { slot } = nextSlot(spec, await store.now());
      const post = await store.daily.add({
        ...spec,
        target: channelOf(caller),
        creator: caller.person,
        nextSlot: slot,
      });
      wake();
      return post;
    },
    run: async (number, caller) => {
      const post = changeable('daily', await orders.find(number, caller), caller);
      await store.addDeliveries([runNow(post, await store.now())]);
      return post;
    },
    next: async (spec) => firstPosted(spec, await store.now()),
  };
}

/** The next slot that is no holiday: on those nothing is posted. */
function firstPosted(spec: DailySpec, now: number): Slot {
  let next = nextSlot(spec, now);
  while (next.holiday !== null) next = nextSlot(spec, next.slot);
  return next;
}

function runNow({ id, target }: Order, now: number): NewDelivery {
  return {
    // A second press within the same minute is the same wish.
    id: idOf('run', id, Math.floor(now / 60_000)),
    kind: 'run',
    owner: id,
    target,
    slot: now,
    dueAt: now,
    state: 'due',
    reason: null,
    sentence: null,
  };
}

function alertOrders({ store, whoMayAdd }: ScheduleParts): Schedule['alerts'] {
  return {
    ...ordersOf('alert', store, store.alerts, (_, now) => ({
      // What happened while it was paused is no news; where it stands after the next session is.
      judgedTo: lastFinishedSession(now),
    })),
    add: async (spec, { armed, judgedTo, reading }, caller) => {
      checkMayAdd('alert', whoMayAdd, caller);
      return store.alerts.add({
        ...spec,
        target: channelOf(caller),
        creator: caller.person,
        armed,
        judgedTo,
        lastReading: reading,
      });
    },
  };
}

/** @throws Refusal where only those who manage the workspace may add. */
function checkMayAdd(command: string, who: ScheduleParts['whoMayAdd'], { manages, mayAdd }: Caller): void {
  if (manages || (who === 'members' && mayAdd !== false)) return;
  throw new Refusal(
    `Here only those who manage this workspace or server may use \`${command} add\`. Ask one of them.`,
  );
}

function ordersOf<One extends Order, New>(
  command: 'daily' | 'alert',
  store: OrderStore,
  table: OrderTable<One, New>,
  resumed: (order: One, now: number) => OrderChange,
): Orders<One> {
  const visible = async ({ platform, workspace, channel, person, manages }: Caller) => {
    const all = await table.inWorkspace(platform, workspace);
    return {
      listed: all.filter(({ target, creator }) => target.id === channel || creator === person),
      found: all.filter(({ target, creator }) => manages || target.id === channel || creator === person),
    };
  };
  const find = async (number: number, caller: Caller) => {
    const { found } = await visible(caller);
    const order = found.find((one) => one.number === number);
    if (order !== undefined) return order;
    throw new Refusal(
      `There is no ${nameOf(command)} ${number} here. \`${command} list\` shows those that there are.`,
      [{ label: 'List', line: `${command} list` }],
    );
  };
  const steps = stepsOf(store, table, resumed);
  const one = (verb: OfAll['verb']) => async (number: number, caller: Caller) => {
    const order = changeable(command, await find(number, caller), caller);
    return (await steps[verb](order)) ?? order;
  };
  return {
    list: async (caller) => (await visible(caller)).listed,
    find,
    pause: one('pause'),
    resume: one('resume'),
    remove: one('remove'),
    changeAll: async (verb, caller) => {
      const here = (await visible(caller)).listed.filter(({ target }) => target.id === caller.channel);
      const own = here.filter((order) => mayChange(order, caller));
      if (own.length === 0 && here.length > 0) throw othersOnly(command, verb, here.length);
      const done: One[] = [];
      for (const order of own) {
        const now = await steps[verb](order);
        if (now !== null) done.push(now);
      }
      return { changed: done, already: own.length - done.length, others: here.length - own.length };
    },
    history: async (number, caller) => store.history((await find(number, caller)).id, MOST_HISTORY),
  };
}

/** What is done to an order: each gives it as it is then, or null where there was nothing to do. */
function stepsOf<One extends Order, New>(
  store: OrderStore,
  table: OrderTable<One, New>,
  resumed: (order: One, now: number) => OrderChange,
): Readonly<Record<OfAll['verb'], (order: One) => Promise<One | null>>> {
  const changed = async (order: One, change: OrderChange) => {
    await table.change(order.id, change);
    return (await table.byId(order.id)) ?? order;
  };
  return {
    pause: async (order) =>
      order.pausedBecause === null ? changed(order, { pausedBecause: 'by hand' }) : null,
    // What runs already keeps its next slot: it may be due this very moment.
    resume: async (order) =>
      order.pausedBecause === null
        ? null
        : changed(order, { pausedBecause: null, failures: 0, ...resumed(order, await store.now()) }),
    remove: async (order) => {
      await table.remove(order.id);
      return order;
    },
  };
}

/** @throws Refusal for somebody who neither added it nor manages the place. */
function changeable<One extends Order>(command: 'daily' | 'alert', order: One, caller: Caller): One {
  if (mayChange(order, caller)) return order;
  throw new Refusal(
    `${command === 'daily' ? 'Daily post' : 'Alert'} ${order.number} is somebody else's: whoever added it can change it, or those who manage this workspace or server.`,
  );
}

function mayChange({ creator }: Order, { manages, person }: Caller): boolean {
  return manages || creator === person;
}

function othersOnly(command: 'daily' | 'alert', verb: OfAll['verb'], many: number): Refusal {
  return new Refusal(
    `${count(many, nameOf(command))} here, and none is yours to ${verb}: whoever added one can change it, or those who manage this workspace or server.`,
    [{ label: 'List', line: `${command} list` }],
  );
}

function nameOf(command: 'daily' | 'alert'): string {
  return command === 'daily' ? 'daily post' : 'alert';
}
