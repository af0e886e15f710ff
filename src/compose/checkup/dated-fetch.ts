import {
  clockOffset,
  type ClockOffset,
  type FetchFrom,
  type HeardClocks,
} from '../../core/checkup/clock-offset.ts';

/**
 * Requests that end with the signal of their check, and whose answers tell what time it is elsewhere. Of several answers
 * of one server the quickest counts: it says it most exactly.
 */
export function datedFetch(now: () => number): {
  readonly fetchFrom: FetchFrom;
  readonly clocks: HeardClocks;
} {
  const heard = new Map<string, ClockOffset>();
  const fetchFrom: FetchFrom = (who, signal) => async (input, init) => {
    const own = init?.signal ?? undefined;
    const sentAt = now();
    const response = await fetch(input, { ...init, signal: anyOf([own, signal]) });
    const offset = clockOffset(who, response.headers.get('date'), sentAt, now());
    const before = heard.get(who);
    if (offset !== null && (before === undefined || offset.exactMs < before.exactMs)) heard.set(who, offset);
    return response;
  };
  return {
    fetchFrom,
    clocks: { of: (who) => heard.get(who) ?? null, all: () => [...heard.values()] },
  };
}

function anyOf(signals: readonly (AbortSignal | undefined)[]): AbortSignal | null {
  const given = signals.filter((signal) => signal !== undefined);
  return given.length === 0 ? null : AbortSignal.any(given);
}
