import type { Day, Span } from '../../types.ts';

/**
 * Days as whole numbers that order as they do: `2025-05-05` is 20250505. Joining the sessions of thirty legs compares
 * a hundred thousand of them, and two numbers are compared ten times as fast as two texts.
 */

const known = new WeakMap<readonly Day[], Int32Array>();

/** The numbers of a list of days. Read once for each list: nobody changes them, and the same ones come again and again. */
export function numbersOf(days: readonly Day[]): Int32Array {
  const found = known.get(days);
  if (found !== undefined) return found;
  const numbers = new Int32Array(days.length);
  for (const [i, day] of days.entries()) numbers[i] = numberOf(day);
  known.set(days, numbers);
  return numbers;
}

const ZERO = '0'.charCodeAt(0);

function numberOf(day: Day): number {
  let number = 0;
  for (let i = 0; i < day.length; i += 1) {
    const digit = day.charCodeAt(i) - ZERO;
    // Dashes come before the digits.
    if (digit >= 0) number = 10 * number + digit;
  }
  return number;
}

/** The sessions that both have; both ascend. */
export function inBoth(one: Int32Array, other: Int32Array): Int32Array {
  const joint = new Int32Array(Math.min(one.length, other.length));
  let count = 0;
  let at = 0;
  for (let i = 0; i < one.length && at < other.length; i += 1) {
    const session = one[i] ?? NaN;
    while ((other[at] ?? session) < session) at += 1;
    if (other[at] !== session) continue;
    joint[count] = session;
    count += 1;
  }
  return joint.subarray(0, count);
}

/** The sessions of returns that end in the span: those inside it, and before them the one that the first starts from. */
export function sessionsOfReturns(sessions: Int32Array, { from, to }: Span): Int32Array {
  const start = firstFrom(sessions, numberOf(from));
  const end = firstFrom(sessions, numberOf(to) + 1);
  return sessions.subarray(Math.max(0, start - 1), end);
}

/** First index whose session is not before this one. */
function firstFrom(sessions: Int32Array, session: number): number {
  let low = 0;
  let high = sessions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sessions[middle] ?? session) < session) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many returns between consecutive sessions end in the span. */
export function returnsIn(sessions: Int32Array, span: Span): number {
  return Math.max(0, sessionsOfReturns(sessions, span).length - 1);
}

/** Where the `wanted` sessions, all of which are there, stand among all of them. */
export function placesOf(wanted: Int32Array, sessions: Int32Array): Int32Array {
  const places = new Int32Array(wanted.length);
  let at = firstFrom(sessions, wanted[0] ?? 0);
  for (let i = 0; i < wanted.length; i += 1) {
    while (at < sessions.length && sessions[at] !== wanted[i]) at += 1;
    places[i] = at;
  }
  return places;
}
