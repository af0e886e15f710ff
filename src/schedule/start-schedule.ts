import type { DailyPost } from '../core/orders/daily-post.ts';
import type { JobQueues, OrderStore } from '../core/orders/order-store.ts';
import { SILENT, type SlotEnd, type Telemetry } from '../core/telemetry.ts';
import type { AnswerLine } from '../core/ports.ts';
import type { Day } from '../core/types.ts';
import type { LogEvent } from '../core/log.ts';
import { answersForPosts } from './answers.ts';
import { deliver, type PostPlatforms } from './deliver.ts';
import { giveUp } from './give-up.ts';
import { judge, judgingGaveUp } from './judge.ts';
import { judgingId } from './order-ids.ts';
import { planPost, type PlannedPost } from './plan-post.ts';

export interface StartScheduleParts {
  readonly store: OrderStore;
  readonly queues: JobQueues;
  readonly platforms: PostPlatforms;
  readonly answer: AnswerLine;
  /** The last New York session that is over. */
  readonly asOf: () => Day;
  /** Milliseconds since 1970, for what is kept in memory; slots go by the store's clock. */
  readonly now: () => number;
  /** Resolves after that long, or at once when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: (event: LogEvent) => void;
  /** Told of every slot and every attempt to deliver; nobody unless given. */
  readonly telemetry?: Telemetry | undefined;
}

/** The workers and the loop, at work until they are stopped. */
export interface RunningSchedule {
  /** Looks for what is due now. */
  readonly wake: () => void;
  /** Finishes what is under way, within `graceMs`. */
  readonly stop: (graceMs: number) => Promise<void>;
}

/** Another replica may be about to plan what is due: not to be asked about without a breath. */
const SHORTEST_SLEEP_MS = 100;
/** No longer than this until somebody looks again: another replica may have added a post. */
const LONGEST_SLEEP_MS = 30_000;
const AFTER_A_FAULT_MS = 5_000;
/** Posts planned in one transaction. */
const POSTS_AT_ONCE = 1_000;

/** Starts the workers and the loop that turns slots into deliveries. Every replica may run it beside the others. */
export async function startSchedule(parts: StartScheduleParts): Promise<RunningSchedule> {
  const { queues, log, sleep } = parts;
  await startWorkers(parts);
  const lifetime = new AbortController();
  let sleeping = new AbortController();
  const loop = async () => {
    while (!lifetime.signal.aborted) {
      sleeping = new AbortController();
      const ms = await tick(parts).catch((error: unknown) => {
        log({ event: 'schedule-fault', err: error });
        return AFTER_A_FAULT_MS;
      });
      await sleep(ms, AbortSignal.any([lifetime.signal, sleeping.signal]));
    }
  };
  const running = loop();
  return {
    wake: () => sleeping.abort(),
    stop: async (graceMs) => {
      lifetime.abort();
      await running;
      await queues.stop(graceMs);
    },
  };
}

/** Connects the queues with what works on them. */
export async function startWorkers({
  store,
  queues,
  platforms,
  answer,
  asOf,
  now,
  log,
  telemetry = SILENT,
}: StartScheduleParts): Promise<void> {
  const forPosts = answersForPosts({ answer, asOf, now });
  const parts = { store, platforms, answer: forPosts, log, telemetry };
  await queues.deliver(deliver(parts));
  await queues.judge(judge(parts));
  await queues.gaveUp(giveUp(parts));
  await queues.judgingGaveUp(judgingGaveUp(parts));
}

/** Plans all that is due; how long to sleep until there may be more. */
export async function tick({
  store,
  asOf,
  log,
  telemetry = SILENT,
}: Pick<StartScheduleParts, 'store' | 'asOf' | 'log' | 'telemetry'>): Promise<number> {
  const now = await store.now();
  let taken: number;
  do {
    const slots: SlotEnd[] = [];
    const plan = (post: DailyPost): PlannedPost => {
      const planned = planOrPause(post, now, log);
      slots.push(...planned.slots);
      return planned;
    };
    taken = await store.planDue(now, plan, POSTS_AT_ONCE);
    // Only now they are in the ledger.
    for (const end of slots) telemetry.tell({ kind: 'slot', end });
  } while (taken === POSTS_AT_ONCE);
  const session = asOf();
  await store.planJudging(session, (alert) => judgingId(alert, session));
  const next = await store.nextSlot();
  const ms = next === null ? LONGEST_SLEEP_MS : next - (await store.now());
  return Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, ms));
}

/** One post whose slots can't be computed, such as one in a zone that was abolished, must not stop the others. */
function planOrPause(post: DailyPost, now: number, log: StartScheduleParts['log']): PlannedPost {
  try {
    return planPost(post, now);
  } catch (error) {
    log({ event: 'post-not-planned', post: post.id, err: error });
    return {
      deliveries: [],
      slots: ['unplannable'],
      nextSlot: post.nextSlot,
      pausedBecause: `Its times could not be computed in the zone ${post.zone}. Remove it and add it again with another one.`,
    };
  }
}
