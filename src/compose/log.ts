import { join } from 'node:path';
import { createLog, type Log, type LogPlace } from '../operate/log.ts';
import { secretsOf } from './secrets.ts';
import type { Settings } from './settings.ts';

type Stream = { readonly fd: number; readonly isTTY: boolean };

/** What is worth knowing and no cause for worry, of what parts tell that know only one level. */
const USUAL: ReadonlySet<unknown> = new Set(['prices-fetched', 'deliveries-to-finish']);

/** The log of this process, with no configured secret in it. */
export function logOf(settings: Settings): Log {
  const { config } = settings;
  const log = createLog({
    place: logPlace(settings, process),
    level: config.logLevel,
    secrets: secretsOf(config),
    complain: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  return {
    ...log,
    warn: (event) => ('event' in event && USUAL.has(event.event) ? log.info(event) : log.warn(event)),
  };
}

/**
 * A bot that nobody sits at logs where its supervisor collects it. Whoever types at a prompt or waits for one answer
 * must not have log lines in it, so there it goes to a file.
 */
export function logPlace(
  { bot, config }: Pick<Settings, 'bot' | 'config'>,
  { stdin, stdout, stderr }: Readonly<Record<'stdin' | 'stdout' | 'stderr', Stream>>,
): LogPlace {
  if (!bot || (stdin.isTTY && stdout.isTTY)) {
    return { kind: 'file', path: join(config.stateFolder, 'lockstep.log') };
  }
  if (!stderr.isTTY) return { kind: 'lines', descriptor: stdout.fd };
  return { kind: 'pretty', descriptor: stderr.fd, colour: config.terminal['NO_COLOR'] === undefined };
}
