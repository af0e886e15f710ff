import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/core/errors.ts';
import type { PairReport } from '../../src/core/reports/pair.ts';
import type { Reply } from '../../src/core/types.ts';
import { placeOf } from '../fakes/chat/chat-platform.ts';
import { FAKE_CHANNEL } from '../fakes/orders.ts';
import { fakePairReport } from '../fakes/pair-report.ts';
import { CREATOR, fullReply, startScheduling, type Scheduling } from './scheduling.ts';

/** Sessions of two weeks in May 2025. */
const SESSIONS = ['05', '06', '07', '08', '09', '12', '13', '14', '15', '16'].map((day) => `2025-05-${day}`);

/** An answer whose rolling path has these values on the first sessions, and ends there. */
function answerWith(values: readonly number[], changes: Partial<PairReport> = {}): Reply {
  const days = SESSIONS.slice(0, values.length);
  const to = days.at(-1) ?? '2025-05-02';
  const rolling = { window: 63, days, values, low: values, high: values };
  const report = { ...fakePairReport({ n: 80, history: 0 }), to, rolling, regimes: [], ...changes };
  return { ...fullReply, report };
}

/** The evening of a session, with the path up to it. */
function evening({ world }: Scheduling, values: readonly number[], changes: Partial<PairReport> = {}): void {
  const session = SESSIONS[values.length - 1] ?? '';
  world.session = session;
  world.now = Date.parse(`${session}T20:30:00Z`);
  world.answer = async () => answerWith(values, changes);
}

describe('after a session', () => {
  test('an alert whose condition came is one message, with the answer and its picture', async () => {
    const scheduling = await startScheduling();
    const { addAlert, turns, server, store } = scheduling;
    const { id } = await addAlert();
    evening(scheduling, [0.72]);
    await turns(4);
    const messages = server.messages(placeOf(FAKE_CHANNEL));
    expect(messages).toHaveLength(1);
    expect(messages[0]?.image).toBe(true);
    expect(messages[0]?.text).toContain(
      'Alert 1: the rolling correlation of `corr btc r2k-tech 1y` is above 0.7: 0.72 on 5 May 2025. The next one comes after it has been below 0.65. BTC tracks',
    );
    expect(await store.alerts.byId(id)).toMatchObject({
      armed: false,
      judgedTo: '2025-05-05',
      lastReading: '0.72 on 5 May 2025',
    });
    expect(await store.history(id, 5)).toMatchObject([
      { kind: 'alert', state: 'sent', slot: Date.parse('2025-05-05T20:00:00Z') },
    ]);
  });

  test('one whose condition did not come says nothing, and knows where it stands', async () => {
    const scheduling = await startScheduling();
    const { id } = await scheduling.addAlert();
    evening(scheduling, [0.7]);
    await scheduling.turns(2);
    expect(scheduling.server.all()).toEqual([]);
    expect(await scheduling.store.alerts.byId(id)).toMatchObject({ armed: true, judgedTo: '2025-05-05' });
  });

  test('session after session there is one message an event', async () => {
    const scheduling = await startScheduling();
    await scheduling.addAlert();
    const path = [0.72, 0.69, 0.75, 0.64, 0.71, 0.6, 0.6, 0.7001];
    for (const [index] of path.entries()) {
      evening(scheduling, path.slice(0, index + 1));
      await scheduling.turns(3);
    }
    const told = scheduling.texts().map((text) => /: (0\.\d+) on (.*?)\./.exec(text)?.slice(1).join(' '));
    expect(told).toEqual(['0.72 5 May 2025', '0.71 9 May 2025', '0.7001 14 May 2025']);
  });

  test('it is computed once for all that watch the same line', async () => {
    const scheduling = await startScheduling();
    for (const level of [0.5, 0.6, 0.7, 0.8])
      await scheduling.addAlert({ condition: { kind: 'above', level } });
    evening(scheduling, [0.72]);
    await scheduling.turns(2);
    expect(scheduling.asked).toHaveLength(1);
    expect(scheduling.texts()).toHaveLength(3);
  });

  test.each(['paused', 'removed', 'judged'])('one that was %s meanwhile is left alone', async (what) => {
    const scheduling = await startScheduling();
    const { store, jobs, world } = scheduling;
    const { id } = await scheduling.addAlert();
    evening(scheduling, [0.72]);
    await store.planJudging(world.session, () => 'job');
    if (what === 'paused') await store.alerts.change(id, { pausedBecause: 'by hand' });
    if (what === 'removed') await store.alerts.remove(id);
    if (what === 'judged') await store.alerts.change(id, { judgedTo: world.session });
    await jobs.run(world.now);
    expect(scheduling.asked).toEqual([]);
    expect(jobs.waiting()).toEqual([]);
  });
});

describe('sessions that were missed', () => {
  test('are walked: only the newest event is still news, the others are recorded', async () => {
    const scheduling = await startScheduling();
    const { id } = await scheduling.addAlert();
    evening(scheduling, [0.72, 0.6, 0.75, 0.6, 0.8, 0.75]);
    await scheduling.turns(2);
    expect(scheduling.texts()).toHaveLength(1);
    expect(scheduling.texts()[0]).toContain('0.80 on 9 May 2025');
    expect(await scheduling.store.history(id, 9)).toMatchObject([
      { state: 'sent' },
      { state: 'skipped', reason: 'A newer event had happened by the time it was judged.' },
      { state: 'skipped' },
    ]);
    expect((await scheduling.store.alerts.byId(id))?.armed).toBe(false);
  });

  test('are only those after the last one that was judged', async () => {
    const scheduling = await startScheduling();
    const { id } = await scheduling.addAlert({ judgedTo: '2025-05-06' });
    evening(scheduling, [0.72, 0.8, 0.6, 0.69]);
    await scheduling.turns(2);
    expect(scheduling.texts()).toEqual([]);
    expect(await scheduling.store.history(id, 5)).toEqual([]);
  });

  test('give the same messages as sessions that were not, but for those that are no news', async () => {
    const scheduling = await startScheduling();
    await scheduling.addAlert();
    evening(scheduling, [0.72, 0.69, 0.75]);
    await scheduling.turns(2);
    evening(scheduling, [0.72, 0.69, 0.75, 0.69, 0.71, 0.6, 0.71]);
    await scheduling.turns(2);
    expect(scheduling.texts().map((text) => /0\.\d\d on (.*?)\./.exec(text)?.[1])).toEqual([
      '5 May 2025',
      '13 May 2025',
    ]);
  });
});

describe('prices that can not be trusted', () => {
  test.each<[string, Partial<PairReport>]>([
    ['approximate', { approximate: true }],
    ['stale', { stale: true }],
    ['of the day before', { to: '2025-05-02' }],
  ])('that are %s judge nothing; it is tried again', async (_, changes) => {
    const scheduling = await startScheduling();
    const { id } = await scheduling.addAlert();
    evening(scheduling, [0.72], changes);
    await scheduling.turns(1);
    expect(scheduling.server.all()).toEqual([]);
    expect(await scheduling.store.alerts.byId(id)).toMatchObject({ armed: true, judgedTo: '2025-05-02' });
    expect(scheduling.logged).toMatchObject([{ event: 'alert-not-judged', session: '2025-05-05' }]);
    evening(scheduling, [0.72]);
    // What was computed serves for three minutes.
    scheduling.world.now += 5 * 60_000;
    await scheduling.turns(2);
    expect(scheduling.texts()).toHaveLength(1);
  });

  test('that are refused are tried again too, and a fault of ours is thrown at the queue', async () => {
    const scheduling = await startScheduling();
    await scheduling.addAlert();
    evening(scheduling, [0.72]);
    scheduling.world.answer = async () => {
      throw new Refusal('No prices of PSCT.');
    };
    await scheduling.turns(1);
    expect(scheduling.jobs.faults).toEqual([]);
    scheduling.world.answer = async () => ({ ...fullReply });
    await scheduling.turns(1);
    expect(scheduling.jobs.faults).toMatchObject([
      { message: 'corr btc r2k-tech 1y gave no report of a pair' },
    ]);
    evening(scheduling, [0.72]);
    scheduling.world.now += 5 * 60_000;
    await scheduling.turns(2);
    expect(scheduling.texts()).toHaveLength(1);
  });

  /** So many sessions on which no try had exact prices. */
  async function blindSessions(count: number) {
    const scheduling = await startScheduling();
    const { id } = await scheduling.addAlert();
    for (let session = 1; session <= count; session += 1) {
      evening(
        scheduling,
        SESSIONS.slice(0, session).map(() => 0.72),
        { stale: true },
      );
      await scheduling.turns(8);
    }
    return { ...scheduling, id };
  }

  test('are in history after the last try, and the next session looks at that one again', async () => {
    const scheduling = await blindSessions(1);
    const { id, store } = scheduling;
    expect(await store.history(id, 5)).toMatchObject([
      {
        state: 'skipped',
        reason:
          'Exact prices of 5 May 2025 could not be had, so it was not judged; the next session looks at it again.',
      },
    ]);
    expect(await store.alerts.byId(id)).toMatchObject({ failures: 1, judgedTo: '2025-05-02' });
    evening(scheduling, [0.72, 0.6]);
    await scheduling.turns(2);
    expect(scheduling.texts()[0]).toContain('0.72 on 5 May 2025');
    expect((await store.alerts.byId(id))?.failures).toBe(0);
  });

  test('on five sessions in a row pause the alert, and its creator is told once', async () => {
    const { id, store, texts, turns } = await blindSessions(6);
    const because = '5 sessions in a row could not be judged, for want of exact prices.';
    expect(await store.alerts.byId(id)).toMatchObject({ failures: 5, pausedBecause: because });
    await turns(2);
    expect(texts(CREATOR).map((text) => text.trim())).toEqual([
      `Alert 1 (\`corr btc r2k-tech 1y\`) no longer watches: ${because} It is paused now; once that is fixed, \`alert resume 1\` starts it again.`,
    ]);
    expect(await store.history(id, 9)).toHaveLength(5);
  });
});
