import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../core/errors.ts';
import type { KeyValue } from '../core/key-value.ts';
import type { Leases } from '../core/leases.ts';
import type { PriceKeeper } from '../core/kept-prices.ts';
import type { RequestBudget } from '../core/request-budget.ts';
import type { Schedule } from '../core/orders/schedule.ts';
import type { Answer, Day, Platform } from '../core/types.ts';
import type { RunningSchedule } from '../schedule/start-schedule.ts';
import type { Database, DatabasePlace } from '../store/open-database.ts';
import type { OrderJobs } from '../store/orders/order-jobs.ts';
import { StoreError } from '../store/store-error.ts';
import type { Settings } from './settings.ts';

/** What the schedule needs to run. */
interface RunParts {
  readonly answer: Answer;
  readonly platforms: readonly Platform[];
  readonly asOf: () => Day;
}

/** Everything that outlives an answer: opened when it is first wanted, by the bot at its start. */
export interface Store {
  readonly open: () => Promise<void>;
  readonly keyValue: () => Promise<KeyValue>;
  /** The standing orders, for a command. Rejects with a `Refusal` when the database can't be had. */
  readonly schedule: () => Promise<Schedule>;
  /** What replicas share beside orders; null while there is one process. */
  readonly shared: () => Promise<{
    readonly keeper: PriceKeeper;
    readonly leases: Leases;
    readonly budget: RequestBudget;
  } | null>;
  /** Posts what is due from now on, as soon as the database is open. */
  readonly run: (parts: RunParts) => Promise<void>;
  /** Finishes what is under way, within `graceMs`, and closes. */
  readonly close: (graceMs: number) => Promise<void>;
}

type Log = (event: object) => void;

/** The database of this process with what stands on it. */
export function lazyStore(settings: Settings, log: Log): Store {
  const place = placeOf(settings);
  let opened: Promise<Opened> | undefined;
  let wanted: RunParts | undefined;
  let running: Promise<RunningSchedule> | undefined;

  const open = () => (opened ??= openAll(place, log));
  const run = async (): Promise<void> => {
    if (wanted === undefined || opened === undefined) return;
    running ??= runOn(await opened, wanted, log);
    await running;
  };
  return {
    open: async () => {
      await open();
    },
    keyValue: async () => {
      const { sqlKeyValue } = await import('../store/key-value.ts');
      return sqlKeyValue({ db: (await open()).database.db });
    },
    schedule: async () => {
      const { database, jobs } = await open().catch((error: unknown) => {
        opened = undefined;
        throw asRefusal(error);
      });
      await run();
      const [{ openOrderStore }, { createSchedule }] = await Promise.all([
        import('../store/orders/open-order-store.ts'),
        import('../schedule/orders.ts'),
      ]);
      const schedule = await running;
      return createSchedule({
        store: openOrderStore({ db: database.db, jobs }),
        whoMayAdd: settings.config.whoMayAdd,
        wake: () => schedule?.wake(),
      });
    },
    shared: async () => (place.kind === 'postgres' ? sharedOn((await open()).database, log) : null),
    run: async (parts) => {
      wanted = parts;
      await run();
    },
    close: async (graceMs) => {
      if (opened === undefined) return;
      const { database, jobs } = await opened;
      await (running === undefined ? jobs.stop(graceMs) : (await running).stop(graceMs));
      await database.close();
    },
  };
}

interface Opened {
  readonly database: Database;
  readonly jobs: OrderJobs;
}

/** The demo keeps nothing; one process keeps a folder; several share a server. */
export function placeOf({ config, demo }: Pick<Settings, 'config' | 'demo'>): DatabasePlace {
  if (demo) return { kind: 'memory' };
  if (config.databaseUrl !== undefined) return { kind: 'postgres', url: config.databaseUrl };
  return { kind: 'folder', folder: join(config.stateFolder, 'db') };
}

async function openAll(place: DatabasePlace, log: Log): Promise<Opened> {
  const [{ openDatabase }, { openOrderJobs }] = await Promise.all([
    import('../store/open-database.ts'),
    import('../store/orders/order-jobs.ts'),
  ]);
  const database = await openDatabase(place, { log });
  try {
    const { pool, embedded } = database;
    return { database, jobs: await openOrderJobs({ pool, embedded, log }) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function sharedOn({ db }: Database, log: Log) {
  const [{ priceTable }, { sqlLeases }, { sqlRequestBudget }] = await Promise.all([
    import('../store/price-table.ts'),
    import('../store/leases.ts'),
    import('../store/request-budget.ts'),
  ]);
  return {
    keeper: priceTable({ db, log }),
    leases: sqlLeases({ db, log }),
    budget: sqlRequestBudget({ db, log }),
  };
}

async function runOn(
  { database, jobs }: Opened,
  { answer, platforms, asOf }: RunParts,
  log: Log,
): Promise<RunningSchedule> {
  const [{ openOrderStore }, { startSchedule }] = await Promise.all([
    import('../store/orders/open-order-store.ts'),
    import('../schedule/start-schedule.ts'),
  ]);
  const store = openOrderStore({ db: database.db, jobs });
  // Nobody else works on an embedded database: what is under way was left by an earlier life of this process.
  const left = await store.recover(database.embedded);
  if (left > 0) log({ event: 'deliveries-to-finish', count: left });
  return startSchedule({
    store,
    queues: jobs,
    platforms: (name) => platforms.find((platform) => platform.name === name),
    answer,
    asOf,
    now: Date.now,
    sleep: async (ms, signal) => {
      await wait(ms, undefined, { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    },
    log,
  });
}

/** A person in a chat is told what whoever runs the bot would be told at its start. */
function asRefusal(error: unknown): unknown {
  return error instanceof StoreError ? new Refusal(error.message) : error;
}
