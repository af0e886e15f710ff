import { offsetWords, type HeardClocks } from '../../core/checkup/clock-offset.ts';
import { sessionsBetween, shiftSessions } from '../../core/calendar/sessions.ts';
import { count, date } from '../../core/describe/formats.ts';
import { SourceError } from '../../core/errors.ts';
import type { Finding } from '../../core/checkup/findings.ts';
import type { PriceSource } from '../../core/ports.ts';
import type { Day, Instrument } from '../../core/types.ts';
import { lastDay, newestClosed } from '../cache/kept-prices.ts';
import { ofOne } from '../exchange/exchange-errors.ts';

/** One source, and something that it surely has. */
export interface SourceQuestion {
  /** As people call it: `Yahoo`. */
  readonly label: string;
  readonly source: PriceSource;
  readonly instrument: Instrument;
  /** What is lost without it, and what to do: `Coins come from the other exchanges meanwhile. ...` */
  readonly fix: string;
}

export interface World {
  /** The last finished session. */
  readonly asOf: Day;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly clocks: HeardClocks;
  readonly signal: AbortSignal | undefined;
}

/** A look asks for little: enough to see how far behind a source is. */
const SESSIONS_ASKED = 5;

/**
 * Asks a source for its last closes: whether it answers, how fresh they are, and how its clock goes. A source that gives
 * nothing is `fail`; the caller knows whether another one stands in. Rejects with the signal's reason.
 */
export async function checkSource(question: SourceQuestion, world: World): Promise<Finding> {
  const { label, source, instrument, fix } = question;
  const { asOf, signal } = world;
  const part = `price source ${label}`;
  try {
    const span = { from: shiftSessions(asOf, -SESSIONS_ASKED), to: asOf };
    const raw = await source.closes(instrument, span, { signal });
    return freshness(part, question, world, {
      last: lastDay(raw),
      newest: newestClosed(raw.clock, asOf, world.now),
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof SourceError)) throw error;
    const failure = ofOne(error);
    const said = `${failure.source} ${failure.message} when asked for ${instrument.symbol}.`;
    return { part, state: 'fail', said, fix };
  }
}

function freshness(
  part: string,
  { label, instrument }: SourceQuestion,
  { clocks }: World,
  { last, newest }: { readonly last: Day; readonly newest: Day },
): Finding {
  const clock = offsetWords(clocks.of(label));
  const answers = `${label} answers: the last close of ${instrument.symbol} is of ${date(last)}`;
  if (last >= newest) return { part, state: 'ok', said: `${answers}, the last session; ${clock}.` };
  const behind = sessionsBetween(last, newest).length - 1;
  return {
    part,
    state: 'warn',
    said: `${answers}, ${count(behind, 'session')} behind ${date(newest)}; ${clock}.`,
    fix: 'Answers end at that day and say so. Look again in an hour; if it stays, look at the service itself.',
  };
}
