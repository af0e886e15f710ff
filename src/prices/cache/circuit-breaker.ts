import { SourceError } from '../../core/errors.ts';
import type { SourceHealth } from '../../core/health/source-health.ts';
import type { LogEvent } from '../../core/log.ts';

/** Stops asking a source that is down. */
export interface CircuitBreaker {
  /** Runs `work`, or fails at once with a `SourceError` ('unavailable') while the source rests. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly health: () => SourceHealth;
}

export interface CircuitBreakerOptions {
  /** The source's name, for the error. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 'unavailable' faults in a row after which the source rests. */
  readonly faultsToOpen?: number;
  /** The first rest; each failed trial doubles it, up to `longestRestMs`. */
  readonly firstRestMs?: number;
  readonly longestRestMs?: number;
  readonly log?: (event: LogEvent) => void;
}

/** A source may ask for more than our longest rest, but a silly `Retry-After` must not silence it for days. */
const LONGEST_RETRY_AFTER_MS = 6 * 3_600_000;
/** What others are told while one caller tries a source that has rested. */
const TRIAL_WAIT_MS = 1000;

/**
 * Closed until `faultsToOpen` outages in a row, then open for a rest that doubles, then half open: one trial decides.
 * A `retryAfterMs` opens it at once, for at least that long. An unknown instrument or bad data is an answer, so it
 * closes the circuit; an abort or a bug says nothing about the source and changes nothing.
 *
 * Own lines because the kept libraries read `Date.now()` and set timers; this one runs on the clock it is given.
 */
export function circuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const { name, now, faultsToOpen = 3, firstRestMs = 30_000, longestRestMs = 15 * 60_000, log } = options;
  let faults = 0;
  let rests = 0;
  let openUntil = 0;
  let reason = '';
  let trial = false;

  const close = (): void => {
    faults = 0;
    rests = 0;
    openUntil = 0;
    reason = '';
  };

  const onOutage = (error: SourceError): void => {
    faults += 1;
    reason = error.message;
    const asked = Math.min(error.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
    // Calls that were under way when it opened fail together: that is one outage, so one rest.
    const own =
      faults < faultsToOpen || openUntil > now() ? 0 : Math.min(firstRestMs * 2 ** rests, longestRestMs);
    if (own > 0) rests += 1;
    const restMs = Math.max(own, asked);
    if (restMs === 0) return;
    openUntil = Math.max(openUntil, now() + restMs);
    log?.({ event: 'source-resting', source: name, restMs, reason });
  };

  /** Milliseconds until the source may be asked; 0 when it may. */
  const waitMs = (): number => {
    // A clock that was set back must not stretch the rest beyond the longest possible one.
    if (openUntil - now() > LONGEST_RETRY_AFTER_MS) openUntil = now();
    if (openUntil > now()) return openUntil - now();
    return trial ? TRIAL_WAIT_MS : 0;
  };

  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    const retryAfterMs = waitMs();
    if (retryAfterMs > 0) {
      const seconds = Math.ceil(retryAfterMs / 1000);
      const message = `${reason}; asked again in ${seconds} s`;
      throw new SourceError(name, 'unavailable', message, { retryAfterMs });
    }
    const halfOpen = openUntil > 0;
    if (halfOpen) trial = true;
    try {
      const answer = await work();
      close();
      return answer;
    } catch (error) {
      if (error instanceof SourceError) {
        if (error.kind === 'unavailable') onOutage(error);
        else close();
      }
      throw error;
    } finally {
      if (halfOpen) trial = false;
    }
  };

  return { run, health: () => ({ source: name, restMs: Math.max(0, openUntil - now()), reason }) };
}
