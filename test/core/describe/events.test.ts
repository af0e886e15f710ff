import { describe, expect, test } from 'vitest';
import { numberOfDay, weekday } from '../../../src/core/calendar/civil.ts';
import { EVENTS, eventsBetween } from '../../../src/core/describe/events.ts';

describe('EVENTS', () => {
  test('are real weekdays in order of time', () => {
    for (const { day, until = day } of EVENTS) {
      const number = numberOfDay(day);
      expect(number).not.toBeNull();
      expect(weekday(number ?? 0) % 6).not.toBe(0);
      expect(until >= day).toBe(true);
    }
    expect(EVENTS.map(({ day }) => day)).toEqual(EVENTS.map(({ day }) => day).toSorted());
  });

  test('have names short enough for a label', () => {
    expect(Math.max(...EVENTS.map(({ name }) => name.length))).toBeLessThanOrEqual(12);
  });
});

describe('eventsBetween', () => {
  test('includes both ends', () => {
    expect(eventsBetween('2022-05-09', '2022-11-08').map(({ name }) => name)).toEqual([
      'Terra',
      'Celsius',
      'FTX',
    ]);
  });

  test('is empty where nothing happened', () => {
    expect(eventsBetween('2019-01-01', '2019-12-31')).toEqual([]);
  });
});
