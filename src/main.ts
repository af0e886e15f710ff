import { basename, dirname, join } from 'node:path';
import { ConfigError, loadEnvironment, readConfig, type Config } from './config.ts';
import { createAnswer } from './core/answer.ts';
import { lastFinishedSession } from './core/calendar/closes.ts';
import { DeliveryError, Refusal } from './core/errors.ts';
import { createCatalog, type Catalog } from './core/query/catalog.ts';
import { unknownName } from './core/query/unknown-name.ts';
import { noSchedule } from './core/orders/no-schedule.ts';
import type { Answer, Command, Day, Look, PriceSource, Services } from './core/types.ts';
import { loadCommands } from './load-commands.ts';
import { createLog } from './log.ts';
import { createTerminal, type Terminal } from './platforms/terminal.ts';
import { parseArguments, type Run } from './platforms/terminal/arguments.ts';
import { createPrices, type SourceEntry } from './prices/index.ts';

/**
 * The composition root: the only file that knows every part. Modules that are slow to load (canvas, ccxt, Yahoo) are
 * imported when they are needed, so that an answer from a folder of prices does not pay for a network client.
 */

const DEMO_LINE = 'corr btc r2k-tech 1y';
const USAGE = `Usage: node src/main.ts            the bot
       node src/main.ts demo       one answer on a simulated market, then a prompt
       node src/main.ts corr ...   one answer; see node src/main.ts corr --help`;

/** What differs between the bot, the demo and one answer. */
interface Settings {
  readonly config: Config;
  readonly demo: boolean;
  readonly pricesFolder: string | undefined;
  readonly asOf: Day | undefined;
  readonly look: Look;
  readonly json: boolean;
  readonly out: string | undefined;
}

interface House {
  readonly answer: Answer;
  readonly commands: readonly Command[];
  readonly terminal: Terminal;
}

type Log = ReturnType<typeof createLog>;

async function main([mode, ...rest]: readonly string[]): Promise<number> {
  const config = readConfig(loadEnvironment());
  const settings: Settings = {
    config,
    demo: false,
    pricesFolder: config.pricesFolder,
    asOf: config.asOf,
    look: { theme: config.theme, scale: config.scale },
    json: false,
    out: undefined,
  };
  switch (mode) {
    case undefined:
      return converse(await build(settings));
    case 'demo': {
      const house = await build({ ...settings, demo: true, pricesFolder: undefined });
      const code = await house.terminal.once(DEMO_LINE, house.answer);
      return code === 0 && isInteractive() ? converse(house) : code;
    }
    case 'discord-invite':
      return discordInvite(config);
    case 'corr': {
      const run = parseArguments(rest);
      if (run.kind === 'help') return say(process.stdout, run.text, 0);
      if (run.kind === 'usage') return say(process.stderr, run.message, 2);
      return corr(run, settings);
    }
    default:
      return say(process.stderr, USAGE, 2);
  }
}

/** Prints the address that adds the bot to a server. */
async function discordInvite({ discord }: Config): Promise<number> {
  if (discord === undefined) {
    return say(process.stderr, 'Set DISCORD_TOKEN first: README.md, "Discord", says where it comes from.', 2);
  }
  const { inviteLink } = await import('./platforms/discord/invite.ts');
  return say(process.stdout, await inviteLink(discord), 0);
}

async function corr(run: Run, settings: Settings): Promise<number> {
  const house = await build({
    ...settings,
    demo: run.demo,
    pricesFolder: run.demo ? undefined : (run.prices ?? settings.pricesFolder),
    asOf: run.asOf ?? settings.asOf,
    look: { ...settings.look, ...run.look },
    json: run.json,
    out: run.out ?? undefined,
  });
  switch (run.mode) {
    case 'line':
      return house.terminal.once(run.line, house.answer);
    case 'lines':
      return house.terminal.batch(house.answer);
    case 'prompt':
      return converse(house);
  }
}

/** A prompt where there is a person; where there is none, the lines of standard input. */
async function converse({ terminal, answer, commands }: House): Promise<number> {
  if (!isInteractive()) return terminal.batch(answer);
  await terminal.start(answer, commands);
  return terminal.finished;
}

async function build(settings: Settings): Promise<House> {
  const { config } = settings;
  const log = createLog({
    file: join(config.stateFolder, 'lockstep.log'),
    level: config.logLevel,
    complain: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  // The simulated market trades the stand-in, not an operator's own index.
  const r2kTech = settings.demo ? undefined : readR2kTech(config.r2kTech);
  const catalog = createCatalog({ r2kTech: r2kTech?.symbol });
  const now = clock(settings.asOf);
  const asOf = () => lastFinishedSession(now());
  const commands = await loadCommands();
  const prices = createPrices({
    sources: await sourcesOf(settings, r2kTech, now),
    folder: join(config.stateFolder, 'prices'),
    now,
    asOf,
    unknown: (id) => unknownName(id, catalog),
    log: (event) => log().warn(event),
  });
  return {
    answer: createAnswer({ commands, catalog, prices, draw: drawing(log), asOf, schedule: noSchedule }),
    commands,
    terminal: terminalOf(settings, commands, catalog, log),
  };
}

/** Milliseconds since 1970: now, or for ever the evening of the as-of day (23:59 in a New York summer). */
function clock(asOf: Day | undefined): () => number {
  if (asOf === undefined) return Date.now;
  const evening = Date.parse(`${asOf}T00:00:00Z`) + (27 * 60 + 59) * 60_000;
  if (evening > Date.now() + 86_400_000) {
    throw new ConfigError(`The as-of day ${asOf} is in the future. Give a day up to today.`);
  }
  return () => evening;
}

interface OwnIndex {
  readonly symbol: string;
  /** The folder of its CSV file, when it is one. */
  readonly folder: string | undefined;
}

/** `BENCHMARK_R2K_TECH` is a Yahoo symbol, or a CSV file whose name is then the symbol. */
function readR2kTech(setting: string | undefined): OwnIndex | undefined {
  if (setting === undefined) return undefined;
  if (!setting.toLowerCase().endsWith('.csv')) return { symbol: setting, folder: undefined };
  return { symbol: basename(setting).slice(0, -'.csv'.length).toUpperCase(), folder: dirname(setting) };
}

async function sourcesOf(
  { config, demo, pricesFolder }: Settings,
  r2kTech: OwnIndex | undefined,
  now: () => number,
): Promise<SourceEntry[]> {
  if (demo) {
    const { simulatedSource } = await import('./prices/simulated.ts');
    return [{ source: simulatedSource(), keep: false }];
  }
  const own = r2kTech?.folder === undefined ? [] : [await ownIndexSource(r2kTech.symbol, r2kTech.folder)];
  if (pricesFolder !== undefined) {
    const { filesSource } = await import('./prices/files.ts');
    return [...own, { source: filesSource(pricesFolder), keep: false }];
  }
  const [{ exchangeSource }, { yahooSource }] = await Promise.all([
    import('./prices/exchange.ts'),
    import('./prices/yahoo.ts'),
  ]);
  const { exchanges, exchangeUrl, yahooUrl } = config;
  const baseUrls =
    exchangeUrl === undefined
      ? undefined
      : Object.fromEntries(exchanges.map((id) => [id, `${exchangeUrl.replace(/\/$/, '')}/${id}`]));
  return [
    ...own,
    { source: exchangeSource({ exchanges, baseUrls, now }), keep: true },
    { source: yahooSource({ baseUrl: yahooUrl }), keep: true },
  ];
}

/** The operator's own file for one symbol; everything else is none of its business. */
async function ownIndexSource(symbol: string, folder: string): Promise<SourceEntry> {
  const { filesSource } = await import('./prices/files.ts');
  const source: PriceSource = {
    ...filesSource(folder),
    covers: (instrument) => instrument.symbol === symbol,
  };
  return { source, keep: false };
}

/** Draws with a renderer that is loaded at the first chart; a failure is logged and costs the answer its picture only. */
function drawing(log: Log): (look: Look) => Services['draw'] {
  const load = async () => {
    const { createRenderer } = await import('./charts/render.ts');
    return createRenderer();
  };
  let renderer: ReturnType<typeof load> | undefined;
  return (look) => async (chart, filename, alt) => {
    try {
      renderer ??= load();
      return await (await renderer).draw(chart, look, filename, alt);
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

function isInteractive(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

function say(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(`${text}\n`);
  return code;
}

/** What can be told in a sentence is; anything else is a fault of ours and still no stack trace. */
function startFault(error: unknown): number {
  if (error instanceof ConfigError) return say(process.stderr, error.message, 2);
  if (error instanceof Refusal || error instanceof DeliveryError)
    return say(process.stderr, error.message, 1);
  const message = error instanceof Error ? error.message : String(error);
  return say(process.stderr, `Lockstep could not start: ${message}`, 1);
}

// Connections that are kept alive must not keep an answered process alive.
process.exit(await main(process.argv.slice(2)).catch(startFault));
