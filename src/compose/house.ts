import { join } from 'node:path';
import { Refusal } from '../core/errors.ts';
import type { Happening, Telemetry } from '../core/telemetry.ts';
import { createAnswer } from '../core/answering/answer.ts';
import { lastFinishedSession } from '../core/calendar/closes.ts';
import type { Checkup } from '../core/checkup/checkup.ts';
import { keptReplies } from '../core/answering/kept-replies.ts';
import { createCatalog, type Catalog } from '../core/query/catalog.ts';
import { unknownName } from '../core/query/unknown-name.ts';
import type { Look } from '../core/chart.ts';
import type { Answer, Command, Prices, Services } from '../core/ports.ts';
import type { Day } from '../core/types.ts';
import type { Log } from '../core/log.ts';
import { loadCommands } from '../load-commands.ts';
import { createTerminal, type Terminal } from '../platforms/terminal.ts';
import type { PageJournal } from '../prices/exchange/journaled-client.ts';
import { createPrices } from '../prices/index.ts';
import type { CheckupParts } from './checkup.ts';
import { clock, type Settings } from './settings.ts';
import { logOf } from './log.ts';
import { operationOf, UNWATCHED, type Operation } from './operate.ts';
import { replyMemory } from './reply-memory.ts';
import { hiderOf } from './secrets.ts';
import { seriesVersion } from './series-version.ts';
import { turnsOfTheLoop } from './turns.ts';
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
  readonly log: Log;
  readonly operation: Operation;
  readonly catalog: Catalog;
}

/** Some hundred replies with their pictures. */
const MOST_REPLY_BYTES = 32 * 1024 * 1024;

/**
 * Puts the parts together. Modules that are slow to load (canvas, ccxt, Yahoo, the database) are imported when they
 * are needed, so that an answer from a folder of prices does not pay for them.
 */
export async function buildHouse(
  settings: Settings,
  { journal }: { readonly journal?: PageJournal } = {},
): Promise<House> {
  const { config } = settings;
  const log = logOf(settings);
  // The simulated market trades the stand-in, not an operator's own index.
  const r2kTech = settings.demo ? undefined : readR2kTech(config.r2kTech);
  const catalog = createCatalog({ r2kTech: r2kTech?.symbol });
  const now = clock(settings.asOf);
  const asOf = () => lastFinishedSession(now());
  const commands = await loadCommands();
  const store = lazyStore(settings, log);
  const shared = settings.sharesPrices ? await store.shared() : null;
  // Looked at when somebody reads a page, long after all is put together.
  const sources = () => prices.health();
  const watched = { commands, log: settings.bot ? log : null, hide: hiderOf(config) };
  const isWatched = settings.bot || settings.demo;
  const operation = isWatched ? await operationOf({ sources, store: store.health }, watched) : UNWATCHED;
  const { telemetry } = operation;
  const prices = createPrices({
    sources: await sourcesOf(settings, { r2kTech, now, budget: shared?.budget, journal }),
    folder: join(config.stateFolder, 'prices'),
    shared: shared ?? undefined,
    now,
    asOf,
    unknown: (id) => unknownName(id, catalog),
    log,
    telemetry,
  });
  return {
    answer: createAnswer({
      commands,
      catalog,
      prices,
      draw: drawing(settings.bot, log, telemetry),
      asOf,
      schedule: store.schedule,
      telemetry,
      replies: keptReplies(replyMemory(MOST_REPLY_BYTES), seriesVersion()),
      checkup: checkupOf({ settings, commands, ownDatabase: store.database, now, asOf, log: log.error }),
      turn: turnsOfTheLoop(),
    }),
    commands,
    terminal: terminalOf(settings, commands, catalog, log),
    store,
    prices,
    asOf,
    log,
    operation,
    catalog,
  };
}

/** Looks at the house with checks that are loaded when somebody wants to know. */
function checkupOf(parts: Omit<CheckupParts, 'place'>): Checkup {
  return async (scope, signal) => {
    const { createCheckup } = await import('./checkup.ts');
    return createCheckup({ ...parts, place: placeOf(parts.settings) })(scope, signal);
  };
}

/** The module of a thread that draws. */
const DRAW_THREAD = join(import.meta.dirname, 'draw-thread.ts');

/**
 * Draws with a renderer that is loaded at the first chart; a failure is logged and costs the answer its picture only.
 * The bot draws in threads beside it, which are started at once; one answer alone is drawn sooner without them.
 */
function drawing(bot: boolean, log: Log, { now, tell }: Telemetry): (look: Look) => Services['draw'] {
  const load = async () => {
    if (!bot) return (await import('../charts/render.ts')).createRenderer();
    const onLoss = (error: unknown) => log.error({ event: 'chart-thread-lost', err: error });
    return (await import('../charts/render-pool.ts')).createRenderPool({ onLoss, worker: DRAW_THREAD });
  };
  let renderer: ReturnType<typeof load> | undefined;
  // Whoever wants the first chart is told why there is no renderer.
  if (bot) (renderer = load()).catch(() => undefined);
  return (look) => async (chart, filename, alt) => {
    const began = now();
    const ended = (outcome: Extract<Happening, { kind: 'drawn' }>['outcome']) =>
      tell({ kind: 'drawn', chart: chart.kind, outcome, ms: now() - began });
    try {
      renderer ??= load();
      const image = await (await renderer).draw(chart, look, filename, alt);
      ended('ok');
      return image;
    } catch (error) {
      ended(error instanceof Refusal ? 'refused' : 'failed');
      log.error({ event: 'chart-failed', filename, err: error });
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
    log,
    complete: () => words,
  });
}
