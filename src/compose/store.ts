import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { KeyValue } from '../core/key-value.ts';
import type { Leases } from '../core/leases.ts';
import type { PriceKeeper } from '../core/kept-prices.ts';
import type { RequestBudget } from '../core/pacing/request-budget.ts';
import type { OrderStore } from '../core/orders/order-store.ts';
import type { Schedule } from '../core/orders/schedule.ts';
import type { StoreHealth } from '../core/health/store-health.ts';
import type { Telemetry } from '../core/telemetry.ts';
import type { AnswerLine, Platform } from '../core/ports.ts';
import type { Day } from '../core/types.ts';
import type { Log } from '../core/log.ts';
import type { RunningSchedule } from '../schedule/start-schedule.ts';
import type { Database, DatabasePlace } from '../store/database.ts';
import type { OrderJobs } from '../store/orders/order-jobs.ts';
import type { Sealing } from '../store/secrets/sealed-key-value.ts';
import { inWords, patientSchedule } from './patient-schedule.ts';
import { sealingOf } from './sealing.ts';
import type { Settings } from './settings.ts';

/** What the schedule needs to run. */
interface RunParts {
  readonly answer: AnswerLine;
  readonly platforms: readonly Platform[];
  readonly asOf: () => Day;
  readonly telemetry: Telemetry;
}

/** Everything that outlives an answer: opened when it is first wanted, by the bot at its start. */
export interface Store {
  readonly open: () => Promise<void>;
  readonly keyValue: () => Promise<KeyValue>;
  /** The same, or null while nobody has wanted the database: what is in memory alone is empty until then. */
  readonly keyValueIfOpen: () => Promise<KeyValue | null>;
  /** The database as far as it was asked to be opened; null when nobody needed it yet. */
  readonly database: () => Promise<Database> | null;
  /** Removes the standing orders of a workspace that left. */
  readonly forget: (platform: string, workspace: string) => Promise<void>;
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
  /** How it stands with the database; null while nobody has wanted one. Never rejects. */
  readonly health: () => Promise<StoreHealth | null>;
  /** Takes no more posts, and finishes those under way within `graceMs`; the rest of the store goes on. */
  readonly rest: (graceMs: number) => Promise<void>;
  /** Rests and closes; once, however often it is asked to. */
  readonly close: (graceMs: number) => Promise<void>;
}

type StoreLog = Pick<Log, 'info' | 'warn'>;

/**
 * The database of this process with what stands on it. What could not be opened or started is tried again by whoever
 * asks next.
 */
export function lazyStore(settings: Settings, log: StoreLog): Store {
  const place = placeOf(settings);
  const opening = once(() => openAll(place, settings, log));
  const starting = once((parts: RunParts) => opening.get().then((opened) => runOn(opened, parts, log)));
  // One that could not be opened has closed what it had; whoever wanted it has heard why.
  const opened = () => opening.current()?.catch(() => undefined);
  const resting = once(async (graceMs: number) => {
    wanted = undefined;
    const running = await starting.current()?.catch(ignoreFailedStart);
    await (running ?? (await opened())?.jobs)?.stop(graceMs);
  });
  const closing = once(async (graceMs: number) => {
    try {
      await resting.get(graceMs);
    } finally {
      await (await opened())?.database.close();
    }
  });
  let wanted: RunParts | undefined;

  const run = async (): Promise<void> => {
    if (wanted !== undefined && opening.current() !== undefined) await starting.get(wanted);
  };
  const keyValue = async (): Promise<KeyValue> => keyValueOn(await opening.get());
  return {
    open: async () => {
      await opening.get();
    },
    keyValue,
    keyValueIfOpen: async () => (opening.current() === undefined ? null : keyValue()),
    database: () => opening.current()?.then(({ database }) => database) ?? null,
    forget: async (platform, workspace) => (await opening.get()).orders.forget(platform, workspace),
    schedule: async () => {
      const { orders } = await opening.get().catch((error: unknown) => {
        throw inWords(error);
      });
      // A person does not wait for the posts of others to be looked after, nor hears of it when that fails.
      run().catch((error: unknown) => log.warn({ event: 'schedule-not-started', err: error }));
      const { createSchedule } = await import('../schedule/orders.ts');
      const wake = () => starting.current()?.then((running) => running.wake(), ignoreFailedStart);
      return patientSchedule(
        createSchedule({ store: orders, whoMayAdd: settings.config.whoMayAdd, wake: () => void wake() }),
      );
    },
    shared: async () =>
      place.kind === 'postgres' ? sharedOn((await opening.get()).database, log.warn) : null,
    run: async (parts) => {
      wanted = parts;
      await run();
    },
    health: async () => {
      const here = await opened();
      if (here === undefined) return null;
      const { lookAtDatabase } = await import('../store/look-at-database.ts');
      return lookAtDatabase(here.database);
    },
    rest: resting.get,
    close: closing.get,
  };
}

/** What is kept in the database, the secrets among it sealed. */
async function keyValueOn({ database, sealing }: Opened): Promise<KeyValue> {
  const [{ sqlKeyValue }, { sealedKeyValue }] = await Promise.all([
    import('../store/key-value.ts'),
    import('../store/secrets/sealed-key-value.ts'),
  ]);
  return sealedKeyValue(sqlKeyValue({ db: database.db }), sealing);
}

/** `run` has told its caller, or the log. */
function ignoreFailedStart(): undefined {
  return undefined;
}

/** Does it once for all who ask; after a failure the next one has it done again. */
function once<Given extends readonly unknown[], Result>(make: (...given: Given) => Promise<Result>) {
  let made: Promise<Result> | undefined;
  return {
    get: (...given: Given): Promise<Result> => {
      if (made !== undefined) return made;
      const making = make(...given);
      made = making;
      making.catch(() => {
        made = undefined;
      });
      return making;
    },
    /** What is made or being made. */
    current: () => made,
  };
}

interface Opened {
  readonly database: Database;
  readonly jobs: OrderJobs;
  readonly orders: OrderStore;
  readonly sealing: Sealing;
}

/** The demo keeps nothing; one process keeps a folder; several share a server. */
export function placeOf({ config, demo }: Pick<Settings, 'config' | 'demo'>): DatabasePlace {
  if (demo) return { kind: 'memory' };
  if (config.databaseUrl !== undefined) return { kind: 'postgres', url: config.databaseUrl };
  return { kind: 'folder', folder: join(config.stateFolder, 'db') };
}

/** A database that has stopped for good takes the process along: whoever supervises it starts it again. */
function onFailure({ message }: Error): void {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

async function openAll(place: DatabasePlace, { config }: Settings, log: StoreLog): Promise<Opened> {
  const [{ openDatabase }, { openOrderJobs }, { openOrderStore }, { keepSealed }] = await Promise.all([
    import('../store/open-database.ts'),
    import('../store/orders/order-jobs.ts'),
    import('../store/orders/open-order-store.ts'),
    import('../store/secrets/keep-sealed.ts'),
  ]);
  const database = await openDatabase(place, { log: log.warn, onFailure });
  try {
    const { pool, db, embedded } = database;
    const sealing = await sealingOf(config);
    await keepSealed(db, sealing);
    const jobs = await openOrderJobs({ pool, embedded, log: log.warn });
    return { database, jobs, orders: openOrderStore({ db, jobs }), sealing };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function sharedOn({ db }: Database, log: Log['warn']) {
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
  { database, jobs, orders }: Opened,
  { answer, platforms, asOf, telemetry }: RunParts,
  log: StoreLog,
): Promise<RunningSchedule> {
  const { startSchedule } = await import('../schedule/start-schedule.ts');
  // Nobody else works on an embedded database: what is under way was left by an earlier life of this process.
  const left = await orders.recover(database.embedded);
  if (left > 0) log.info({ event: 'deliveries-to-finish', count: left });
  return startSchedule({
    store: orders,
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
    log: log.warn,
    telemetry,
  });
}
