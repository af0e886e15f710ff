import { SourceError } from '../../core/errors.ts';
import type { RequestBudget, RequestRate } from '../../core/pacing/request-budget.ts';

/** Statuses by which Yahoo and the exchanges say "slow down"; Binance answers 418 to whoever went on after a 429. */
const SLOW_DOWN = new Set([418, 429]);

/** Statuses whose `Response` must not have a body. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/** What one call to a price source may do. */
export interface Bounds {
  /** Who is asked, for errors: `Yahoo`. */
  readonly source: string;
  /** The only hosts that may be reached. */
  readonly hosts: readonly string[];
  /** Goes before the path and query of every call instead of its host, `http://proxy/kraken`: for tests and proxies. */
  readonly baseUrl?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** How often it may be asked, where replicas share one budget. */
  readonly budget?: RequestBudget | undefined;
  readonly rate: Omit<RequestRate, 'source'>;
  /** Time for the whole answer, its body included. */
  readonly timeoutMs: number;
  /** Throws a `SourceError` when the text of an answer can't be used. */
  readonly check: (url: URL, status: number, text: string) => void;
}

/**
 * A `fetch` for libraries that talk to price sources: fixed hosts, no redirects, a time limit that covers the body,
 * and one more try when the connection or the answer broke off.
 * @throws SourceError for everything but an answer; the reason of `init.signal` when that is aborted
 */
export function boundedFetch(bounds: Bounds): typeof fetch {
  return async (input, init = {}) => {
    const url = allowedUrl(input instanceof Request ? input.url : input, bounds);
    for (let triesLeft = 1; ; triesLeft--) {
      try {
        return await attempt(url, init, bounds);
      } catch (error) {
        if (!(error instanceof BrokenOff)) throw error;
        if (triesLeft === 0) throw error.error;
      }
    }
  };
}

/** A fault that one more try may heal. It never leaves this file. */
class BrokenOff extends Error {
  readonly error: SourceError;

  constructor(error: SourceError) {
    super(error.message, { cause: error });
    this.error = error;
  }
}

async function attempt(url: URL, init: RequestInit, bounds: Bounds): Promise<Response> {
  const { source, budget, rate } = bounds;
  await budget?.take({ source, ...rate }, init.signal ?? undefined);
  const timeout = AbortSignal.timeout(bounds.timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  let response: Response;
  let text: string;
  try {
    response = await (bounds.fetch ?? fetch)(url, { ...init, redirect: 'manual', signal });
    text = await response.text();
  } catch (error) {
    init.signal?.throwIfAborted();
    throw new BrokenOff(unreachable(error, timeout.aborted, bounds));
  }
  if (response.status >= 300 && response.status < 400) throw redirected(response, bounds);
  if (SLOW_DOWN.has(response.status)) {
    const error = slowDown(response, bounds);
    await budget?.block(source, error.retryAfterMs);
    throw error;
  }
  try {
    bounds.check(url, response.status, text);
  } catch (error) {
    // An answer that broke off in the middle is worth one more try; a clear no is not.
    throw error instanceof SourceError && error.cause instanceof SyntaxError ? new BrokenOff(error) : error;
  }
  const { status, statusText, headers } = response;
  return new Response(WITHOUT_BODY.has(status) ? null : text, { status, statusText, headers });
}

function allowedUrl(input: string | URL, { source, hosts, baseUrl }: Bounds): URL {
  const url = new URL(input);
  if (url.protocol !== 'https:' || !hosts.includes(url.hostname)) {
    throw new SourceError(
      source,
      'unavailable',
      `would have been asked at ${url.host}, which is not allowed`,
    );
  }
  return baseUrl === undefined ? url : new URL(baseUrl.replace(/\/$/, '') + url.pathname + url.search);
}

function unreachable(error: unknown, timedOut: boolean, { source, timeoutMs }: Bounds): SourceError {
  const clause = timedOut
    ? `gave no answer within ${timeoutMs / 1000} s`
    : `could not be reached (${faultCode(error)})`;
  return new SourceError(source, 'unavailable', clause, { cause: error });
}

/** `ECONNRESET` from the depths of "fetch failed". */
function faultCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return 'the connection broke off';
}

function redirected(response: Response, { source }: Bounds): SourceError {
  return new SourceError(
    source,
    'unavailable',
    `answered ${response.status}, a redirect, which is not followed`,
  );
}

function slowDown({ status, headers }: Response, { source }: Bounds): SourceError {
  const retryAfterMs = retryAfter(headers);
  return new SourceError(
    source,
    'unavailable',
    `answered ${status}, too many requests`,
    retryAfterMs === undefined ? {} : { retryAfterMs },
  );
}

/** RFC 9110, 10.2.3: seconds or a date. A date is read against the answer's own `Date`, so no clock is needed. */
function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value)
    ? Number(value) * 1000
    : Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}
