import type { Caller } from '../people.ts';
import type { Alert, AlertSpec } from './alert.ts';
import type { DailyPost, DailySpec } from './daily-post.ts';
import type { Delivery } from './delivery.ts';
import type { OfAll } from './order-number.ts';

/** What became of all orders of a channel. */
export interface ChangedAll<Order> {
  /** By number, as they are now; removed ones as they were. */
  readonly changed: readonly Order[];
  /** How many were paused or running already. */
  readonly already: number;
  /** How many are somebody else's, and were left alone. */
  readonly others: number;
}

/** What the commands `daily` and `alert` share: orders of one kind, seen from where the caller stands. */
export interface Orders<Order> {
  /** Those of the caller's channel, and the caller's own elsewhere in the workspace; by number. */
  readonly list: (caller: Caller) => Promise<readonly Order[]>;
  /** @throws Refusal when the caller can see no such order; one of another workspace is simply not there. */
  readonly find: (number: number, caller: Caller) => Promise<Order>;
  /** @throws Refusal when it is not theirs to change. */
  readonly pause: (number: number, caller: Caller) => Promise<Order>;
  readonly resume: (number: number, caller: Caller) => Promise<Order>;
  readonly remove: (number: number, caller: Caller) => Promise<Order>;
  /** Changes those of the caller's channel that are theirs to change. @throws Refusal when there are only others. */
  readonly changeAll: (verb: OfAll['verb'], caller: Caller) => Promise<ChangedAll<Order>>;
  /** Newest first. */
  readonly history: (number: number, caller: Caller) => Promise<readonly Delivery[]>;
}

/** Port: the standing orders, for the commands. */
export interface Schedule {
  readonly daily: Orders<DailyPost> & {
    /** @throws Refusal at a limit, or where the caller may not add. */
    readonly add: (spec: DailySpec, caller: Caller) => Promise<DailyPost>;
    /** Posts it now, beside its slots. */
    readonly run: (number: number, caller: Caller) => Promise<DailyPost>;
    /** When a post with these settings would be due next: its slot, and the moment it may be posted. */
    readonly next: (spec: DailySpec) => Promise<{ readonly slot: number; readonly dueAt: number }>;
  };
  readonly alerts: Orders<Alert> & {
    /** `start` is where it stands today, from the rolling path of its line. @throws Refusal as above. */
    readonly add: (
      spec: AlertSpec,
      start: { readonly armed: boolean; readonly judgedTo: string; readonly reading: string },
      caller: Caller,
    ) => Promise<Alert>;
  };
}
