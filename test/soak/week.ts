import { sql } from 'kysely';
import { TestClock } from 'pg-boss';
import { createAnswer } from '../../src/core/answering/answer.ts';
import { lastFinishedSession } from '../../src/core/calendar/closes.ts';
import { uniforms } from '../../src/core/engine/numbers/random.ts';
import { SourceError } from '../../src/core/errors.ts';
import type { Alert, AlertSpec } from '../../src/core/orders/alert.ts';
import type { DailyPost, DailySpec } from '../../src/core/orders/daily-post.ts';
import type { PostDays } from '../../src/core/orders/post-days.ts';
import type { Delivery } from '../../src/core/orders/delivery.ts';
import { noSchedule } from '../../src/core/orders/no-schedule.ts';
import type { Answer, Platform, PriceSource } from '../../src/core/ports.ts';
import { createPrices } from '../../src/prices/index.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { nextSlot } from '../../src/schedule/slots.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import type { Database } from '../../src/store/database.ts';
import { catalog, commands } from '../bad-input/whole-answer.ts';
import { PICTURE } from '../platforms/slack/pictures-for-tests.ts';
import { QUESTIONS, timeline, type Happening } from './happenings.ts';
import { startLife, type Life } from './life.ts';
import { startPlaces, type Places } from './places.ts';

const HOUR_MS = 3_600_000;
/** What fell due in the week may wait for New York's close behind it, and be tried again. */
const TAIL_MS = 12 * HOUR_MS;
/** Of all writes. */
const SLOW_SHARE = 0.03;

/** A week with a weekend, a holiday (Memorial Day, the 26th) and four sessions that end in it. */
export const WEEK = { from: Date.parse('2025-05-23T12:00Z'), to: Date.parse('2025-05-30T12:00Z') };

const ZONES = [
  ['America/New_York', '16:30'],
  ['America/New_York', '09:00'],
  ['Europe/Berlin', '22:30'],
  ['Europe/London', '07:15'],
  ['Asia/Tokyo', '06:30'],
  ['Asia/Kathmandu', '23:45'],
  ['Australia/Sydney', '08:00'],
  ['America/Los_Angeles', '13:15'],
] as const;
const DAYS: readonly PostDays[] = ['trading', 'weekdays', 'all'];
const LINES = ['corr btc r2k-tech 1y', 'corr eth ndx 90d', 'corr sol spx 6m', 'rank btc 90d'];

export const SPECS: readonly DailySpec[] = Array.from({ length: 24 }, (_, index) => {
  const [zone, time] = ZONES[index % ZONES.length] ?? ZONES[0];
  const days = DAYS[Math.floor(index / ZONES.length)] ?? 'all';
  const line = LINES[index % LINES.length] ?? '';
  return { zone, time, days, line, lateMinutes: [360, 30, 1_440][index % 3] ?? 360, quiet: index % 5 === 0 };
});

/** What happened in the week, to be held against what should have. */
export interface Week {
  readonly posts: readonly { readonly order: DailyPost; readonly ledger: readonly Delivery[] }[];
  readonly alerts: readonly { readonly order: Alert; readonly ledger: readonly Delivery[] }[];
  readonly places: Places;
  readonly asked: readonly { readonly ts: string }[];
  /** Faults by their names, how often each. */
  readonly faults: ReadonlyMap<string, number>;
  /** Deliveries that are not over, and those that took more than one attempt. */
  readonly open: number;
  readonly retried: number;
  readonly close: () => Promise<void>;
}

/** The market of the week as it is when nothing goes wrong, or with a source that is down when it is said to be. */
export function weekAnswer(now: () => number, isDown: () => boolean = () => false): Answer {
  const market = simulatedSource();
  const source: PriceSource = {
    ...market,
    closes: async (...asked) => {
      if (isDown()) throw new SourceError(market.name, 'unavailable', 'answered 503, overloaded');
      return market.closes(...asked);
    },
  };
  const asOf = () => lastFinishedSession(now());
  const prices = createPrices({ sources: [{ source, keep: false }], folder: null, now, asOf });
  const draw = () => async (_chart: unknown, filename: string, alt: string) => ({
    ...PICTURE,
    filename,
    alt,
  });
  return createAnswer({ commands, catalog, prices, draw, asOf, schedule: noSchedule });
}

interface Running {
  readonly clock: TestClock;
  readonly random: () => number;
  readonly database: Database;
  readonly places: Places;
  readonly begin: () => Promise<Life>;
  readonly note: (fault: string) => void;
  readonly asked: { readonly ts: string }[];
  life: Life;
  /** When the source of prices is back. */
  downUntil: number;
  diesBehindPost: boolean;
  isSlackUp: boolean;
}

/** Lives through the week, with faults of every part at moments that the seed decides. */
export async function liveTheWeek(seed: number, alertSpecs: readonly AlertSpec[]): Promise<Week> {
  const faults = new Map<string, number>();
  const run = await startRunning(seed, (name) => faults.set(name, (faults.get(name) ?? 0) + 1));
  const { posts, alerts } = await addOrders(run, alertSpecs);
  const happenings = timeline(WEEK, run.random);
  for (;;) {
    const next = happenings[0];
    const at = Math.min((await nextDue(run)) ?? Infinity, next?.at ?? Infinity);
    if (at >= WEEK.to + TAIL_MS) break;
    await run.clock.setTime(Math.max(run.clock.now(), at));
    if (next !== undefined && next.at <= run.clock.now()) {
      happenings.shift();
      await happen(next, run);
    }
    await workOn(run);
  }
  return found(run, posts, alerts, faults);
}

async function startRunning(seed: number, note: Running['note']): Promise<Running> {
  const random = uniforms(seed);
  const clock = new TestClock(WEEK.from);
  const now = () => clock.now();
  const answer = weekAnswer(now, () => now() < run.downUntil);
  const places = await startPlaces(answer);
  const database = await openDatabase({ kind: 'memory' });
  const slow = () => {
    const drawn = random();
    if (drawn > SLOW_SHARE) return null;
    note('slow database');
    return drawn < SLOW_SHARE / 2 ? 'before' : 'after';
  };
  const platform = (name: string) => {
    const there = places.platform(name);
    return there === undefined ? undefined : mortal(there, () => run);
  };
  const asOf = () => lastFinishedSession(now());
  const begin = () => startLife({ database, clock, platform, answer, asOf, slow, log: () => undefined });
  const run: Running = {
    clock,
    random,
    database,
    places,
    begin,
    note,
    asked: [],
    life: await begin(),
    downUntil: 0,
    diesBehindPost: false,
    isSlackUp: true,
  };
  return run;
}

/** A platform behind whose post the process may die, before anybody has written down that it is there. */
function mortal(
  there: Pick<Platform, 'look' | 'post' | 'find'>,
  running: () => Running,
): Pick<Platform, 'look' | 'post' | 'find'> {
  return {
    look: there.look,
    find: there.find,
    post: async (...given) => {
      const id = await there.post(...given);
      const run = running();
      if (run.diesBehindPost) {
        run.diesBehindPost = false;
        run.life.die();
      }
      return id;
    },
  };
}

async function happen({ kind, ms }: Happening, run: Running): Promise<void> {
  const { places, asked, clock, random } = run;
  if (kind !== 'question') run.note(kind);
  switch (kind) {
    case 'question':
      asked.push(places.ask(QUESTIONS[asked.length % QUESTIONS.length] ?? ''));
      return;
    case 'source down':
      run.downUntil = clock.now() + ms;
      return;
    case 'platform fault':
      places.fail(['chat', 'discord', 'slack'][ms % 3] ?? '', random);
      return;
    case 'killed behind a post':
      run.diesBehindPost = true;
      return;
    case 'killed':
      run.life.die();
      return;
    case 'Slack stops':
      await places.stopSlack();
      run.isSlackUp = false;
      return;
    case 'Slack starts':
      await places.startSlack();
      run.isSlackUp = true;
  }
}

/** Does what is due, begins anew after a death, and lets everybody who asked have their answer. */
async function workOn(run: Running): Promise<void> {
  if (run.life.isAlive()) await run.life.work();
  if (!run.life.isAlive()) {
    await run.life.bury();
    run.life = await run.begin();
    await run.life.work();
  }
  if (run.isSlackUp) await run.places.settled(run.asked);
}

/** The next slot, or the next moment at which a job is to be tried. */
async function nextDue({ database, clock }: Running): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`select least(
    (select min(next_slot) from daily_post where not removed and paused_because is null),
    (select min(extract(epoch from start_after) * 1000)::float8 from pgboss.job
      where state < 'active' and name in ('deliver', 'judge', 'deliver-gave-up', 'judge-gave-up'))) as at`.execute(
    database.db,
  );
  const at = rows[0]?.at ?? null;
  // A minute is as long as anybody waits for what is overdue, such as the job of a process that died.
  return at === null ? null : Math.max(Math.ceil(at), clock.now() + 1_000);
}

async function addOrders({ life, places }: Running, alertSpecs: readonly AlertSpec[]) {
  const { store } = life;
  const posts: DailyPost[] = [];
  for (const [index, spec] of SPECS.entries()) {
    const target = places.targets[index % places.targets.length];
    if (target === undefined) throw new Error('there is no place to post to');
    const { slot } = nextSlot(spec, WEEK.from);
    posts.push(await store.daily.add({ ...spec, target, creator: `p${index}`, nextSlot: slot }));
  }
  const alerts: Alert[] = [];
  for (const [index, spec] of alertSpecs.entries()) {
    const target = places.targets[index % places.targets.length];
    if (target === undefined) throw new Error('there is no place to post to');
    const judgedTo = lastFinishedSession(WEEK.from);
    const begun = { armed: true, judgedTo, lastReading: null };
    alerts.push(await store.alerts.add({ ...spec, ...begun, target, creator: `p${index}` }));
  }
  return { posts, alerts };
}

async function found(
  { life, database, places, asked }: Running,
  posts: readonly DailyPost[],
  alerts: readonly Alert[],
  faults: ReadonlyMap<string, number>,
): Promise<Week> {
  const rows = await database.db.selectFrom('delivery').select(['state', 'attempts', 'slot']).execute();
  const inWeek = rows.filter(({ slot }) => slot < WEEK.to);
  const { store } = life;
  const withLedger = <Order extends { readonly id: string }>(orders: readonly Order[]) =>
    Promise.all(orders.map(async (order) => ({ order, ledger: await store.history(order.id, 1_000) })));
  return {
    posts: await withLedger(posts),
    alerts: await withLedger(alerts),
    places,
    asked,
    faults,
    open: inWeek.filter(({ state }) => state === 'due' || state === 'sending').length,
    retried: inWeek.filter(({ attempts }) => attempts > 1).length,
    close: async () => {
      life.die();
      await life.bury();
      await database.close();
    },
  };
}
