import { describe, expect, test } from 'vitest';
import type { DailyPost } from '../../src/core/orders/daily-post.ts';
import { planPost } from '../../src/schedule/plan-post.ts';
import { slotId } from '../../src/schedule/order-ids.ts';
import { fakePost } from '../fakes/orders.ts';

const MINUTE_MS = 60_000;

/** 16:30 New York, its next slot on Monday 5 May 2025, unless told otherwise. */
function post(changes: Partial<DailyPost> = {}): DailyPost {
  return { ...fakePost(), id: 'p', number: 1, pausedBecause: null, failures: 0, lastGist: null, ...changes };
}

const at = (instant: string) => Date.parse(instant);

/** State, slot and reason of each delivery, and the next slot, in words. */
function planned(one: DailyPost, now: number) {
  const { deliveries, nextSlot } = planPost(one, now);
  const rows = deliveries.map(({ state, slot, reason }) =>
    [state, new Date(slot).toISOString().slice(0, 16), reason].filter((word) => word !== null).join(' '),
  );
  return { rows, next: new Date(nextSlot).toISOString().slice(0, 16) };
}

describe('a slot that has come', () => {
  test('is due, and the next one is tomorrow', () => {
    const plan = planPost(post(), at('2025-05-05T20:30:00Z'));
    expect(plan).toEqual({
      deliveries: [
        {
          id: slotId('p', at('2025-05-05T20:30:00Z')),
          kind: 'daily',
          owner: 'p',
          target: fakePost().target,
          slot: at('2025-05-05T20:30:00Z'),
          dueAt: at('2025-05-05T20:30:00Z'),
          state: 'due',
          reason: null,
          sentence: null,
        },
      ],
      nextSlot: at('2025-05-06T20:30:00Z'),
      slots: ['due'],
    });
  });

  test('that has not come is left alone', () => {
    expect(planned(post(), at('2025-05-05T20:29:59.999Z'))).toEqual({ rows: [], next: '2025-05-05T20:30' });
  });

  test('is given the same id however often it is planned', () => {
    const ids = [0, 1, 90].map(
      (minutes) => planPost(post(), post().nextSlot + minutes * MINUTE_MS).deliveries[0]?.id,
    );
    expect(new Set(ids).size).toBe(1);
  });

  test('before the close waits for the prices of its session', () => {
    const early = post({ time: '09:00', nextSlot: at('2025-05-05T13:00:00Z') });
    expect(planPost(early, at('2025-05-05T13:00:00Z')).deliveries).toMatchObject([
      { state: 'due', slot: at('2025-05-05T13:00:00Z'), dueAt: at('2025-05-05T20:20:00Z') },
    ]);
  });

  test('on a holiday is recorded as skipped, and why', () => {
    const july = post({ nextSlot: at('2025-07-04T20:30:00Z') });
    expect(planned(july, at('2025-07-04T20:30:00Z'))).toEqual({
      rows: ['skipped 2025-07-04T20:30 New York did not trade on 4 Jul 2025.'],
      next: '2025-07-07T20:30',
    });
  });
});

describe('lateness', () => {
  test('within the limit is posted, beyond it skipped and said', () => {
    const { nextSlot } = post();
    expect(planned(post(), nextSlot + 360 * MINUTE_MS).rows).toEqual(['due 2025-05-05T20:30']);
    expect(planned(post(), nextSlot + 361 * MINUTE_MS).rows).toEqual([
      'skipped 2025-05-05T20:30 It was 6 h 1 min late when I could have posted it; the limit is 6 h.',
    ]);
  });

  test('is counted from the moment at which it could be posted', () => {
    const early = post({ time: '09:00', nextSlot: at('2025-05-05T13:00:00Z'), lateMinutes: 30 });
    expect(planned(early, at('2025-05-05T20:50:00Z')).rows).toEqual(['due 2025-05-05T13:00']);
    expect(planned(early, at('2025-05-05T20:51:00Z')).rows[0]).toMatch(
      /^skipped .* 31 min late .* limit is 30 min\.$/,
    );
  });

  test('of some minutes is nothing even where nothing may be late', () => {
    const never = post({ lateMinutes: 0 });
    expect(planned(never, never.nextSlot + 5 * MINUTE_MS).rows).toEqual(['due 2025-05-05T20:30']);
    expect(planned(never, never.nextSlot + 6 * MINUTE_MS).rows).toEqual([
      'skipped 2025-05-05T20:30 It was 6 min late when I could have posted it; it is never to be late.',
    ]);
  });
});

describe('after an absence', () => {
  test('of several slots only the newest is posted, and each is recorded', () => {
    const wide = post({ lateMinutes: 48 * 60 });
    expect(planned(wide, at('2025-05-07T22:00:00Z'))).toEqual({
      rows: [
        'skipped 2025-05-05T20:30 It was 49 h 30 min late when I could have posted it; the limit is 48 h.',
        'skipped 2025-05-06T20:30 The next one was due as well by the time I could have posted it.',
        'due 2025-05-07T20:30',
      ],
      next: '2025-05-08T20:30',
    });
  });

  test('a holiday at its end does not hide the last session', () => {
    const wide = post({ lateMinutes: 48 * 60, nextSlot: at('2025-07-02T20:30:00Z') });
    expect(planned(wide, at('2025-07-04T20:31:00Z')).rows.map((row) => row.split(' ')[0])).toEqual([
      'skipped',
      'due',
      'skipped',
    ]);
  });

  test('over a weekend there is nothing to post', () => {
    expect(planned(post({ nextSlot: at('2025-05-09T20:30:00Z') }), at('2025-05-11T12:00:00Z'))).toEqual({
      rows: [
        'skipped 2025-05-09T20:30 It was 39 h 30 min late when I could have posted it; the limit is 6 h.',
      ],
      next: '2025-05-12T20:30',
    });
  });

  test('of a year the newest month is recorded, and nothing is posted twice', () => {
    const { deliveries, nextSlot } = planPost(post({ days: 'all' }), at('2026-05-05T21:00:00Z'));
    expect(deliveries).toHaveLength(31);
    expect(deliveries.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 30 }, () => 'skipped'),
      'due',
    ]);
    expect(new Date(nextSlot).toISOString()).toBe('2026-05-06T20:30:00.000Z');
  });
});

test('a slot that the clocks moved over midnight is planned at its own moment', () => {
  const nuuk = post({
    time: '23:30',
    zone: 'America/Nuuk',
    days: 'all',
    nextSlot: at('2025-03-30T01:30:00Z'),
  });
  expect(planned(nuuk, at('2025-03-30T01:30:00Z'))).toEqual({
    rows: ['due 2025-03-30T01:30'],
    next: '2025-03-31T00:30',
  });
});

test('planned minute by minute over a clock change, every slot is planned once', () => {
  let one = post({ time: '02:30', days: 'all', nextSlot: at('2025-03-08T07:30:00Z') });
  const slots: string[] = [];
  for (let now = at('2025-03-08T00:00:00Z'); now < at('2025-03-11T00:00:00Z'); now += MINUTE_MS) {
    const { deliveries, nextSlot } = planPost(one, now);
    slots.push(...deliveries.map(({ slot, state }) => `${state} ${new Date(slot).toISOString()}`));
    one = { ...one, nextSlot };
  }
  expect(slots).toEqual([
    'due 2025-03-08T07:30:00.000Z',
    'due 2025-03-09T07:30:00.000Z',
    'due 2025-03-10T06:30:00.000Z',
  ]);
});
