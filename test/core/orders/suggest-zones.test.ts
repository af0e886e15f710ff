import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestZones } from '../../../src/core/orders/suggest-zones.ts';
import { zoneNamed } from '../../../src/core/orders/time-zones.ts';

const zones = (typed: string) => suggestZones(typed, 25).map(({ zone }) => zone);

describe('time zones that are suggested', () => {
  test('before anything is typed are those of the markets', () => {
    expect(zones('')[0]).toBe('America/New_York');
    expect(zones('')).toContain('Asia/Tokyo');
  });

  test.each([
    ['new y', 'America/New_York', null],
    ['America/new_y', 'America/New_York', null],
    ['boston', 'America/New_York', 'boston'],
    ['bost', 'America/New_York', 'boston'],
    ['est', 'America/New_York', 'est'],
    ['london', 'Europe/London', null],
    ['Kiev', 'Europe/Kyiv', 'kiev'],
    ['utc', 'UTC', null],
  ])('%s: first %s, found by %s', (typed, zone, by) => {
    expect(suggestZones(typed, 25)[0]).toEqual({ zone, by });
  });

  test('a part of a name finds it too, after those that begin with it', () => {
    const found = zones('york');
    expect(found).toContain('America/New_York');
    expect(zones('los')[0]).toBe('America/Los_Angeles');
    expect(zones('europe/')).toContain('Europe/Berlin');
  });

  test('are each there once, at most as many as asked for, and can be typed themselves', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4 }), (typed) => {
        const found = zones(typed);
        expect(found.length).toBeLessThanOrEqual(25);
        expect(new Set(found).size).toBe(found.length);
        expect(found.map(zoneNamed)).toEqual(found);
      }),
    );
  });

  test('for what is no place are none', () => {
    for (const typed of ['Mars/Olympus', '+05:00', '@everyone', 'x'.repeat(6_000)]) {
      expect(zones(typed)).toEqual([]);
    }
  });
});
