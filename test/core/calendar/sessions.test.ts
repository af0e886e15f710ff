import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  FIRST_SESSION,
  isHalfDay,
  isSession,
  LAST_SESSION,
  sessionOnOrAfter,
  sessionOnOrBefore,
  sessionsBetween,
  shiftSessions,
} from '../../../src/core/calendar/sessions.ts';
import { Refusal } from '../../../src/core/errors.ts';
import { hasRealPrices, realPrices, skipReason } from '../../real-prices-folder.ts';

const all = sessionsBetween(FIRST_SESSION, LAST_SESSION);
const anySession = fc.integer({ min: 300, max: all.length - 300 }).map((index) => all[index] ?? '');

describe('New York sessions', () => {
  test('run from 2000 to 2035', () => {
    expect([FIRST_SESSION, LAST_SESSION]).toEqual(['2000-01-03', '2035-12-31']);
  });

  // Counts for 2019 to 2025 as the exchange traded; 2001 and 2012 had special closures.
  test.each([
    [2001, 248],
    [2012, 250],
    [2019, 252],
    [2020, 253],
    [2021, 252],
    [2022, 251],
    [2023, 250],
    [2024, 252],
    [2025, 250],
  ])('%i has %i of them', (year, count) => {
    expect(sessionsBetween(`${year}-01-01`, `${year}-12-31`)).toHaveLength(count);
  });

  test.each(['2001-09-12', '2012-10-29', '2018-12-05', '2025-01-09', '2024-03-29', '2024-03-30'])(
    '%s is none',
    (day) => {
      expect(isSession(day)).toBe(false);
    },
  );

  test('a span holds both of its ends', () => {
    expect(sessionsBetween('2024-03-27', '2024-04-02')).toEqual([
      '2024-03-27',
      '2024-03-28',
      '2024-04-01',
      '2024-04-02',
    ]);
    expect(sessionsBetween('2024-03-29', '2024-03-31')).toEqual([]);
    expect(sessionsBetween('2024-04-02', '2024-03-27')).toEqual([]);
  });

  test('a day without a session has one before and one after it', () => {
    expect(sessionOnOrBefore('2024-03-31')).toBe('2024-03-28');
    expect(sessionOnOrAfter('2024-03-29')).toBe('2024-04-01');
    expect(sessionOnOrBefore('2024-04-01')).toBe('2024-04-01');
    expect(sessionOnOrAfter('2024-04-01')).toBe('2024-04-01');
  });

  test('shifting counts sessions, from the one before when the day has none', () => {
    expect(shiftSessions('2024-03-28', 1)).toBe('2024-04-01');
    expect(shiftSessions('2024-03-30', 1)).toBe('2024-04-01');
    expect(shiftSessions('2024-03-30', 0)).toBe('2024-03-28');
    expect(shiftSessions('2024-04-01', -1)).toBe('2024-03-28');
    expect(sessionsBetween(shiftSessions('2026-07-31', -251), '2026-07-31')).toHaveLength(252);
  });

  test('shifting forth and back ends where it began, as many sessions apart as was asked', () => {
    fc.assert(
      fc.property(anySession, fc.integer({ min: 0, max: 250 }), (day, count) => {
        const later = shiftSessions(day, count);
        expect(shiftSessions(later, -count)).toBe(day);
        expect(sessionsBetween(day, later)).toHaveLength(count + 1);
      }),
    );
  });

  test('a half day is a session that closes early', () => {
    expect(isHalfDay('2024-07-03')).toBe(true);
    expect(isHalfDay('2024-07-05')).toBe(false);
    expect(all.filter(isHalfDay).filter((day) => day >= '2019' && day < '2026')).toEqual([
      '2019-07-03',
      '2019-11-29',
      '2019-12-24',
      '2020-11-27',
      '2020-12-24',
      '2021-11-26',
      '2022-11-25',
      '2023-07-03',
      '2023-11-24',
      '2024-07-03',
      '2024-11-29',
      '2024-12-24',
      '2025-07-03',
      '2025-11-28',
      '2025-12-24',
    ]);
  });

  test.each(['1999-12-31', '2036-01-01', '9999-12-31'])(
    '%s lies outside the calendar, which says so',
    (day) => {
      expect(() => isSession(day)).toThrow(Refusal);
      expect(() => sessionsBetween(FIRST_SESSION, day)).toThrow(/2000 to 2035.*Try a day within/);
    },
  );

  test('nothing lies before the first session or after the last', () => {
    expect(() => sessionOnOrBefore('2000-01-01')).toThrow(Refusal);
    expect(() => shiftSessions(LAST_SESSION, 1)).toThrow(Refusal);
    expect(() => shiftSessions(FIRST_SESSION, -1)).toThrow(Refusal);
  });

  test('what is no date is refused, not compared', () => {
    expect(() => sessionOnOrBefore('yesterday')).toThrow(/Write it as 2024-03-28/);
  });
});

describe.skipIf(!hasRealPrices)(`on real prices${skipReason}`, () => {
  test('the calendar has exactly the days on which SPY traded from 2010-01-04 to 2026-07-31', () => {
    const rows = readFileSync(join(realPrices, 'SPY.csv'), 'utf8').trim().split('\n').slice(1);
    expect(sessionsBetween('2010-01-04', '2026-07-31')).toEqual(rows.map((row) => row.slice(0, 10)));
  });
});
