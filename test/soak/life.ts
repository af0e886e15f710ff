import type { TestClock } from 'pg-boss';
import type { JobQueues, OrderStore } from '../../src/core/orders/order-store.ts';
import type { AnswerLine, Platform } from '../../src/core/ports.ts';
import type { Day } from '../../src/core/types.ts';
import { startWorkers, tick } from '../../src/schedule/start-schedule.ts';
import type { Database } from '../../src/store/database.ts';
import { openOrderJobs } from '../../src/store/orders/order-jobs.ts';
import { openOrderStore } from '../../src/store/orders/open-order-store.ts';
import { NOWHERE } from './places.ts';
import { troubledStore, type Trouble } from './troubled-store.ts';

const POLL_SECONDS = 1;
/** A database that is slow now and then is not slow so often in a row. */
const MOST_TRIES = 10;

/** One process of the bot, as far as its schedule goes. The test is its clock. */
export interface Life {
  readonly store: OrderStore;
  /** Plans what is due, and works on jobs until none is due at this moment. */
  readonly work: () => Promise<void>;
  /** Ends it as a power cut would: what is under way never gets any further. */
  readonly die: () => void;
  readonly isAlive: () => boolean;
  /** Lets go of what a dead one still holds in this process. */
  readonly bury: () => Promise<void>;
}

export interface LifeParts {
  readonly database: Database;
  readonly clock: TestClock;
  readonly platform: (name: string) => Pick<Platform, 'look' | 'post' | 'find'> | undefined;
  readonly answer: AnswerLine;
  readonly asOf: () => Day;
  readonly slow: Trouble['slow'];
  readonly log: (event: object) => void;
}

/** Starts on a database that an earlier life may have left in the middle of its work. */
export async function startLife(parts: LifeParts): Promise<Life> {
  const { database, clock, platform, answer, asOf, log } = parts;
  const trouble: Trouble = { gone: false, slow: parts.slow };
  const { pool, db, embedded } = database;
  const jobs = await openOrderJobs({ pool, embedded, log, clock, times: { pollSeconds: POLL_SECONDS } });
  const sound = openOrderStore({ db, jobs, now: () => clock.now() });
  await sound.recover(true);
  const store = troubledStore(sound, trouble);
  const busy = { jobs: 0, done: 0 };
  await startWorkers({
    store,
    queues: counted(jobs, busy, trouble),
    platforms: (name) => (trouble.gone ? NOWHERE : platform(name)),
    answer,
    asOf,
    now: () => clock.now(),
    sleep: () => Promise.resolve(),
    log,
  });
  const turn = async () => {
    await clock.tick(POLL_SECONDS * 1_000);
    while (busy.jobs > 0) await new Promise((resolve) => setImmediate(resolve));
    // What the workers say of their jobs is written by the time the clock has moved.
    await clock.tick(1);
  };
  return {
    store: sound,
    work: async () => {
      const parts = { store, asOf, log };
      await planned(() => tick(parts), trouble);
      for (let before = -1; before !== busy.done;) {
        before = busy.done;
        await turn();
      }
    },
    die: () => {
      trouble.gone = true;
    },
    isAlive: () => !trouble.gone,
    bury: () => jobs.stop(0),
  };
}

/** Counts jobs that are worked on, and those that were. */
function counted(queues: JobQueues, busy: { jobs: number; done: number }, trouble: Trouble): JobQueues {
  const count =
    <Given, Result>(work: (given: Given) => Promise<Result>) =>
    async (given: Given): Promise<Result> => {
      busy.jobs += 1;
      try {
        return await work(given);
      } finally {
        busy.jobs -= 1;
        busy.done += 1;
        // A process that is gone tells its queue nothing.
        if (trouble.gone) await new Promise(() => undefined);
      }
    };
  return {
    ...queues,
    deliver: (work) => queues.deliver(count(work)),
    judge: (work) => queues.judge(count(work)),
    gaveUp: (work) => queues.gaveUp(count(work)),
    judgingGaveUp: (work) => queues.judgingGaveUp(count(work)),
  };
}

/** As the loop of the schedule does, it tries again after a fault, though without a pause. */
async function planned(plan: () => Promise<unknown>, trouble: Trouble): Promise<void> {
  for (let tries = 1; !trouble.gone; tries += 1) {
    try {
      await plan();
      return;
    } catch (error) {
      if (tries === MOST_TRIES && !trouble.gone) throw error;
    }
  }
}
