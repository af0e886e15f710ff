import { callableBy } from './compose/callable.ts';
import { hiderOf } from './compose/secrets.ts';
import type { Settings } from './compose/settings.ts';
import { readConfig } from './config.ts';
import { ConfigError } from './config/config-error.ts';
import { loadEnvironment } from './config/environment.ts';
import { mayBeCalled } from './core/callable.ts';
import { DeliveryError, Refusal } from './core/errors.ts';
import { say, type Mode } from './modes/output.ts';
import { callOnly } from './operate/call-only.ts';
import { StoreError } from './store/store-error.ts';

/**
 * What the process can be asked to do, each in a file of src/modes. Together with src/compose these are the only places
 * that know every part; a mode loads what it needs.
 */
const MODES: ReadonlyMap<string | undefined, () => Promise<Mode>> = new Map([
  [undefined, async () => (await import('./modes/bot.ts')).bot],
  ['demo', async () => (await import('./modes/demo.ts')).demo],
  ['corr', async () => (await import('./modes/corr.ts')).corr],
  ['doctor', async () => (await import('./modes/doctor.ts')).doctor],
  ['probe', async () => (await import('./modes/probe.ts')).probe],
  ['backfill', async () => (await import('./modes/backfill.ts')).backfill],
  ['db', async () => (await import('./modes/move-database.ts')).moveDatabase],
  ['discord-invite', async () => (await import('./modes/discord-invite.ts')).discordInvite],
]);

const USAGE = `Usage: node src/main.ts            the bot
       node src/main.ts demo       one answer on a simulated market, then the page and a prompt
       node src/main.ts demo --serve     the same where there is no terminal
       node src/main.ts corr ...   one answer; see node src/main.ts corr --help
       node src/main.ts doctor     is everything in order?
       node src/main.ts probe ...  which live source answers for which name?
       node src/main.ts backfill ...  fetches prices ahead
       node src/main.ts db export FILE
       node src/main.ts db import FILE   the database as a file: a backup, or a move to another one
       node src/main.ts discord-invite   the address that adds the bot to a server`;

async function main([name, ...words]: readonly string[]): Promise<number> {
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
  const callable = await callableBy({ config, demo: name === 'demo' });
  callOnly((called) => mayBeCalled(called, callable));
  const load = MODES.get(name);
  if (load === undefined) return say(process.stderr, USAGE, 2);
  const run = async () => (await load())(words, settings, process);
  return run().catch((error: unknown) => startFault(error, hiderOf(config)));
}

/** What can be told in a sentence is; anything else is a fault of ours and still no stack trace. */
function startFault(error: unknown, hide: (text: string) => string): number {
  const complain = (sentence: string, code: number) => say(process.stderr, hide(sentence), code);
  if (error instanceof ConfigError) return complain(error.message, 2);
  const isSaid = error instanceof Refusal || error instanceof StoreError || error instanceof DeliveryError;
  if (isSaid) return complain(error.message, 1);
  const message = error instanceof Error ? error.message : String(error);
  return complain(`Lockstep could not start: ${message}`, 1);
}

// Connections that are kept alive must not keep an answered process alive.
// Nothing is known of secrets before the environment is read, and what is wrong with it never holds a value.
process.exit(await main(process.argv.slice(2)).catch((error: unknown) => startFault(error, (text) => text)));
