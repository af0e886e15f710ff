import { buildHouse, type House } from './compose/house.ts';
import { hasPlatforms, platformsOf } from './compose/platforms.ts';
import type { Settings } from './compose/settings.ts';
import { placeOf } from './compose/store.ts';
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
       node src/main.ts demo       one answer on a simulated market, then a prompt
       node src/main.ts corr ...   one answer; see node src/main.ts corr --help
       node src/main.ts doctor     is everything in order?
       node src/main.ts probe ...  which live source answers for which name?
       node src/main.ts backfill ...  fetches prices ahead
       node src/main.ts db export FILE
       node src/main.ts db import FILE   the database as a file: a backup, or a move to another one`;

/** What is under way when the process is told to stop gets so long to end. */
const GRACE_MS = 25_000;

async function main([mode, ...rest]: readonly string[]): Promise<number> {
  const config = readConfig(loadEnvironment());
  const settings: Settings = {
    config,
    bot: false,
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
    case 'demo': {
      const house = await buildHouse({ ...settings, demo: true, pricesFolder: undefined });
      const code = await house.terminal.once(DEMO_LINE, house.answer);
      return code === 0 && isInteractive() ? converse(house) : code;
    }
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

/** The bot: its platforms, its daily posts and alerts, and a prompt where there is a person. */
async function bot(settings: Settings): Promise<number> {
  if (!hasPlatforms(settings) && !isInteractive()) {
    const house = await buildHouse(settings);
    return ending(house, house.terminal.batch(house.answer));
  }
  const house = await buildHouse({ ...settings, bot: true });
  await house.store.open();
  const tell = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const chats = await platformsOf(settings, { ...house, tell });
  return chats.length === 0 ? converse(house) : serve(house, chats);
}

/** Answers until the process is told to stop, or the person at its prompt leaves. */
async function serve(house: House, chats: readonly Platform[]): Promise<number> {
  const { terminal, answer, commands, store, asOf } = house;
  const platforms = isInteractive() ? [...chats, terminal] : chats;
  const told = Promise.withResolvers<number>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => told.resolve(0));
  await store.run({ answer, platforms, asOf });
  await Promise.all(platforms.map((platform) => platform.start(answer, commands)));
  const untilTold = async () => {
    try {
      return await (isInteractive() ? Promise.race([told.promise, terminal.finished]) : told.promise);
    } finally {
      await Promise.all(platforms.map((platform) => platform.stop()));
    }
  };
  return ending(house, untilTold());
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
async function explained({ mode, line }: Run, context: House): Promise<number> {
  for await (const text of mode === 'lines' ? readLines(process.stdin) : [line]) {
    process.stdout.write(toJsonLine(explain(text, context)));
  }
  return 0;
}

/** A prompt where there is a person; where there is none, the lines of standard input. */
async function converse(house: House): Promise<number> {
  const { terminal, answer, commands, store, asOf } = house;
  if (!isInteractive()) return ending(house, terminal.batch(answer));
  await store.run({ answer, platforms: [terminal], asOf });
  await terminal.start(answer, commands);
  return ending(house, terminal.finished);
}

/** Whatever was opened for the answers is closed behind them. */
async function ending({ store }: House, work: Promise<number>): Promise<number> {
  try {
    return await work;
  } finally {
    await store.close(GRACE_MS);
  }
}

async function moveHouse([direction, file, ...more]: readonly string[], settings: Settings): Promise<number> {
  if ((direction !== 'export' && direction !== 'import') || file === undefined || more.length > 0) {
    return say(process.stderr, USAGE, 2);
  }
  const { moveDatabase } = await import('./store/moving/move-database.ts');
  return say(process.stdout, await moveDatabase(direction, file, placeOf(settings)), 0);
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
