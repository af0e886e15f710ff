import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PostDays } from '../../src/core/orders/post-days.ts';
import { zoneNamed } from '../../src/core/orders/time-zones.ts';
import { nextSlot, slotBefore, type Slot } from '../../src/schedule/slots.ts';
import { slotsByBruteForce, YEAR } from './slot-oracle.ts';

const DAYS: readonly PostDays[] = ['trading', 'weekdays', 'all', 'mon', 'wed,sat,sun'];

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

describe('days of the week', () => {
  const iso = (slot: number) => new Date(slot).toISOString();
  const slotsFrom = (zone: string, time: string, days: PostDays, after: string, count: number) => {
    const slots: string[] = [];
    let at = Date.parse(after);
    for (let left = count; left > 0; left -= 1) {
      at = nextSlot({ zone, time, days }, at).slot;
      slots.push(iso(at));
    }
    return slots;
  };

  test('keep to the clock of their place over the nights of the change', () => {
    // Berlin changes on Sunday 30 March 2025, New York on Sunday 9 March.
    expect(slotsFrom('Europe/Berlin', '08:15', 'mon,thu', '2025-03-24T12:00:00Z', 4)).toEqual([
      '2025-03-27T07:15:00.000Z',
      '2025-03-31T06:15:00.000Z',
      '2025-04-03T06:15:00.000Z',
      '2025-04-07T06:15:00.000Z',
    ]);
    expect(slotsFrom('America/New_York', '16:30', 'fri', '2025-03-01T00:00:00Z', 3)).toEqual([
      '2025-03-07T21:30:00.000Z',
      '2025-03-14T20:30:00.000Z',
      '2025-03-21T20:30:00.000Z',
    ]);
  });

  test('whose time the clocks skip or repeat have one slot that day all the same', () => {
    expect(slotsFrom('America/New_York', '02:30', 'sun', '2025-03-03T00:00:00Z', 2)).toEqual([
      '2025-03-09T07:30:00.000Z',
      '2025-03-16T06:30:00.000Z',
    ]);
    expect(slotsFrom('Europe/Berlin', '02:30', 'sun', '2025-10-20T00:00:00Z', 2)).toEqual([
      '2025-10-26T00:30:00.000Z',
      '2025-11-02T01:30:00.000Z',
    ]);
    // Saturday's skipped 23:30 in Nuuk is on Sunday by the clock.
    expect(slotsFrom('America/Nuuk', '23:30', 'sat', '2025-03-24T00:00:00Z', 1)).toEqual([
      '2025-03-30T01:30:00.000Z',
    ]);
  });

  test('are those of the place, not of New York', () => {
    // Monday morning in Tokyo is Sunday evening in New York.
    expect(slotsFrom('Asia/Tokyo', '07:00', 'mon', '2025-05-03T00:00:00Z', 1)).toEqual([
      '2025-05-04T22:00:00.000Z',
    ]);
  });

  test('come on a holiday as well, and wait for nothing', () => {
    const slot = Date.parse('2025-05-26T20:30:00Z');
    const memorialDay = { zone: 'America/New_York', time: '16:30', days: 'mon' } as const;
    expect(nextSlot(memorialDay, Date.parse('2025-05-20T00:00:00Z'))).toEqual({
      slot,
      dueAt: slot,
      holiday: null,
    });
  });
});

test('the slot before is the one whose next slot this is', () => {
  for (const zone of ZONES) {
    for (const days of DAYS) {
      const slots = slotsOfYear(zone, '02:30', days).map(({ slot }) => slot);
      const before = slots.slice(1).map((slot) => slotBefore({ zone, time: '02:30', days }, slot));
      expect([zone, days, before]).toEqual([zone, days, slots.slice(0, -1)]);
    }
  }
});
