import { join } from 'node:path';
import { createAnswer } from '../core/answer.ts';
import { lastFinishedSession } from '../core/calendar/closes.ts';
import { createCatalog, type Catalog } from '../core/query/catalog.ts';
import { unknownName } from '../core/query/unknown-name.ts';
import type { Answer, Command, Day, Look, Prices, Services } from '../core/types.ts';
import { loadCommands } from '../load-commands.ts';
import { createLog } from '../log.ts';
import { createTerminal, type Terminal } from '../platforms/terminal.ts';
import type { PageJournal } from '../prices/exchange/journaled-client.ts';
import { createPrices } from '../prices/index.ts';
import { clock, type Settings } from './settings.ts';
import type { LevelledLog } from './platforms.ts';
import { readR2kTech, sourcesOf } from './sources.ts';
import { lazyStore, placeOf, type Store } from './store.ts';

/** Everything, put together. */
export interface House {
  readonly answer: Answer;
  readonly commands: readonly Command[];
  readonly terminal: Terminal;
  readonly store: Store;
  readonly prices: Prices;
  readonly asOf: () => Day;
  readonly log: LevelledLog;
  readonly catalog: Catalog;
}

type Log = ReturnType<typeof createLog>;

/**
 * Puts the parts together. Modules that are slow to load (canvas, ccxt, Yahoo, the database) are imported when they
 * are needed, so that an answer from a folder of prices does not pay for them.
 */
export async function buildHouse(
  settings: Settings,
  { journal }: { readonly journal?: PageJournal } = {},
): Promise<House> {
  const { config } = settings;
  const logger = openLog(config);
  const log = levelled(logger);
  // The simulated market trades the stand-in, not an operator's own index.
  const r2kTech = settings.demo ? undefined : readR2kTech(config.r2kTech);
  const catalog = createCatalog({ r2kTech: r2kTech?.symbol });
  const now = clock(settings.asOf);
  const asOf = () => lastFinishedSession(now());
  const commands = await loadCommands();
  const store = lazyStore(settings, log.warn);
  const shared = settings.bot ? await store.shared() : null;
  const prices = createPrices({
    sources: await sourcesOf(settings, { r2kTech, now, budget: shared?.budget, journal }),
    folder: join(config.stateFolder, 'prices'),
    shared: shared ?? undefined,
    now,
    asOf,
    unknown: (id) => unknownName(id, catalog),
    log: log.warn,
  });
  return {
    answer: createAnswer({
      commands,
      catalog,
      prices,
      draw: drawing(logger),
      asOf,
      schedule: store.schedule,
      checkup: async (scope, signal) => {
        const { createCheckup } = await import('./checkup.ts');
        const parts = { settings, commands, place: placeOf(settings), ownDatabase: store.database };
        return createCheckup({ ...parts, now, asOf, log: log.error })(scope, signal);
      },
    }),
    commands,
    terminal: terminalOf(settings, commands, catalog, logger),
    store,
    prices,
    asOf,
    log,
    catalog,
  };
}

/** The log of a mode without a house. */
export function logOf(config: Settings['config']): LevelledLog {
  return levelled(openLog(config));
}

function openLog({ stateFolder, logLevel }: Settings['config']): Log {
  return createLog({
    file: join(stateFolder, 'lockstep.log'),
    level: logLevel,
    complain: (sentence) => process.stderr.write(`${sentence}\n`),
  });
}

function levelled(logger: Log): LevelledLog {
  return {
    info: (event) => logger().info(event),
    warn: (event) => logger().warn(event),
    error: (event) => logger().error(event),
  };
}

/** Draws with a renderer that is loaded at the first chart; a failure is logged and costs the answer its picture only. */
function drawing(log: Log): (look: Look) => Services['draw'] {
  const load = async () => {
    const { createRenderer } = await import('../charts/render.ts');
    return createRenderer().draw;
  };
  let renderer: ReturnType<typeof load> | undefined;
  return (look) => async (chart, filename, alt) => {
    try {
      renderer ??= load();
      const draw = await renderer;
      return await draw(chart, look, filename, alt);
    } catch (error) {
      log().error({ event: 'chart-failed', filename, err: error });
      return null;
    }
  };
}

function terminalOf(
  { config, look, json, out }: Settings,
  commands: readonly Command[],
  catalog: Catalog,
  log: Log,
): Terminal {
  const words = [
    ...commands.map(({ name }) => name),
    ...catalog.all.map(({ id }) => id),
    '30d',
    '90d',
    '6m',
    '1y',
    '2y',
    '5y',
    'ytd',
    'max',
  ];
  return createTerminal({
    input: process.stdin,
    output: process.stdout,
    errorOutput: process.stderr,
    environment: config.terminal,
    chartFolder: join(config.stateFolder, 'charts'),
    postFolder: join(config.stateFolder, 'posts'),
    out,
    look,
    json,
    logFault: ({ reference, line, error }) => log().error({ event: 'fault', reference, line, err: error }),
    complete: () => words,
  });
}
