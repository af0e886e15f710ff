import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { closeInstant, lastFinishedSession } from '../../../src/core/calendar/closes.ts';
import {
  FIRST_SESSION,
  isHalfDay,
  LAST_SESSION,
  sessionsBetween,
  shiftSessions,
} from '../../../src/core/calendar/sessions.ts';

const all = sessionsBetween(FIRST_SESSION, LAST_SESSION);

describe('the instant of the close', () => {
  test.each([
    ['2020-03-06', '2020-03-06T21:00Z'],
    ['2020-03-09', '2020-03-09T20:00Z'],
    ['2024-07-03', '2024-07-03T17:00Z'],
    ['2024-11-29', '2024-11-29T18:00Z'],
    ['2025-10-31', '2025-10-31T20:00Z'],
    ['2025-11-03', '2025-11-03T21:00Z'],
    // Before 2007 the clocks changed on the first Sunday of April and the last of October.
    ['2006-03-31', '2006-03-31T21:00Z'],
    ['2006-04-03', '2006-04-03T20:00Z'],
    ['2006-10-27', '2006-10-27T20:00Z'],
    ['2006-10-30', '2006-10-30T21:00Z'],
  ])('of %s is %s', (day, instant) => {
    expect(closeInstant(day)).toBe(Date.parse(instant));
  });

  test('is 16:00 or 13:00 on a New York wall clock, on every session of the calendar', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'America/New_York',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const wrong = all.filter(
      (day) => clock.format(closeInstant(day)) !== `${day} ${isHalfDay(day) ? '13' : '16'}:00`,
    );
    expect(wrong).toEqual([]);
  });

  test('does not exist on a day without a session', () => {
    expect(() => closeInstant('2024-03-29')).toThrow('2024-03-29 is no New York session');
  });
});

describe('the last finished session', () => {
  test.each([
    ['2024-03-28T20:19:59Z', '2024-03-27'],
    ['2024-03-28T20:20:00Z', '2024-03-28'],
    ['2024-03-31T12:00:00Z', '2024-03-28'],
    ['2024-04-02T01:00:00Z', '2024-04-01'],
    ['2024-07-03T17:20:00Z', '2024-07-03'],
    ['2025-01-09T22:00:00Z', '2025-01-08'],
  ])('at %s is %s', (now, day) => {
    expect(lastFinishedSession(Date.parse(now))).toBe(day);
  });

  test('is the one whose close is 20 minutes or more ago, while the next is not', () => {
    const from = closeInstant('2005-01-03');
    const to = closeInstant('2035-06-01');
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (now) => {
        const day = lastFinishedSession(now);
        const settled = now - 20 * 60_000;
        expect(closeInstant(day)).toBeLessThanOrEqual(settled);
        expect(closeInstant(shiftSessions(day, 1))).toBeGreaterThan(settled);
      }),
    );
  });
});
