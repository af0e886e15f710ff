import { DiscordAPIError, HTTPError } from 'discord.js';
import type { Log, LogEvent } from '../../core/log.ts';

/**
 * The same log, without what the library's errors carry along: the picture that was sent, and in the address the token
 * under which an interaction is answered.
 */
export function discreetLog(log: Log): Log {
  const discreet = (event: LogEvent): LogEvent =>
    'err' in event ? { ...event, err: withoutCargo(event['err']) } : event;
  return {
    info: (event) => log.info(discreet(event)),
    warn: (event) => log.warn(discreet(event)),
    error: (event) => log.error(discreet(event)),
  };
}

function withoutCargo(error: unknown): unknown {
  if (!(error instanceof DiscordAPIError) && !(error instanceof HTTPError)) return error;
  const { name, message, stack, status, method } = error;
  const url = error.url.replace(/(\/(?:webhooks|interactions)\/\d+\/)[^/?]+/, '$1…');
  const code = error instanceof DiscordAPIError ? { code: error.code } : {};
  return Object.assign(new Error(message), { name, stack, status, method, url, ...code });
}
