import { sessionsBetween } from '../../../src/core/calendar/sessions.ts';
import { SourceError } from '../../../src/core/errors.ts';
import type { FetchOptions, PriceSource } from '../../../src/core/ports.ts';
import type { Clock, Day, Instrument, RawSeries, Span } from '../../../src/core/types.ts';

interface Call {
  readonly symbol: string;
  readonly span: Span;
  readonly options: FetchOptions;
}

export interface CountingSource extends PriceSource {
  readonly calls: Call[];
  /** What goes wrong with every call from now on; null for nothing. */
  fault: Error | null;
  /** Changes the answer before it is given. */
  change: (raw: RawSeries) => RawSeries;
  /** Calls from now on answer only when `release()` is called, or fail with their signal's reason. */
  hold: () => { readonly release: () => void };
  /** Resolves when the source has been asked that often. */
  asked: (times: number) => Promise<void>;
}

/**
 * A source in memory, for every symbol, with one smooth close a session from `firstDay` to `lastDay()`: it counts its
 * calls and fails on demand.
 */
export function countingSource(
  options: {
    readonly name?: string;
    readonly source?: string;
    readonly clock?: Clock;
    readonly covers?: (instrument: Instrument) => boolean;
    readonly firstDay?: Day;
    readonly lastDay?: () => Day;
  } = {},
): CountingSource {
  const { name = 'feed', source = 'Feed', clock = 'new-york-close', firstDay = '2010-01-04' } = options;
  let gate: Promise<void> = Promise.resolve();
  const waiting: { readonly times: number; readonly resolve: () => void }[] = [];
  const feed: CountingSource = {
    name,
    covers: options.covers ?? (() => true),
    calls: [],
    fault: null,
    change: (raw) => raw,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return { release: resolve };
    },
    asked: (times) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (feed.calls.length >= times) resolve();
      else waiting.push({ times, resolve });
      return promise;
    },
    closes: async (instrument, span, fetchOptions = {}) => {
      feed.calls.push({ symbol: instrument.symbol, span, options: fetchOptions });
      for (const { times, resolve } of waiting) if (feed.calls.length >= times) resolve();
      await untilAborted(gate, fetchOptions.signal);
      if (feed.fault !== null) throw feed.fault;
      const last = options.lastDay?.() ?? span.to;
      const from = span.from < firstDay ? firstDay : span.from;
      const days = sessionsBetween(from, span.to < last ? span.to : last);
      if (days.length === 0)
        throw new SourceError(source, 'bad-data', `has no price of ${instrument.symbol} there`);
      return feed.change({
        instrument,
        days,
        closes: days.map(smoothClose),
        source,
        clock,
        counts: {},
        notes: [],
      });
    },
  };
  return feed;
}

/** A close that depends on nothing but the day, and moves by less than 2% a day. */
export function smoothClose(day: Day): number {
  return 100 * Math.exp(0.1 * Math.sin(Date.parse(day) / 86_400_000 / 10));
}

export function outage(source = 'Feed', message = 'answered 503', retryAfterMs?: number): SourceError {
  return new SourceError(source, 'unavailable', message, retryAfterMs === undefined ? {} : { retryAfterMs });
}

export function unknownInstrument(source = 'Feed'): SourceError {
  return new SourceError(source, 'unknown-instrument', 'does not know it');
}

async function untilAborted(gate: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return gate;
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  await Promise.race([gate, promise]);
  signal.removeEventListener('abort', onAbort);
}
