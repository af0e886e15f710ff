import { FIRST_SESSION, sessionsBetween, shiftSessions } from '../../core/calendar/sessions.ts';
import { SourceError } from '../../core/errors.ts';
import type { PriceSource } from '../../core/ports.ts';
import type { Day, Instrument, RawSeries } from '../../core/types.ts';
import { circuitBreaker } from '../cache/circuit-breaker.ts';
import { lastDay, newestClosed } from '../cache/kept-prices.ts';
import { exchangeHistory, exchangeSource } from '../exchange.ts';
import { ofOne } from '../exchange/exchange-errors.ts';
import { venueOf } from '../exchange/exchange-venues.ts';
import { yahooSource } from '../yahoo.ts';
import type { Candidate, Reach } from './reach.ts';

export interface CandidateOptions {
  /** ccxt ids, first choice first. */
  readonly exchanges: readonly string[];
  readonly exchangeUrls: Readonly<Record<string, string>> | undefined;
  readonly yahooUrl: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly asOf: () => Day;
}

/** The last closes of an exchange, to see how far behind it is. */
const SESSIONS_ASKED = 5;

/**
 * Every live source by itself, in the order in which they are asked. Each keeps to its own rate limit, and one that
 * says "slow down", or fails three times in a row, is left alone for a while: the rest of its tries fail at once.
 */
export function liveCandidates(options: CandidateOptions): readonly Candidate[] {
  const { now } = options;
  return [...options.exchanges.map((id) => exchangeCandidate(id, options)), yahooCandidate(options)].map(
    (candidate) => {
      const breaker = circuitBreaker({ name: candidate.source, now });
      return {
        ...candidate,
        reach: (instrument, signal) => breaker.run(() => candidate.reach(instrument, signal)),
      };
    },
  );
}

/** All there is in one request. */
function yahooCandidate(options: CandidateOptions): Candidate {
  const source = yahooSource({ baseUrl: options.yahooUrl });
  return {
    source: source.name,
    covers: source.covers,
    reach: async (instrument, signal) => {
      const span = { from: FIRST_SESSION, to: options.asOf() };
      const raw = await source.closes(instrument, span, { signal });
      const days = raw.days.filter((_, index) => Number.isFinite(raw.closes[index])).toSorted();
      const first = days[0];
      if (first === undefined) throw new SourceError(raw.source, 'bad-data', 'has no close of it');
      return { ...endOf(raw, options), first, closes: new Set(days).size, counted: true };
    },
  };
}

/** Its first candle by halving, and its last closes: years of candles are not fetched for a look. */
function exchangeCandidate(id: string, options: CandidateOptions): Candidate {
  const { now, asOf, exchangeUrls } = options;
  const parts = { exchanges: [id], baseUrls: exchangeUrls, now };
  const source = exchangeSource(parts);
  const firstDay = exchangeHistory(parts);
  return {
    source: venueOf(id).label,
    covers: source.covers,
    reach: async (instrument, signal) => {
      const end = endOf(await lastCloses(source, instrument, asOf(), signal), options);
      const first = await firstDay(instrument, asOf(), signal);
      return { ...end, first, closes: sessionsBetween(first, end.last).length, counted: false };
    },
  };
}

async function lastCloses(source: PriceSource, instrument: Instrument, asOf: Day, signal: AbortSignal) {
  try {
    return await source.closes(
      instrument,
      { from: shiftSessions(asOf, -SESSIONS_ASKED), to: asOf },
      { signal },
    );
  } catch (error) {
    throw error instanceof SourceError ? ofOne(error) : error;
  }
}

function endOf(raw: RawSeries, { asOf, now }: CandidateOptions): Pick<Reach, 'source' | 'last' | 'behind'> {
  const last = lastDay(raw);
  const newest = newestClosed(raw.clock, asOf(), now());
  return { source: raw.source, last, behind: last >= newest ? 0 : sessionsBetween(last, newest).length - 1 };
}
