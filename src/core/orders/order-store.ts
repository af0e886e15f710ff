import type { Alert } from './alert.ts';
import type { DailyPost } from './daily-post.ts';
import type { Delivery } from './delivery.ts';

/** An order as it is put into the store; id and number are given there. */
export type NewDailyPost = Omit<DailyPost, 'id' | 'number' | 'pausedBecause' | 'failures' | 'lastGist'>;
export type NewAlert = Omit<Alert, 'id' | 'number' | 'pausedBecause' | 'failures'>;

/** A row for the ledger, with what its message needs beside its owner. */
export interface NewDelivery extends Pick<Delivery, 'id' | 'kind' | 'owner' | 'target' | 'slot' | 'dueAt'> {
  /** `skipped` rows are only recorded; `due` ones get a job. */
  readonly state: 'due' | 'skipped';
  readonly reason: string | null;
  /** The sentence of a notice or an event; null where the answer says it all. */
  readonly sentence: string | null;
}

/** A delivery under way. */
export interface Claimed extends Delivery {
  readonly sentence: string | null;
}

/** What becomes of a post when its due slots have been planned. */
export interface Plan {
  readonly deliveries: readonly NewDelivery[];
  readonly nextSlot: number;
  /** Set when its slots can't be computed any more. */
  readonly pausedBecause?: string;
}

/** What changed in an order beside a delivery's end. */
export interface OrderChange {
  readonly pausedBecause?: string | null;
  readonly nextSlot?: number;
  readonly failures?: number;
  readonly lastGist?: DailyPost['lastGist'];
  readonly armed?: boolean;
  readonly judgedTo?: string;
  readonly lastReading?: string | null;
}

/** One kind of orders. Those that were removed are never given. */
export interface OrderTable<Order, NewOrder> {
  /** Gives it the next number of its workspace. Rejects with a `Refusal` at a limit. */
  readonly add: (order: NewOrder) => Promise<Order>;
  /** By number. */
  readonly inWorkspace: (platform: string, workspace: string) => Promise<readonly Order[]>;
  readonly byId: (id: string) => Promise<Order | null>;
  readonly change: (id: string, change: OrderChange) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/**
 * Port: daily posts, alerts, the ledger of deliveries and their jobs. What belongs together is written in one
 * transaction: a slot is never advanced without its row in the ledger, and no row is without its job.
 */
export interface OrderStore {
  /** The one clock of all replicas, milliseconds since 1970. */
  readonly now: () => Promise<number>;
  readonly daily: OrderTable<DailyPost, NewDailyPost>;
  readonly alerts: OrderTable<Alert, NewAlert>;
  /**
   * Takes the running posts whose next slot has come, each by one replica only, plans them, and writes ledger, jobs
   * and next slots. Returns how many posts were taken; when it is `limit`, there may be more.
   */
  readonly planDue: (now: number, plan: (post: DailyPost) => Plan, limit: number) => Promise<number>;
  /** The earliest next slot of a running post, or null. */
  readonly nextSlot: () => Promise<number | null>;
  /** Makes one job for each running alert that has not been judged for this session; how many. */
  readonly planJudging: (session: string, jobId: (alert: string) => string) => Promise<number>;
  /** Puts rows into the ledger with their jobs; those that are there stay as they are. */
  readonly addDeliveries: (deliveries: readonly NewDelivery[]) => Promise<void>;
  /** Begins an attempt: `sending`, one more attempt. Null when the delivery is over already. */
  readonly claim: (id: string, now: number) => Promise<Claimed | null>;
  /** A delivery that is not over, without beginning an attempt; else null. */
  readonly unfinished: (id: string) => Promise<Claimed | null>;
  /** Ends an attempt, and changes its owner and adds what follows from it, in one transaction. */
  readonly settle: (id: string, end: Settlement) => Promise<void>;
  /** Notes why an attempt failed; the delivery is `due` again. */
  readonly retryLater: (id: string, now: number, reason: string) => Promise<void>;
  /** Writes an alert's judgement with the deliveries that follow from it, in one transaction. */
  readonly settleJudgement: (
    alert: string,
    change: OrderChange,
    deliveries: readonly NewDelivery[],
  ) => Promise<void>;
  /** Newest slot first. */
  readonly history: (owner: string, limit: number) => Promise<readonly Delivery[]>;
  /** Removes everything of a workspace: it left. */
  readonly forget: (platform: string, workspace: string) => Promise<void>;
  /**
   * Gives deliveries that are not over a job when theirs is missing, as after a move of the tables. A process that is
   * `alone` on the database also begins those anew that its earlier life had under way. How many are not over.
   */
  readonly recover: (alone: boolean) => Promise<number>;
}

/** How a delivery ended. */
export interface Settlement {
  readonly state: 'sent' | 'failed' | 'skipped';
  readonly at: number;
  readonly reason: string | null;
  readonly messageId: string | null;
  readonly change: OrderChange;
  /** Notices that follow from a failure. */
  readonly deliveries: readonly NewDelivery[];
}

/** A job as its worker sees it. */
export interface Job {
  readonly id: string;
  /** 0 for the first try. */
  readonly retries: number;
  /** Aborts when the job's time is over and another worker may take it. */
  readonly signal: AbortSignal;
}

/** What a worker says of a job: done, or to be tried again after a while, not before so many milliseconds. */
export type JobOutcome = 'done' | 'retry' | { readonly retryAfterMs: number };

/** Port: the queues behind the ledger. A worker that throws has its job retried. */
export interface JobQueues {
  /** Runs `work` on the ids of deliveries. After the last try the id goes to `gaveUp`. */
  readonly deliver: (work: (job: Job) => Promise<JobOutcome>) => Promise<void>;
  /** Runs `work` on judgings; the id of a job stands for an alert and a session. */
  readonly judge: (
    work: (job: Job & { readonly alert: string; readonly session: string }) => Promise<JobOutcome>,
  ) => Promise<void>;
  readonly gaveUp: (work: (id: string) => Promise<void>) => Promise<void>;
  readonly judgingGaveUp: (
    work: (job: { readonly alert: string; readonly session: string }) => Promise<void>,
  ) => Promise<void>;
  /** Waits for what is under way, at most `graceMs`, and takes nothing more. */
  readonly stop: (graceMs: number) => Promise<void>;
}
