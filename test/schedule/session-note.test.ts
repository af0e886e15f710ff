import { describe, expect, test } from 'vitest';
import type { PostDays } from '../../src/core/orders/post-days.ts';
import { sessionNote } from '../../src/schedule/session-note.ts';
import { fakePost } from '../fakes/orders.ts';

/** What is said of the slot at an instant. */
function noteAt(instant: string, days: PostDays, zone = 'America/New_York', time = '16:30'): string | null {
  return sessionNote(fakePost({ days, zone, time }), Date.parse(instant));
}

describe('a post that comes by the clock', () => {
  test('says nothing while there is a new session', () => {
    expect(noteAt('2025-05-05T20:30:00Z', 'mon')).toBeNull();
    expect(noteAt('2025-05-05T06:15:00Z', 'mon', 'Europe/Berlin', '08:15')).toBeNull();
    expect(noteAt('2025-05-06T20:30:00Z', 'all')).toBeNull();
    expect(noteAt('2025-05-10T00:00:00Z', 'sat', 'Asia/Tokyo', '09:00')).toBeNull();
  });

  test('names the holiday that it falls on, and the session it has', () => {
    const memorialDay = 'New York did not trade on 26 May 2025; its last session was 23 May 2025.';
    expect(noteAt('2025-05-26T20:30:00Z', 'mon')).toBe(memorialDay);
    expect(noteAt('2025-05-26T20:30:00Z', 'weekdays')).toBe(memorialDay);
    expect(noteAt('2025-05-26T06:15:00Z', 'mon', 'Europe/Berlin', '08:15')).toBe(memorialDay);
  });

  test('says so when New York has not closed since the slot before', () => {
    expect(noteAt('2025-05-11T20:30:00Z', 'sat,sun')).toBe(
      "No new session since Sat 10 May 2025, 16:30 New York: New York's last one was 9 May 2025.",
    );
    expect(noteAt('2025-05-05T13:00:00Z', 'all', 'America/New_York', '09:00')).toBe(
      "No new session since Sun 4 May 2025, 09:00 New York: New York's last one was 2 May 2025.",
    );
    // Tuesday before the close, after a Monday without one: Friday's prices were in Monday's post already.
    expect(noteAt('2025-05-27T13:00:00Z', 'mon,tue', 'America/New_York', '09:00')).toMatch(
      /^No new session since Mon 26 May 2025/,
    );
  });
});

test('a post of trading days says nothing: it has none without a session', () => {
  expect(noteAt('2025-05-26T20:30:00Z', 'trading')).toBeNull();
});
