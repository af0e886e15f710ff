import type { OrderStore } from '../../src/core/orders/order-store.ts';

/** An empty store made ready for one test. */
export interface OrderStoreFixture {
  readonly store: OrderStore;
  /** The same data as another process would see it; the store itself where there can be only one process. */
  readonly replica: OrderStore;
  /** Ids of the jobs that are not over, of deliveries and of judgings. */
  readonly waiting: () => Promise<readonly string[]>;
  /** Makes all jobs of deliveries vanish, as after a crash. */
  readonly loseJobs: () => Promise<void>;
  readonly close?: () => Promise<void> | void;
}
