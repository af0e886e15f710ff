import type { OrderStore } from '../../src/core/orders/order-store.ts';
import type { Schedule } from '../../src/core/orders/schedule.ts';
import { createSchedule } from '../../src/schedule/orders.ts';
import { memoryJobs } from '../fakes/memory-job-queues.ts';
import { memoryOrderStore } from '../fakes/memory-order-store.ts';

/** The real schedule for the commands over a store in memory. Nothing is posted: no worker runs. */
export interface OrdersInMemory {
  readonly schedule: Schedule;
  readonly store: OrderStore;
  /** Milliseconds since 1970; the test's to set. */
  readonly clock: { now: number };
}

export function ordersInMemory(now: string, whoMayAdd: 'members' | 'managers' = 'members'): OrdersInMemory {
  const clock = { now: Date.parse(now) };
  const store = memoryOrderStore(() => clock.now, memoryJobs());
  return { schedule: createSchedule({ store, whoMayAdd, wake: () => undefined }), store, clock };
}
