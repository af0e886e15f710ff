import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { buildHouse, type House } from './compose/house.ts';
import { chatsOf, hasChats, pageOf } from './compose/platforms.ts';
import { stopAll, toldToStop } from './compose/stop.ts';
import type { Settings } from './compose/settings.ts';
import { placeOf } from './compose/store.ts';
import { wait } from './compose/wait.ts';
import { ConfigError, loadEnvironment, readConfig } from './config.ts';
import { explain } from './core/ask.ts';
import { DeliveryError, Refusal } from './core/errors.ts';
import type { Platform } from './core/types.ts';
import { parseArguments, type Run } from './platforms/terminal/arguments.ts';
import { toJsonLine } from './platforms/terminal/json.ts';
import { readLines } from './platforms/terminal/read-lines.ts';
import { StoreError } from './store/store-error.ts';

/** What the process is asked to do. Together with src/compose this is the only place that knows every part. */

const DEMO_LINE = 'corr btc r2k-tech 1y';
const USAGE = `Usage: node src/main.ts            the bot
       node src/main.ts demo       one answer on a simulated market, then the page and a prompt
       node src/main.ts demo --serve     the same where there is no terminal
       node src/main.ts corr ...   one answer; see node src/main.ts corr --help
       node src/main.ts doctor     is everything in order?
       node src/main.ts probe ...  which live source answers for which name?
       node src/main.ts backfill ...  fetches prices ahead
       node src/main.ts db export FILE
       node src/main.ts db import FILE   the database as a file: a backup, or a move to another one`;

/** Lines that are piped in are there by then. */
const PIPE_MS = 1_000;

async function main([mode, ...rest]: readonly string[]): Promise<number> {
  const config = readConfig(loadEnvironment());
  const settings: Settings = {
    config,
    bot: false,
    sharesPrices: false,
    demo: false,
    pricesFolder: config.pricesFolder,
    asOf: config.asOf,
    look: { theme: config.theme, scale: config.scale },
    json: false,
    out: undefined,
  };
  switch (mode) {
    case undefined:
      return bot(settings);
    case 'demo':
      return demo(rest, { ...settings, demo: true, pricesFolder: undefined });
    case 'discord-invite':
      return discordInvite(settings);
    case 'corr': {
      const run = parseArguments(rest);
      if (run.kind === 'help') return say(process.stdout, run.text, 0);
      if (run.kind === 'usage') return say(process.stderr, run.message, 2);
      return corr(run, settings);
    }
    case 'doctor': {
      const { doctor } = await import('./compose/doctor.ts');
      return doctor(rest, settings, process);
    }
    case 'probe': {
      const { probe } = await import('./compose/probe.ts');
      return probe(rest, settings, process);
    }
    case 'backfill': {
      const { backfill } = await import('./compose/backfill.ts');
      return backfill(rest, settings, process);
    }
    case 'db':
      return moveHouse(rest, settings);
    default:
      return say(process.stderr, USAGE, 2);
  }
}

/** One answer on the simulated market; then, where there is a person or when told to, the page and a prompt. */
async function demo([flag, ...more]: readonly string[], settings: Settings): Promise<number> {
  if ((flag !== undefined && flag !== '--serve') || more.length > 0) return say(process.stderr, USAGE, 2);
  if (flag === '--serve') refuseToServeNothing(settings);
  const house = await buildHouse(settings);
  const code = await house.terminal.once(DEMO_LINE, house.answer);
  if (code !== 0 || (flag === undefined && !isInteractive())) return code;
  return ending(house, serve(house, [], settings, toldToStop(process)));
}

/** The bot: its chats, its page, its daily posts and alerts, and a prompt where there is a person. */
async function bot(settings: Settings): Promise<number> {
  if (!hasChats(settings)) {
    if (!isInteractive() && (await hasLines())) {
      const house = await buildHouse(settings);
      return ending(house, house.terminal.batch(house.answer));
    }
    refuseToServeNothing(settings);
  }
  // From here on, since the first process of a container heeds no signal by itself.
  const told = toldToStop(process);
  const house = await buildHouse({ ...settings, bot: true, sharesPrices: true });
  const { store, operation } = house;
  const serveChats = async () => {
    const opened = await Promise.race([store.open().then(() => true), told.then(() => false)]);
    if (!opened) return 0;
    const chats = await chatsOf(settings, { ...house, telemetry: operation.telemetry, tell });
    return serve(house, chats, settings, told);
  };
  return ending(house, serveChats());
}

/** Answers until the process is told to stop, or the person at its prompt leaves; then finishes what is under way. */
async function serve(
  house: House,
  chats: readonly Platform[],
  settings: Settings,
  told: Promise<void>,
): Promise<number> {
  const { terminal, answer, commands, store, asOf, operation, log } = house;
  const { telemetry, pages, closing } = operation;
  const prompts = isInteractive() ? [terminal] : [];
  const beside = chats.length + prompts.length > 0;
  const page = await pageOf(settings, { ...house, telemetry, tell }, { beside, pages, closing });
  const served = page === null ? chats : [...chats, page];
  operation.watch(chats);
  const run = async () => {
    await store.run({ answer, platforms: [...served, ...prompts], asOf, telemetry });
    await Promise.all(served.map((platform) => platform.start(answer, commands)));
    // Its prompt stays the last line on the screen.
    for (const prompt of prompts) await prompt.start(answer, commands);
    // Without a prompt it never ends by itself.
    return terminal.finished;
  };
  const stop = () => {
    operation.stopping();
    return stopAll({ platforms: [...chats, ...prompts], page, store, log: log.warn, now: Date.now, wait });
  };
  // A process that is still starting can be told to stop, too.
  const code = await Promise.race([told.then(() => 0), run()]).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return code === 0 ? stop() : stop().then(() => code);
}

/** @throws Refusal where nobody could ask anything: no person at a terminal, no page, and no chat. */
function refuseToServeNothing({ config: { web } }: Settings): void {
  if (web !== undefined || isInteractive()) return;
  throw new Refusal('There is nothing to ask at: WEB_PORT is off, and neither Slack nor Discord is set up.');
}

/** Prints the address that adds the bot to a server. */
async function discordInvite({ config: { discord } }: Settings): Promise<number> {
  if (discord === undefined) {
    return say(process.stderr, 'Set DISCORD_TOKEN first: README.md, "Discord", says where it comes from.', 2);
  }
  const { inviteLink } = await import('./platforms/discord/invite.ts');
  return say(process.stdout, await inviteLink(discord), 0);
}

async function corr(run: Run, settings: Settings): Promise<number> {
  const house = await buildHouse({
    ...settings,
    demo: run.demo,
    pricesFolder: run.demo ? undefined : (run.prices ?? settings.pricesFolder),
    asOf: run.asOf ?? settings.asOf,
    look: { ...settings.look, ...run.look },
    json: run.json,
    out: run.out ?? undefined,
  });
  if (run.explain) return ending(house, explained(run, house));
  switch (run.mode) {
    case 'line':
      return ending(house, house.terminal.once(run.line, house.answer));
    case 'lines':
      return ending(house, house.terminal.batch(house.answer));
    case 'prompt':
      return converse(house);
  }
}

/** How questions would be read, one JSON document each. */
async function explained({ mode, line }: Run, { catalog, commands, asOf }: House): Promise<number> {
  const context = { catalog, commands, asOf: asOf() };
  for await (const text of mode === 'lines' ? readLines(process.stdin) : [line]) {
    process.stdout.write(toJsonLine(explain(text, context)));
  }
  return 0;
}

/** A prompt where there is a person; where there is none, the lines of standard input. */
async function converse(house: House): Promise<number> {
  const { terminal, answer, commands, store, asOf, operation } = house;
  if (!isInteractive()) return ending(house, terminal.batch(answer));
  await store.run({ answer, platforms: [terminal], asOf, telemetry: operation.telemetry });
  await terminal.start(answer, commands);
  return ending(house, terminal.finished);
}

/** Whatever was opened for the answers is closed behind them. */
async function ending({ store }: House, work: Promise<number>): Promise<number> {
  try {
    return await work;
  } finally {
    await store.close(0);
  }
}

async function moveHouse([direction, file, ...more]: readonly string[], settings: Settings): Promise<number> {
  if ((direction !== 'export' && direction !== 'import') || file === undefined || more.length > 0) {
    return say(process.stderr, USAGE, 2);
  }
  const { moveDatabase } = await import('./store/moving/move-database.ts');
  return say(process.stdout, await moveDatabase(direction, file, placeOf(settings)), 0);
}

/** True when lines are piped in: then whoever did waits for their answers. An open pipe that stays silent is none. */
async function hasLines(): Promise<boolean> {
  const { stdin } = process;
  const waited = new AbortController();
  const first = once(stdin, 'readable', { signal: waited.signal }).then(() => stdin.readableLength > 0);
  try {
    return await Promise.race([first, pause(PIPE_MS, false, { signal: waited.signal })]);
  } finally {
    first.catch(() => undefined);
    waited.abort();
  }
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
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
  const isSaid = error instanceof Refusal || error instanceof StoreError || error instanceof DeliveryError;
  if (isSaid) return say(process.stderr, error.message, 1);
  const message = error instanceof Error ? error.message : String(error);
  return say(process.stderr, `Lockstep could not start: ${message}`, 1);
}

// Connections that are kept alive must not keep an answered process alive.
process.exit(await main(process.argv.slice(2)).catch(startFault));
