import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PostDays } from '../../src/core/orders/daily-post.ts';
import { zoneNamed } from '../../src/core/orders/time-zones.ts';
import { nextSlot, type Slot } from '../../src/schedule/slots.ts';
import { slotsByBruteForce, YEAR } from './slot-oracle.ts';

const DAYS: readonly PostDays[] = ['trading', 'weekdays', 'all'];

/** Half hours and quarters, changes of 30 minutes and of 2 hours, at midnight and over it, both sides of the date line. */
const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'America/Havana',
  'America/Nuuk',
  'America/Santiago',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Midway',
  'UTC',
];

function slotsOfYear(zone: string, time: string, days: PostDays): Slot[] {
  const slots: Slot[] = [];
  let next = nextSlot({ zone, time, days }, YEAR.from);
  while (next.slot < YEAR.to) {
    slots.push(next);
    next = nextSlot({ zone, time, days }, next.slot);
  }
  return slots;
}

describe('a year of slots equals what every clock showed', () => {
  test.each(ZONES)('%s', (zone) => {
    for (const time of ['00:15', '02:30', '09:00', '16:30', '23:30']) {
      for (const days of DAYS) {
        expect([time, days, slotsOfYear(zone, time, days)]).toEqual([
          time,
          days,
          slotsByBruteForce(zone, time, days),
        ]);
      }
    }
  });
});

test('from any moment the next slot is the first one after it', () => {
  const minute = fc.integer({ min: YEAR.from / 60_000, max: YEAR.to / 60_000 - 15 * 1440 });
  const quarter = fc
    .nat(95)
    .map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][n % 4]}`);
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      quarter,
      fc.constantFrom(...DAYS),
      minute,
      (zone, time, days, at) => {
        const after = at * 60_000;
        const expected = slotsByBruteForce(zone, time, days).find(({ slot }) => slot > after);
        const found = nextSlot({ zone, time, days }, after);
        expect(found).toEqual(expected);
        expect(nextSlot({ zone, time, days }, found.slot - 1)).toEqual(found);
      },
    ),
    { numRuns: 300 },
  );
});

describe('the nights of the change and the leap day', () => {
  const slotOf = (zone: string, time: string, after: string) => {
    const { slot } = nextSlot({ zone, time, days: 'all' }, Date.parse(after));
    return new Date(slot).toISOString();
  };

  test('a time that is skipped comes an hour later by the clock', () => {
    expect(slotOf('America/New_York', '02:30', '2025-03-09T00:00:00Z')).toBe('2025-03-09T07:30:00.000Z');
    expect(slotOf('Europe/Berlin', '02:30', '2025-03-29T12:00:00Z')).toBe('2025-03-30T01:30:00.000Z');
  });

  test('a time that comes twice is taken at its first', () => {
    expect(slotOf('America/New_York', '01:30', '2025-11-02T00:00:00Z')).toBe('2025-11-02T05:30:00.000Z');
    expect(slotOf('America/New_York', '01:30', '2025-11-02T05:30:00Z')).toBe('2025-11-03T06:30:00.000Z');
  });

  test('the leap day is a day like any other, and is missed by no year without it', () => {
    expect(slotOf('Europe/Berlin', '09:00', '2028-02-28T12:00:00Z')).toBe('2028-02-29T08:00:00.000Z');
    expect(slotOf('Europe/Berlin', '09:00', '2028-02-29T12:00:00Z')).toBe('2028-03-01T08:00:00.000Z');
    expect(slotOf('Europe/Berlin', '09:00', '2027-02-28T12:00:00Z')).toBe('2027-03-01T08:00:00.000Z');
  });

  test('a change of half an hour moves the slot by half an hour', () => {
    expect(slotOf('Australia/Lord_Howe', '02:15', '2025-10-04T12:00:00Z')).toBe('2025-10-04T15:45:00.000Z');
    expect(slotOf('Australia/Lord_Howe', '01:45', '2025-04-05T00:00:00Z')).toBe('2025-04-05T14:45:00.000Z');
  });

  test('a skipped time before midnight comes after it, and is not lost', () => {
    const slot = '2025-03-30T01:30:00.000Z';
    expect(slotOf('America/Nuuk', '23:30', '2025-03-29T12:00:00Z')).toBe(slot);
    expect(slotOf('America/Nuuk', '23:30', '2025-03-30T01:29:59.999Z')).toBe(slot);
  });
});

describe('trading slots', () => {
  const next = (zone: string, time: string, after: string) =>
    nextSlot({ zone, time, days: 'trading' }, Date.parse(after));

  test('belong to the session of their New York date', () => {
    // Saturday morning in Tokyo is Friday evening in New York.
    expect(next('Asia/Tokyo', '09:00', '2025-05-09T12:00:00Z')).toEqual({
      slot: Date.parse('2025-05-10T00:00:00Z'),
      dueAt: Date.parse('2025-05-10T00:00:00Z'),
      holiday: null,
    });
    // And Monday morning there is Sunday here: the next one is Tuesday's.
    expect(next('Asia/Tokyo', '09:00', '2025-05-10T00:00:00Z').slot).toBe(Date.parse('2025-05-13T00:00:00Z'));
  });

  test('wait until 20 minutes after the close, on half days too', () => {
    expect(next('Europe/London', '09:00', '2025-05-05T00:00:00Z').dueAt).toBe(
      Date.parse('2025-05-05T20:20:00Z'),
    );
    expect(next('America/New_York', '16:00', '2025-05-05T00:00:00Z').dueAt).toBe(
      Date.parse('2025-05-05T20:20:00Z'),
    );
    expect(next('America/New_York', '09:00', '2025-11-28T00:00:00Z').dueAt).toBe(
      Date.parse('2025-11-28T18:20:00Z'),
    );
    expect(next('America/New_York', '13:30', '2025-11-28T00:00:00Z').dueAt).toBe(
      Date.parse('2025-11-28T18:30:00Z'),
    );
  });

  test('name the holiday that they fall on', () => {
    expect(next('America/New_York', '16:30', '2025-07-04T00:00:00Z').holiday).toBe('2025-07-04');
  });
});

test('every zone that can be named has slots', () => {
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const zone = zoneNamed(name) ?? '';
    expect(nextSlot({ zone, time: '12:00', days: 'all' }, YEAR.from).slot - YEAR.from).toBeLessThanOrEqual(
      86_400_000,
    );
  }
});

test('a zone that does not exist is an error and no other zone', () => {
  expect(() => nextSlot({ zone: 'Mars/Olympus', time: '12:00', days: 'all' }, YEAR.from)).toThrow(
    /Mars|time ?zone/i,
  );
});
