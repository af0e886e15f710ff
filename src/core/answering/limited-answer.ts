import { TooOften } from '../errors.ts';
import type { Caller } from '../people.ts';
import { rateLimit, type RateLimit } from '../pacing/rate-limit.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Answer } from '../ports.ts';

/** Questions a minute; null for as many as one likes. */
export interface AskLimits {
  readonly perPerson: number | null;
  readonly perChannel: number | null;
}

export interface LimitParts extends AskLimits {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly telemetry: Telemetry;
}

/** What a question counts that needs no prices, such as `help`. */
const CHEAP = 1 / 4;

/** One of two limits: that of a person, or that of a channel. */
interface Gate {
  readonly by: 'person' | 'channel';
  readonly most: number;
  readonly limit: RateLimit;
  /** Who was told so within the last minute need not be told again for each of a hundred messages. */
  readonly told: RateLimit;
}

/**
 * The same answer for places where anybody may ask: so often a minute for each person, and for each channel together.
 * A place whose callers are all one tells them apart by `asker`, and has no channels. What was refused does not count.
 * @throws TooOften with the sentence for the person
 */
export function limitedAnswer(answer: Answer, { perPerson, perChannel, now, telemetry }: LimitParts): Answer {
  const person = gateOf('person', perPerson, now);
  const channel = gateOf('channel', perChannel, now);
  return async (asked, options) => {
    const { caller, asker, onRead } = options;
    const place = `${caller.platform}/${caller.workspace}`;
    const passing = [
      ...(person === null ? [] : [{ gate: person, who: `${place}/${asker ?? caller.person}` }]),
      ...(channel === null || asker !== undefined
        ? []
        : [{ gate: channel, who: `${place}/${caller.channel}` }]),
    ];
    for (const { gate, who } of passing) {
      const waitMs = gate.limit.waitMs(who);
      if (waitMs > 0) throw refuse(gate, who, waitMs, caller, telemetry);
    }
    for (const { gate, who } of passing) gate.limit.count(who);
    return answer(asked, {
      ...options,
      onRead: (command) => {
        onRead?.(command);
        if (command.cheap !== true) return;
        for (const { gate, who } of passing) gate.limit.count(who, CHEAP - 1);
      },
    });
  };
}

function gateOf(by: Gate['by'], most: number | null, now: () => number): Gate | null {
  if (most === null) return null;
  return { by, most, limit: rateLimit(most, now), told: rateLimit(1, now) };
}

function refuse(
  { by, most, told }: Gate,
  who: string,
  waitMs: number,
  { platform }: Caller,
  { tell }: Telemetry,
): TooOften {
  const again = told.waitMs(who) > 0;
  if (!again) told.count(who);
  tell({ kind: 'limited', platform, by });
  const whose = by === 'person' ? 'You asked' : 'This channel asked';
  const times = most === 1 ? 'once' : `${most} times`;
  const seconds = Math.ceil(waitMs / 1_000);
  return new TooOften(`${whose} ${times} in a minute, which is the most. Ask again in ${seconds} s.`, {
    waitMs,
    again,
  });
}
