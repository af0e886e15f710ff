import { fromKysely, PgBoss, type Clock, type JobResult, type JobWithMetadata } from 'pg-boss';
import type { Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { Job, JobOutcome, JobQueues } from '../../core/orders/order-store.ts';
import type { LogEvent } from '../../core/log.ts';
import type { OrderTables } from './order-rows.ts';
import { poolForJobs } from './pool-for-jobs.ts';

const DELIVER = 'deliver';
const DELIVER_GAVE_UP = 'deliver-gave-up';
const JUDGE = 'judge';
const JUDGE_GAVE_UP = 'judge-gave-up';

/** Deliveries that are under way at once in a process; platforms pace themselves. */
const BATCH = 25;
const WORKERS = 4;
const DAY_MS = 86_400_000;
/** Who asks for more than this is asked again anyway; a post that comes later is seldom wanted. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** A call to a platform takes no longer: one that begins in time ends before the job is another worker's. */
const LAST_CALL_SECONDS = 12;

/** How the queues behave; tests shorten it, nobody else. */
interface JobTimes {
  /** After so long a job without an end is taken over by another worker. */
  readonly expireSeconds: number;
  /** The first wait before another try; it doubles. */
  readonly retrySeconds: number;
  readonly pollSeconds: number;
  /** How often expired jobs are looked for. */
  readonly superviseSeconds: number;
}

const USUAL_TIMES: JobTimes = { expireSeconds: 60, retrySeconds: 20, pollSeconds: 1, superviseSeconds: 30 };

/** The jobs of the ledger: what the store writes, and the queues that workers read. */
export interface OrderJobs extends JobQueues {
  readonly addDeliveries: (
    deliveries: readonly { readonly id: string; readonly dueAt: number; readonly priority: number }[],
    trx: Transaction<OrderTables>,
  ) => Promise<void>;
  readonly addJudgings: (
    judgings: readonly { readonly id: string; readonly alert: string; readonly session: string }[],
  ) => Promise<void>;
  /** Makes those of these jobs that are missing; `anew` puts all of them at the start, whatever has become of them. */
  readonly renewDeliveries: (
    deliveries: readonly { readonly id: string; readonly dueAt: number }[],
    anew: boolean,
  ) => Promise<void>;
  /** The queue itself, for those who drive it by hand. */
  readonly boss: PgBoss;
}

export interface OrderJobsParts {
  readonly pool: Pool;
  /** One connection inside this process, PGlite, instead of a server. */
  readonly embedded: boolean;
  readonly log: (event: LogEvent) => void;
  readonly times?: Partial<JobTimes> | undefined;
  readonly clock?: Clock | undefined;
}

/** pg-boss on our own pool: a job is written in the very transaction that writes its row in the ledger. */
export async function openOrderJobs(parts: OrderJobsParts): Promise<OrderJobs> {
  const times = { ...USUAL_TIMES, ...parts.times };
  const boss = await startBoss(parts, times);
  await createQueues(boss, times);
  return {
    boss,
    ...writers(boss, () => parts.clock?.now() ?? Date.now()),
    ...readers(boss, times, parts.log),
    stop: (graceMs) => boss.stop({ close: false, graceful: true, timeout: graceMs }),
  };
}

async function startBoss({ pool, embedded, log, clock }: OrderJobsParts, times: JobTimes): Promise<PgBoss> {
  const boss = new PgBoss({
    db: poolForJobs(pool, embedded),
    backend: embedded ? 'pglite' : 'postgres',
    // Nothing is scheduled by pg-boss: slots are ours, because they depend on New York's sessions.
    schedule: false,
    superviseIntervalSeconds: times.superviseSeconds,
    monitorIntervalSeconds: times.superviseSeconds,
    // Dead tuples of a few thousand jobs a day are vacuumed by Postgres; PGlite has no such process to watch.
    monitorVacuum: false,
    reindex: !embedded,
    ...(clock === undefined ? {} : { clock }),
  });
  boss.on('error', (error) => log({ event: 'jobs-error', err: error }));
  boss.on('warning', (warning) => log({ event: 'jobs-warning', warning }));
  return boss.start();
}

async function createQueues(boss: PgBoss, { expireSeconds, retrySeconds }: JobTimes): Promise<void> {
  const backOff = { retryDelay: retrySeconds, retryBackoff: true, expireInSeconds: expireSeconds } as const;
  const queues = {
    [DELIVER_GAVE_UP]: { retryLimit: 20, ...backOff },
    [JUDGE_GAVE_UP]: { retryLimit: 20, ...backOff },
    [DELIVER]: { retryLimit: 5, retryDelayMax: 600, deadLetter: DELIVER_GAVE_UP, ...backOff },
    // Prices of a session may come hours late; the next session judges what this one could not.
    [JUDGE]: { retryLimit: 9, retryDelayMax: 3_600, deadLetter: JUDGE_GAVE_UP, ...backOff },
  } as const;
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, options);
    // One that was there keeps what it had, until it is told.
    await boss.updateQueue(name, options);
    // pg-boss looks a queue up at its first use, on a connection of its own. Inside a transaction on the single
    // connection of an embedded database that would wait for itself for ever, so the first use is here.
    await boss.insert(name, []);
  }
}

function readers(boss: PgBoss, times: JobTimes, log: OrderJobsParts['log']): Omit<JobQueues, 'stop'> {
  const polling = {
    pollingIntervalSeconds: times.pollSeconds,
    burstWhenBatchFull: true,
    batchSize: BATCH,
  } as const;
  const withOutcomes = { ...polling, includeMetadata: true, perJobResults: true } as const;
  return {
    deliver: async (handle) => {
      const options = { ...withOutcomes, localConcurrency: WORKERS } as const;
      const work = (job: Working<Delivering>) => handle({ ...job, id: job.data.delivery });
      await boss.work(DELIVER, options, each(work, { boss, times, log }));
    },
    judge: async (handle) => {
      const work = (job: Working<Judging>) => handle({ ...job, ...job.data });
      await boss.work(JUDGE, withOutcomes, each(work, { boss, times, log }));
    },
    gaveUp: async (handle) => {
      await boss.work<Delivering>(DELIVER_GAVE_UP, polling, async (jobs) => {
        for (const { data } of jobs) await handle(data.delivery);
      });
    },
    judgingGaveUp: async (handle) => {
      await boss.work<Judging>(JUDGE_GAVE_UP, polling, async (jobs) => {
        for (const { data } of jobs) await handle(data);
      });
    },
  };
}

interface Delivering {
  readonly delivery: string;
}

interface Judging {
  readonly alert: string;
  readonly session: string;
}

function writers(
  boss: PgBoss,
  now: () => number,
): Pick<OrderJobs, 'addDeliveries' | 'addJudgings' | 'renewDeliveries'> {
  return {
    addDeliveries: async (deliveries, trx) => {
      if (deliveries.length === 0) return;
      const jobs = deliveries.map(({ id, dueAt, priority }) => ({
        ...deliveryJob(id, dueAt, now()),
        priority,
      }));
      await boss.insert(DELIVER, jobs, { db: fromKysely(trx) });
    },
    addJudgings: async (judgings) => {
      if (judgings.length === 0) return;
      const jobs = judgings.map(({ id, ...data }) => ({ id, data }));
      await boss.insert(JUDGE, jobs);
    },
    renewDeliveries: async (deliveries, anew) => {
      if (deliveries.length === 0) return;
      const ids = deliveries.map(({ id }) => id);
      if (anew) await boss.deleteJob(DELIVER, ids);
      await boss.insert(
        DELIVER,
        deliveries.map(({ id, dueAt }) => deliveryJob(id, dueAt, now())),
      );
    },
  };
}

/**
 * pg-boss keeps a job for so long after its start, and would drop one whose start lies far in the past at its first
 * retry: what was due long ago starts now. Everything else starts by the clock of the database, however wrong ours is.
 */
function deliveryJob(id: string, dueAt: number, now: number) {
  return { id, data: { delivery: id }, ...(dueAt > now - DAY_MS ? { startAfter: new Date(dueAt) } : {}) };
}

interface Working<Data> extends Job {
  readonly data: Data;
}

/** Runs a batch side by side; each job has an end of its own. */
function each<Data extends object>(
  handle: (job: Working<Data>) => Promise<JobOutcome>,
  {
    boss,
    times: { expireSeconds },
    log,
  }: { readonly boss: PgBoss; readonly times: JobTimes; readonly log: OrderJobsParts['log'] },
) {
  const limitMs = Math.max(0.75 * expireSeconds, expireSeconds - LAST_CALL_SECONDS) * 1_000;
  const one = async (job: JobWithMetadata<Data>): Promise<JobResult> => {
    const { id, data, retryCount, signal } = job;
    try {
      const inTime = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
      const outcome = await handle({ id, data, retries: retryCount, signal: inTime });
      if (typeof outcome === 'object') await retryNotBefore(boss, job, outcome.retryAfterMs);
      return { id, status: outcome === 'done' ? 'completed' : 'failed' };
    } catch (error) {
      log({ event: 'job-failed', id, err: error });
      return { id, status: 'failed' };
    }
  };
  return (jobs: JobWithMetadata<Data>[]): Promise<JobResult[]> => Promise.all(jobs.map(one));
}

/**
 * Lets a job fail here and now, and moves its next try to when it was asked for. Between the two lies no try, because
 * the usual wait is longer. The batch's own end finds this job settled and leaves it alone.
 */
async function retryNotBefore<Data>(
  boss: PgBoss,
  { id, name, retryCount, retryDelay }: JobWithMetadata<Data>,
  askedMs: number,
): Promise<void> {
  const seconds = Math.ceil(Math.min(askedMs, LONGEST_WAIT_MS) / 1000);
  if (seconds <= retryDelay * 2 ** retryCount) return;
  await boss.fail(name, { id, retryCount });
  await boss.update(name, undefined, { id, startAfter: seconds });
}
