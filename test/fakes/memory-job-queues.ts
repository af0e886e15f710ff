import type { Job, JobOutcome, JobQueues } from '../../src/core/orders/order-store.ts';

/** One job as it is put in; `alert` and `session` are those of a judging. */
interface NewJob {
  readonly id: string;
  readonly queue: 'deliver' | 'judge';
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  readonly alert?: string;
  readonly session?: string;
}

interface KeptJob extends NewJob {
  readonly retries: number;
  readonly isOver: boolean;
}

/** Jobs in memory. Nothing runs by itself: `run` is called by the test, so that each try is at a moment of its own. */
export interface MemoryJobs {
  /** A job that is there, or was, stays as it is. */
  readonly add: (job: NewJob) => void;
  /** Puts it at the start again. */
  readonly renew: (job: NewJob) => void;
  /** Ids of those that are not over. */
  readonly waiting: () => readonly string[];
  /** Forgets all jobs, as after a crash between two stores. */
  readonly lose: () => void;
  /** Tries each job that is due once; how many were tried. */
  readonly run: (now: number, signal?: AbortSignal) => Promise<number>;
  /** What workers threw; their jobs were retried. */
  readonly faults: readonly unknown[];
  readonly queues: JobQueues;
}

type Work = (job: Job & { readonly alert: string; readonly session: string }) => Promise<JobOutcome>;
type AfterAll = (job: {
  readonly id: string;
  readonly alert: string;
  readonly session: string;
}) => Promise<void>;

/** `tries` is how often a job is tried before it is given up. */
export function memoryJobs({ tries = 6 }: { readonly tries?: number } = {}): MemoryJobs {
  const jobs = new Map<string, KeptJob>();
  const works = new Map<NewJob['queue'], Work>();
  const afterAll = new Map<NewJob['queue'], AfterAll>();
  const faults: unknown[] = [];
  const put = (job: NewJob) => jobs.set(job.id, { ...job, retries: 0, isOver: false });
  const runOne = async (job: KeptJob, now: number, signal: AbortSignal): Promise<void> => {
    const { id, queue, retries, alert = '', session = '' } = job;
    const work = works.get(queue);
    if (work === undefined) throw new Error(`nobody works on the queue ${queue}`);
    const outcome = await work({ id, retries, signal, alert, session }).catch((fault: unknown) => {
      faults.push(fault);
      return 'retry' as const;
    });
    const isOver = outcome === 'done' || retries + 1 >= tries;
    const dueAt = typeof outcome === 'object' ? now + outcome.retryAfterMs : job.dueAt;
    jobs.set(id, { ...job, dueAt, retries: retries + 1, isOver });
    if (isOver && outcome !== 'done') await afterAll.get(queue)?.({ id, alert, session });
  };
  return {
    faults,
    add: (job) => {
      if (!jobs.has(job.id)) put(job);
    },
    renew: (job) => void put(job),
    waiting: () => [...jobs.values()].filter(({ isOver }) => !isOver).map(({ id }) => id),
    lose: () => jobs.clear(),
    run: async (now, signal = new AbortController().signal) => {
      const due = [...jobs.values()].filter(({ isOver, dueAt }) => !isOver && dueAt <= now);
      await Promise.all(due.map((job) => runOne(job, now, signal)));
      return due.length;
    },
    queues: {
      deliver: async (work) => void works.set('deliver', work),
      judge: async (work) => void works.set('judge', work),
      gaveUp: async (work) => void afterAll.set('deliver', ({ id }) => work(id)),
      judgingGaveUp: async (work) => void afterAll.set('judge', work),
      stop: async () => works.clear(),
    },
  };
}
