import { DiscordAPIError, REST, RESTEvents, type RawFile, type RouteLike } from 'discord.js';
import type { Log } from '../../../core/log.ts';

/** A wait that Discord asks for is waited out up to this long; a longer one is handed to whoever posts. */
const LONGEST_WAIT_MS = 5_000;
const TIMEOUT_MS = 10_000;
/** With the time it waits for its turn. */
const LONGEST_REQUEST_MS = 60_000;
/** Requests refused with 401, 403 or 429 within ten minutes, of the 10,000 that get an address banned. */
const WARN_EVERY_INVALID = 500;

export interface RestOptions {
  readonly token: string;
  /** Without the version: `https://discord.com/api`. */
  readonly apiUrl: string;
  readonly log: Log;
  /** Called when Discord does not take the token, which is then never sent again. */
  readonly onRefusedToken: () => void;
}

/**
 * Settings shared by all that talk to Discord. No retries of the library's own: it would post again what had already
 * arrived.
 */
export function restOptions(apiUrl: string) {
  return {
    api: apiUrl.replace(/\/+$/, ''),
    version: '10',
    retries: 0,
    timeout: TIMEOUT_MS,
    invalidRequestWarningInterval: WARN_EVERY_INVALID,
  } as const;
}

/** The way to Discord's HTTP API. It outlives every gateway connection, so that deferred answers still arrive. */
export function createRest({ token, apiUrl, log, onRefusedToken }: RestOptions): REST {
  const rest = new REST({
    ...restOptions(apiUrl),
    rejectOnRateLimit: ({ method, route, retryAfter, timeToReset }) =>
      // An answer does not wait for the sign that it is being written.
      route === '/channels/:id/typing' ||
      (method === 'POST' &&
        route === '/channels/:id/messages' &&
        Math.max(retryAfter, timeToReset) > LONGEST_WAIT_MS),
  }).setToken(token);
  warnOfInvalid(rest, log);
  rest.on(RESTEvents.Response, ({ data }, { status }) => {
    if (status === 401 && data.auth === true) onRefusedToken();
  });
  return rest;
}

/**
 * The way for answers to interactions, which carry their own token. Discord does not count them towards the requests
 * that a bot may send in a second, so they neither wait for posts nor hold them up; what it limits, it says.
 */
export function createInteractionRest({ apiUrl, log }: Pick<RestOptions, 'apiUrl' | 'log'>): REST {
  const rest = new REST({ ...restOptions(apiUrl), globalRequestsPerSecond: Infinity });
  warnOfInvalid(rest, log);
  return rest;
}

function warnOfInvalid(rest: REST, log: Log): void {
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    log.warn({ event: 'discord-invalid-requests', count, remainingTimeMs: remainingTime });
  });
}

/** One request with JSON and files. Its signal also ends a body that stalls; without one it ends after a minute. */
export interface Sending {
  readonly method: 'post' | 'patch';
  readonly route: RouteLike;
  readonly body?: object;
  readonly files?: readonly RawFile[];
  /** False for interactions, whose token is in the route. */
  readonly auth?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Sends it; the id of the message that it gave, empty for an answer without one. Rejects with the library's error. */
export async function send(rest: REST, sending: Sending): Promise<{ readonly id: string }> {
  const { method, route, body, files = [], auth = true, signal } = sending;
  const limit = AbortSignal.timeout(LONGEST_REQUEST_MS);
  const answer = await rest[method](route, {
    body,
    files: [...files],
    auth,
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
  });
  return { id: hasId(answer) ? answer.id : '' };
}

/** True when Discord does not take the token, or the library has dropped it because of that. */
export function isRefusedToken(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof Error && error.message.startsWith('Expected token to be set');
}

function hasId(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}
