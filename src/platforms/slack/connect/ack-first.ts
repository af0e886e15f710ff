import { setImmediate } from 'node:timers/promises';
import type { App, ReceiverEvent } from '@slack/bolt';
import type { Telemetry } from '../../../core/telemetry.ts';
import { SLACK } from '../desk.ts';
import type { FirstOf } from './once.ts';

/** What is in work for people, so that a stop can wait for it. */
export interface Work {
  readonly running: ReadonlySet<Promise<unknown>>;
}

/** Requests whose acknowledgement carries an answer: their listeners send it themselves. */
const ANSWERED_BY_ACK: ReadonlySet<unknown> = new Set(['view_submission', 'block_suggestion']);

/** Turns of the event loop that a request waits for others at most. */
const MOST_TURNS = 500;
/** A rush is over when so many turns brought nothing: over HTTP a request takes several, from its connection to its body. */
const QUIET_TURNS = 8;

/**
 * Makes the app acknowledge before it does anything else, even look up whose workspace it is, and handle every event and
 * trigger once. Slack waits three seconds, and no store or network may cost the person the answer.
 */
export function ackFirst(app: App, firstOf: FirstOf, { now, tell }: Telemetry): Work {
  const running = new Set<Promise<unknown>>();
  const processEvent = app.processEvent.bind(app);
  let arrived = 0;
  // Of many requests at once, all are acknowledged before the first one is worked on.
  const afterTheRush = async () => {
    let seen = arrived;
    for (let turn = 0, quiet = 0; turn < MOST_TURNS && quiet < QUIET_TURNS; turn += 1) {
      await setImmediate();
      quiet = arrived === seen ? quiet + 1 : 0;
      seen = arrived;
    }
  };
  const handle = async (event: ReceiverEvent) => {
    arrived += 1;
    if (ANSWERED_BY_ACK.has(event.body.type)) return processEvent(event);
    const began = now();
    await event.ack();
    tell({ kind: 'acknowledged', platform: SLACK, ms: now() - began });
    await afterTheRush();
    const key = keyOf(event.body);
    if (key !== null && !(await firstOf(key))) return;
    await processEvent({ ...event, ack: async () => undefined });
  };
  app.processEvent = (event) => {
    const work = handle(event).finally(() => running.delete(work));
    running.add(work);
    return work;
  };
  return { running };
}

function keyOf({ event_id: event, trigger_id: trigger }: ReceiverEvent['body']): string | null {
  if (typeof event === 'string') return `event:${event}`;
  return typeof trigger === 'string' ? `trigger:${trigger}` : null;
}
