import { SILENT } from '../../src/core/telemetry.ts';
import { sql } from 'kysely';
import { TestClock } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeInstant } from '../../src/core/calendar/closes.ts';
import { isSession } from '../../src/core/calendar/sessions.ts';
import type { DailySpec } from '../../src/core/orders/daily-post.ts';
import type { PostDays } from '../../src/core/orders/post-days.ts';
import type { OrderStore } from '../../src/core/orders/order-store.ts';
import type { Target } from '../../src/core/people.ts';
import { answersForPosts } from '../../src/schedule/answers.ts';
import { deliver } from '../../src/schedule/deliver.ts';
import { nextSlot } from '../../src/schedule/slots.ts';
import { tick } from '../../src/schedule/start-schedule.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import type { Database } from '../../src/store/database.ts';
import { openOrderJobs, type OrderJobs } from '../../src/store/orders/order-jobs.ts';
import { openOrderStore } from '../../src/store/orders/open-order-store.ts';
import { uniforms } from '../../src/core/engine/numbers/random.ts';
import { instantOf } from './plain-times.ts';

/**
 * A year of daily posts on the real tables and the real queue, driven by hand: the clock jumps from one due moment to
 * the next, with outages of minutes to days in between. Every slot's outcome must be what a plain walk over the
 * calendar says.
 */

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Jobs that are fetched at once. */
const BATCH = 200;
const START = Date.parse('2024-01-01T00:00:00Z');
const END = Date.parse('2025-01-01T00:00:00Z');

/** Times that the clocks of a place skip or repeat on some nights, times around New York's close, and plain ones. */
const PLACES = [
  ['America/New_York', '02:30'],
  ['America/New_York', '16:10'],
  ['America/Los_Angeles', '13:00'],
  ['America/Sao_Paulo', '09:00'],
  ['Europe/London', '01:30'],
  ['Europe/Berlin', '22:30'],
  ['Africa/Cairo', '00:00'],
  ['Asia/Kathmandu', '23:45'],
  ['Asia/Tokyo', '06:30'],
  ['Australia/Sydney', '02:30'],
  ['Australia/Lord_Howe', '02:15'],
  ['Pacific/Auckland', '02:30'],
  ['Pacific/Honolulu', '16:30'],
] as const;
const DAYS: readonly PostDays[] = ['trading', 'weekdays', 'all', 'mon', 'tue,thu,sun'];
const DAY_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAYS_OF: Readonly<Partial<Record<PostDays, string>>> = {
  trading: 'mon,tue,wed,thu,fri',
  weekdays: 'mon,tue,wed,thu,fri',
  all: DAY_NAMES.join(),
};

const specs: readonly DailySpec[] = Array.from({ length: 50 }, (_, index) => {
  const [zone, time] = PLACES[index % PLACES.length] ?? PLACES[0];
  const round = Math.floor(index / PLACES.length);
  const days = DAYS[(index + round) % DAYS.length] ?? 'all';
  const lateMinutes = [360, 0, 30, 2_880][round] ?? 360;
  return { time, zone, line: 'corr btc r2k-tech 1y', days, lateMinutes, quiet: false };
});

const targetOf = (index: number): Target => ({
  platform: 'chat',
  workspace: 'w',
  kind: 'channel',
  id: `c${index}`,
});

/** When nothing runs, first and last moment. */
const outages = seededOutages();

function seededOutages(): readonly (readonly [from: number, to: number])[] {
  const random = uniforms(7);
  const lengths = [3 * MINUTE_MS, 45 * MINUTE_MS, 5 * HOUR_MS, 9 * HOUR_MS, 30 * HOUR_MS, 80 * HOUR_MS];
  return lengths.map((length, index) => {
    const from = START + Math.floor(((index + random()) / lengths.length) * 0.95 * (END - START));
    return [from, from + length] as const;
  });
}

/** The first moment from `at` on at which something runs. */
function upFrom(at: number): number {
  const outage = outages.find(([from, to]) => from <= at && at < to);
  return outage === undefined ? at : outage[1];
}

interface Outcome {
  readonly slot: number;
  readonly state: 'sent' | 'skipped';
  /** When it was posted. */
  readonly sentAt: number | null;
}

/** What must become of every slot of a post, by walking all local days of the year. */
function expectedOutcomes({ time, zone, days, lateMinutes }: DailySpec): Outcome[] {
  const slots: { slot: number; dueAt: number; isHoliday: boolean }[] = [];
  for (let at = START - 24 * HOUR_MS; at <= END + 24 * HOUR_MS; at += 24 * HOUR_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    const slot = instantOf(day, time, zone);
    const newYorkDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(slot);
    const weekday = new Date(`${days === 'trading' ? newYorkDay : day}T00:00Z`).getUTCDay();
    const isOn = (DAYS_OF[days] ?? days).split(',').includes(DAY_NAMES[weekday] ?? '');
    if (slot <= START || slot >= END || !isOn) continue;
    const isHoliday = days === 'trading' && !isSession(newYorkDay);
    const ready = days === 'trading' && !isHoliday ? closeInstant(newYorkDay) + 20 * MINUTE_MS : slot;
    slots.push({ slot, dueAt: Math.max(slot, ready), isHoliday });
  }
  return slots.map(({ slot, dueAt, isHoliday }) => {
    const planned = upFrom(slot);
    const isTooLate = (due: number) => planned - due > Math.max(5, lateMinutes) * MINUTE_MS;
    const isReplaced = slots.some(
      (other) => other.slot > slot && other.slot <= planned && !other.isHoliday && !isTooLate(other.dueAt),
    );
    if (isHoliday || isTooLate(dueAt) || isReplaced) return { slot, state: 'skipped', sentAt: null };
    return { slot, state: 'sent', sentAt: upFrom(Math.max(planned, dueAt)) };
  });
}

describe('a year of 50 posts in 12 zones', () => {
  const clock = new TestClock(START);
  const posted = new Map<string, number>();
  const done: string[] = [];
  let database: Database;
  let jobs: OrderJobs;
  let store: OrderStore;
  let ids: readonly string[];

  beforeAll(async () => {
    database = await openDatabase({ kind: 'memory' });
    jobs = await openOrderJobs({ pool: database.pool, embedded: true, log: () => undefined, clock });
    store = openOrderStore({ db: database.db, jobs, now: () => clock.now() });
    const added = [];
    for (const [index, spec] of specs.entries()) {
      added.push(
        await store.daily.add({
          ...spec,
          target: targetOf(index),
          creator: `p${index % 10}`,
          nextSlot: nextSlot(spec, START).slot,
        }),
      );
    }
    ids = added.map(({ id }) => id);
    await runTheYear();
  }, 300_000);

  afterAll(async () => {
    await jobs.stop(0);
    await database.close();
  });

  async function runTheYear(): Promise<void> {
    const parts = { store, asOf: () => '2024-01-02', log: () => undefined };
    const work = deliver({
      store,
      telemetry: SILENT,
      log: () => undefined,
      answer: answersForPosts({
        answer: async (query) => ({
          title: '',
          lead: 'An answer.',
          facts: [],
          notes: [],
          actions: [],
          query,
        }),
        asOf: parts.asOf,
        now: () => clock.now(),
      }),
      platforms: () => ({
        look: { theme: 'light', scale: 1 },
        find: async () => null,
        post: async (_target, _reply, key) => {
          if (posted.has(key)) throw new Error(`${key} was posted twice`);
          posted.set(key, clock.now());
          return key;
        },
      }),
    });
    for (;;) {
      const at = await nextMoment();
      if (at === null || at >= END) break;
      await clock.setTime(upFrom(at));
      await tick(parts);
      await deliverWhatIsDue(work);
    }
  }

  /** One batch after the other, as long as they are full. Jobs are completed many at once, as workers side by side do. */
  async function deliverWhatIsDue(work: ReturnType<typeof deliver>): Promise<void> {
    let taken: number;
    do {
      const batch = await jobs.boss.fetch<{ delivery: string }>('deliver', { batchSize: BATCH });
      for (const { data } of batch) {
        expect(await work({ id: data.delivery, retries: 0, signal: new AbortController().signal })).toBe(
          'done',
        );
      }
      done.push(...batch.map(({ id }) => id));
      taken = batch.length;
    } while (taken === BATCH);
    if (done.length >= BATCH) await jobs.boss.complete('deliver', done.splice(0));
  }

  /** The next slot, or the next delivery that waits for its session's prices. */
  async function nextMoment(): Promise<number | null> {
    const { rows } = await sql<{ at: number | null }>`select least(
      (select min(next_slot) from daily_post where not removed and paused_because is null),
      (select min(due_at) from delivery where state = 'due')) as at`.execute(database.db);
    const at = rows[0]?.at ?? null;
    return at === null ? null : Math.max(clock.now(), at);
  }

  test('every slot ends as a walk over the calendar says, on the minute', async () => {
    let slots = 0;
    for (const [index, spec] of specs.entries()) {
      const history = await store.history(ids[index] ?? '', 10_000);
      const found = history
        .map(({ id, slot, state }) => ({ slot, state, sentAt: posted.get(id) ?? null }))
        .sort((a, b) => a.slot - b.slot)
        .filter(({ slot }) => slot < END);
      expect(found, `${spec.time} ${spec.zone} ${spec.days} late=${spec.lateMinutes}`).toEqual(
        expectedOutcomes(spec),
      );
      slots += found.length;
    }
    expect(slots).toBeGreaterThan(11_000);
  });

  test('both nights on which the clocks change have one post each, and holidays none', async () => {
    const everyDay = specs.findIndex(
      ({ days, zone, time }) => days === 'all' && zone === 'America/New_York' && time === '02:30',
    );
    expect(everyDay).toBeGreaterThan(-1);
    const byDay = Map.groupBy(
      (await store.history(ids[everyDay] ?? '', 10_000)).filter(({ state }) => state === 'sent'),
      ({ slot }) => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(slot),
    );
    expect(byDay.get('2024-03-10')).toHaveLength(1);
    expect(byDay.get('2024-11-03')).toHaveLength(1);
    const trading = specs.findIndex(({ days, zone }) => days === 'trading' && zone === 'America/New_York');
    const independence = (await store.history(ids[trading] ?? '', 10_000)).find(({ reason }) =>
      reason?.includes('4 Jul 2024'),
    );
    expect(independence).toMatchObject({ state: 'skipped', reason: 'New York did not trade on 4 Jul 2024.' });
  });
});
