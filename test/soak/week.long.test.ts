import { expect, test } from 'vitest';
import type { AlertSpec } from '../../src/core/orders/alert.ts';
import type { Delivery } from '../../src/core/orders/delivery.ts';
import { pairReportOf } from '../../src/core/command/pair-report-of.ts';
import { slotsByBruteForce } from '../schedule/slot-oracle.ts';
import { liveTheWeek, SPECS, WEEK, weekAnswer, type Week } from './week.ts';

const SEED = Number(process.env['SOAK_SEED'] ?? 20_250_523);
const PAIRS = [
  'btc r2k-tech',
  'eth ndx',
  'sol spx',
  'xrp gold',
  'ada r2k',
  'doge ndx',
  'ltc r2k-tech',
  'link spx',
];
const SESSIONS = ['2025-05-22', '2025-05-23', '2025-05-27', '2025-05-28', '2025-05-29'];

/** An alert that a plain look at the readings says must fire once in the week, and on which day. */
interface Watched {
  readonly spec: AlertSpec;
  readonly day: string;
}

/** Levels half-way between two sessions' readings, where the path passes them once. Readings are of a calm market. */
async function watchedLevels(): Promise<Watched[]> {
  const calm = weekAnswer(() => WEEK.to);
  const caller = { platform: 'test', workspace: 'w', channel: 'c', person: 'p', manages: false };
  const watched: Watched[] = [];
  for (const pair of PAIRS) {
    const line = `corr ${pair} 1y`;
    const { rolling } = pairReportOf(await calm(line, { look: { theme: 'light', scale: 1 }, caller }));
    const readings = SESSIONS.map((day) => rolling.values[rolling.days.indexOf(day)] ?? NaN);
    for (let at = 1; at < readings.length; at += 1) {
      const [before = NaN, now = NaN] = [readings[at - 1], readings[at]];
      const level = Math.round(((before + now) / 2) * 1e5) / 1e5;
      const isAbove = (value: number) => value > level;
      const sides = readings.map(isAbove);
      // All sessions before are on one side, all from this one on are on the other.
      if (
        !sides.every((side, index) => side === (index < at ? sides[0] : sides[at])) ||
        sides[0] === sides[at]
      )
        continue;
      watched.push({
        spec: { line, condition: { kind: isAbove(now) ? 'above' : 'below', level } },
        day: SESSIONS[at] ?? '',
      });
    }
  }
  return watched;
}

function expectEachSlotOnce({ posts, places }: Week): void {
  for (const [index, { order, ledger }] of posts.entries()) {
    const { zone, time, days } = SPECS[index] ?? order;
    const inWeek = ({ slot }: { readonly slot: number }) => slot > WEEK.from && slot < WEEK.to;
    const expected = slotsByBruteForce(zone, time, days).filter(inWeek);
    const recorded = ledger.filter(({ kind }) => kind === 'daily').filter(inWeek);
    expect(recorded.map(({ slot }) => slot).toSorted((a, b) => a - b)).toEqual(
      expected.map(({ slot }) => slot),
    );
    for (const delivery of recorded) {
      const holiday = expected.find(({ slot }) => slot === delivery.slot)?.holiday ?? null;
      const stands = places.count(order.target, delivery.id);
      expect({ ...delivery, stands }).toEqual({ ...delivery, stands: delivery.state === 'sent' ? 1 : 0 });
      expect(delivery.state === 'sent' || isTold(delivery)).toBe(true);
      expect(holiday === null || delivery.state === 'skipped').toBe(true);
    }
  }
}

function isTold({ reason, state }: Delivery): boolean {
  return state !== 'due' && state !== 'sending' && reason !== null && /\S.*\.$/.test(reason);
}

test('a week of faults: every slot once or told why not, every crossing once, every question answered once', async () => {
  const watched = await watchedLevels();
  expect(watched.length).toBeGreaterThan(6);
  const week = await liveTheWeek(
    SEED,
    watched.map(({ spec }) => spec),
  );
  const { alerts, places, asked, faults, open, retried } = week;
  process.stdout.write(
    `a week: ${week.posts.flatMap(({ ledger }) => ledger).length} deliveries, ${retried} tried again, ${watched.length} alerts, ${asked.length} questions; ${JSON.stringify(Object.fromEntries(faults))}\n`,
  );
  expect(open).toBe(0);
  expectEachSlotOnce(week);
  for (const [index, { order, ledger }] of alerts.entries()) {
    const events = ledger.filter(({ kind }) => kind === 'alert');
    expect(events.map(({ id }) => places.count(order.target, id))).toEqual([1]);
    expect([order.line, events[0]?.state]).toEqual([order.line, 'sent']);
    expect(new Date(events[0]?.slot ?? 0).toISOString().slice(0, 10)).toBe(watched[index]?.day);
  }
  const answers = asked.map(({ ts }) => places.answers(ts));
  expect(Math.max(...answers)).toBe(1);
  // What could not be shown there came to the person alone, and what may have been shown without a word of it did so too.
  const unseen = answers.filter((count) => count === 0).length;
  expect(places.answersAlone()).toBeGreaterThanOrEqual(unseen);
  expect(places.answersAlone() - unseen).toBeLessThanOrEqual(places.lostInSlack());
  // A week in which nothing went wrong would prove little.
  for (const kind of ['source down', 'platform fault', 'killed behind a post', 'killed', 'slow database']) {
    expect([kind, faults.get(kind) ?? 0]).not.toEqual([kind, 0]);
  }
  expect(retried).toBeGreaterThan(20);
  await week.close();
}, 900_000);
