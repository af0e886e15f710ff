import { eventSentence, readingWords } from '../core/describe/orders/alert-words.ts';
import { closeInstant } from '../core/calendar/closes.ts';
import { date } from '../core/describe/formats.ts';
import { Refusal } from '../core/errors.ts';
import type { Alert } from '../core/orders/alert.ts';
import { judgeAlert, type Reading } from '../core/orders/judge-alert.ts';
import type { Job, JobOutcome, NewDelivery, OrderStore } from '../core/orders/order-store.ts';
import { pairReportOf } from '../core/command/pair-report-of.ts';
import { readingsAfter } from '../core/orders/readings.ts';
import type { Caller } from '../core/people.ts';
import type { PairReport } from '../core/reports/pair.ts';
import type { Day } from '../core/types.ts';
import type { LogEvent } from '../core/log.ts';
import type { AnswerForPost } from './answers.ts';
import type { PostPlatforms } from './deliver.ts';
import { FAILURES_TO_PAUSE } from './fail-delivery.ts';
import { notice } from './notice.ts';
import { eventId, notJudgedId } from './order-ids.ts';

export interface JudgeParts {
  readonly store: OrderStore;
  readonly platforms: PostPlatforms;
  readonly answer: AnswerForPost;
  readonly log: (event: LogEvent) => void;
}

const PLAIN_LOOK = { theme: 'light', scale: 1 } as const;

/**
 * Judges one alert after one session, with every session since the last judging, so that a day that was missed counts.
 * Nothing is judged on approximate or stale prices, or before that session's are there: the job is tried again.
 */
export function judge(
  parts: JudgeParts,
): (job: Job & { readonly alert: string; readonly session: string }) => Promise<JobOutcome> {
  const { store, log } = parts;
  return async ({ alert: id, session }) => {
    const alert = await store.alerts.byId(id);
    if (alert === null || alert.pausedBecause !== null || alert.judgedTo >= session) return 'done';
    try {
      const report = await reportOf(parts, alert);
      const problem = unfit(report, session);
      if (problem !== null) {
        log({ event: 'alert-not-judged', alert: id, session, reason: problem });
        return 'retry';
      }
      await settle(store, alert, session, readingsAfter(report, alert.judgedTo));
      return 'done';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      log({ event: 'alert-not-judged', alert: id, session, reason: error.message });
      return 'retry';
    }
  };
}

/**
 * After the last try: history shows that this session was not judged, the next one looks at it again. After five in a
 * row nobody should think that somebody watches: the alert is paused and its creator is told.
 */
export function judgingGaveUp({ store, log }: Pick<JudgeParts, 'store' | 'log'>) {
  return async ({
    alert: id,
    session,
  }: {
    readonly alert: string;
    readonly session: string;
  }): Promise<void> => {
    const alert = await store.alerts.byId(id);
    if (alert === null || alert.pausedBecause !== null || alert.judgedTo >= session) return;
    log({ event: 'alert-judging-gave-up', alert: id, session });
    const failures = alert.failures + 1;
    const isPaused = failures >= FAILURES_TO_PAUSE;
    const because = `${failures} sessions in a row could not be judged, for want of exact prices.`;
    await store.settleJudgement(id, isPaused ? { failures, pausedBecause: because } : { failures }, [
      notJudged(alert, session),
      ...(isPaused ? [blindNotice(alert, session, await store.now(), because)] : []),
    ]);
  };
}

function notJudged({ id, target }: Alert, session: Day): NewDelivery {
  const slot = closeInstant(session);
  return {
    id: notJudgedId(id, session),
    kind: 'alert',
    owner: id,
    target,
    slot,
    dueAt: slot,
    state: 'skipped',
    reason: `Exact prices of ${date(session)} could not be had, so it was not judged; the next session looks at it again.`,
    sentence: null,
  };
}

function blindNotice(alert: Alert, session: Day, now: number, because: string): NewDelivery {
  const { id, target } = alert;
  const sentence = `no longer watches: ${because}`;
  const about = notJudgedId(id, session);
  return notice({ about, owner: alert, target, slot: closeInstant(session), now, sentence, isPaused: true });
}

async function reportOf({ answer, platforms }: JudgeParts, alert: Alert): Promise<PairReport> {
  const { target, creator, line } = alert;
  const caller: Caller = { ...target, channel: target.id, person: creator, manages: false };
  // In the look of the place it would be posted to, so that an event's picture is drawn already.
  const look = platforms(target.platform)?.look ?? PLAIN_LOOK;
  return pairReportOf(await answer(line, look, caller));
}

function unfit({ approximate, stale, to }: PairReport, session: string): string | null {
  if (approximate) return 'the two legs were read at different clocks';
  if (stale) return 'the prices are stale';
  return to < session ? `the prices end on ${to}` : null;
}

async function settle(
  store: OrderStore,
  alert: Alert,
  session: string,
  readings: readonly Reading[],
): Promise<void> {
  const { armed, events } = judgeAlert(alert.condition, alert.armed, readings);
  const last = readings.at(-1);
  const now = await store.now();
  await store.settleJudgement(
    alert.id,
    {
      armed,
      failures: 0,
      judgedTo: session,
      lastReading: last === undefined ? alert.lastReading : readingWords(last),
    },
    events.map((event, index) => eventDelivery(alert, event, index === events.length - 1, now)),
  );
}

/** One message an event; when several sessions were missed only the newest event is still news. */
function eventDelivery(alert: Alert, event: Reading, isNewest: boolean, now: number): NewDelivery {
  return {
    id: eventId(alert.id, event.day),
    kind: 'alert',
    owner: alert.id,
    target: alert.target,
    slot: closeInstant(event.day),
    dueAt: now,
    state: isNewest ? 'due' : 'skipped',
    reason: isNewest ? null : 'A newer event had happened by the time it was judged.',
    sentence: eventSentence(alert, event),
  };
}
