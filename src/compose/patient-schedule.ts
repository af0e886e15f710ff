import { Refusal } from '../core/errors.ts';
import type { Orders, Schedule } from '../core/orders/schedule.ts';
import { isDatabaseAway } from '../store/database-away.ts';
import { StoreError } from '../store/store-error.ts';

/** Longer than any of these questions takes, and not so long that a person gives up. */
const LIMIT_MS = 5_000;

const AWAY =
  'The database does not answer at the moment. Try again in a minute; if you were changing something, look first whether it was done.';

type Asking = <Given extends readonly unknown[], Result>(
  ask: (...given: Given) => Promise<Result>,
) => (...given: Given) => Promise<Result>;

/** The same orders, but while the database is away a person gets a sentence, within `limitMs`. */
export function patientSchedule({ daily, alerts }: Schedule, limitMs = LIMIT_MS): Schedule {
  const asking: Asking =
    (ask) =>
    (...given) =>
      within(limitMs, ask(...given));
  return {
    daily: {
      ...patientOrders(daily, asking),
      add: asking(daily.add),
      run: asking(daily.run),
      next: asking(daily.next),
    },
    alerts: { ...patientOrders(alerts, asking), add: asking(alerts.add) },
  };
}

function patientOrders<Order>(orders: Orders<Order>, asking: Asking): Orders<Order> {
  return {
    list: asking(orders.list),
    find: asking(orders.find),
    pause: asking(orders.pause),
    resume: asking(orders.resume),
    remove: asking(orders.remove),
    changeAll: asking(orders.changeAll),
    history: asking(orders.history),
  };
}

async function within<Result>(limitMs: number, asked: Promise<Result>): Promise<Result> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(away()), limitMs);
  try {
    return await Promise.race([asked, limit.promise]);
  } catch (error) {
    throw inWords(error);
  } finally {
    clearTimeout(timer);
  }
}

/** A person in a chat is told what whoever runs the bot would be told at its start. */
export function inWords(error: unknown): unknown {
  if (isDatabaseAway(error)) return away();
  return error instanceof StoreError ? new Refusal(error.message, [], 'unavailable') : error;
}

function away(): Refusal {
  return new Refusal(AWAY, [], 'unavailable');
}
