import { describe, expect, test } from 'vitest';
import { lengthWords, localTime, placeName } from '../../../../src/core/describe/orders/clock-words.ts';

describe('an instant by the clock of a place', () => {
  test.each([
    ['2025-05-05T20:30:00Z', 'America/New_York', 'Mon 5 May 2025, 16:30 New York'],
    ['2025-01-06T21:30:00Z', 'America/New_York', 'Mon 6 Jan 2025, 16:30 New York'],
    // The nights of the change: 02:30 is skipped in March, 01:30 comes twice in November.
    ['2025-03-09T06:59:00Z', 'America/New_York', 'Sun 9 Mar 2025, 01:59 New York'],
    ['2025-03-09T07:00:00Z', 'America/New_York', 'Sun 9 Mar 2025, 03:00 New York'],
    ['2025-11-02T05:30:00Z', 'America/New_York', 'Sun 2 Nov 2025, 01:30 New York'],
    ['2025-11-02T06:30:00Z', 'America/New_York', 'Sun 2 Nov 2025, 01:30 New York'],
    ['2025-05-05T20:30:00Z', 'Asia/Kathmandu', 'Tue 6 May 2025, 02:15 Kathmandu'],
    ['2025-05-05T20:30:00Z', 'Asia/Kolkata', 'Tue 6 May 2025, 02:00 Kolkata'],
    ['2025-05-05T20:30:00Z', 'Australia/Lord_Howe', 'Tue 6 May 2025, 07:00 Lord Howe'],
    ['2025-01-06T20:30:00Z', 'Australia/Lord_Howe', 'Tue 7 Jan 2025, 07:30 Lord Howe'],
    ['2025-05-05T20:30:00Z', 'Pacific/Kiritimati', 'Tue 6 May 2025, 10:30 Kiritimati'],
    ['2025-05-05T20:30:00Z', 'Pacific/Midway', 'Mon 5 May 2025, 09:30 Midway'],
    ['2025-05-05T20:30:00Z', 'UTC', 'Mon 5 May 2025, 20:30 UTC'],
    ['2025-05-06T00:00:00Z', 'UTC', 'Tue 6 May 2025, 00:00 UTC'],
    ['2025-09-30T12:00:00Z', 'Europe/London', 'Tue 30 Sep 2025, 13:00 London'],
  ])('%s in %s is %s', (instant, zone, words) => {
    expect(localTime(Date.parse(instant), zone)).toBe(words);
  });
});

test.each([
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['America/New_York', 'New York'],
  ['UTC', 'UTC'],
])('%s is called %s', (zone, name) => {
  expect(placeName(zone)).toBe(name);
});

test.each([
  [0, '1 min'],
  [29_000, '1 min'],
  [90_000, '2 min'],
  [59.6 * 60_000, '1 h'],
  [60 * 60_000, '1 h'],
  [125 * 60_000, '2 h 5 min'],
  [48 * 3_600_000, '48 h'],
])('%d ms is %s', (ms, words) => {
  expect(lengthWords(ms)).toBe(words);
});
