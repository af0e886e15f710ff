import { join } from 'node:path';
import type { Log } from '../core/log.ts';
import { createLog, type LogPlace } from '../operate/log.ts';
import { secretsOf } from './secrets.ts';
import type { Settings } from './settings.ts';

type Stream = { readonly fd: number; readonly isTTY: boolean };

/** The log of this process, with no configured secret in it. */
export function logOf(settings: Settings): Log {
  const { config } = settings;
  return createLog({
    place: logPlace(settings, process),
    level: config.logLevel,
    secrets: secretsOf(config),
    complain: (sentence) => process.stderr.write(`${sentence}\n`),
  });
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
