import type { Clock } from '../core/clock.ts';
import { forgivingStore } from '../core/forgiving-store.ts';
import type { KeyValue } from '../core/key-value.ts';
import type { Schedule } from '../core/orders/schedule.ts';
import type { PlatformHealth } from '../core/health/platform-health.ts';
import type { Telemetry } from '../core/telemetry.ts';
import type { Look } from '../core/chart.ts';
import type { AnswerLine, Command, Platform } from '../core/ports.ts';
import type { Log } from '../core/log.ts';
import { createConnection } from './slack/connect/connection.ts';
import type { ConnectionOptions } from './slack/connect/connection-parts.ts';
import { createFirstOf } from './slack/connect/once.ts';
import { SLACK, type Desk, type OpenDesk } from './slack/desk.ts';
import { listenToPresses } from './slack/listen/presses.ts';
import { listenToDailyForm } from './slack/listen/daily-form-events.ts';
import { listenToHome } from './slack/listen/home.ts';
import { listenToLeaving } from './slack/listen/leaving.ts';
import { listenToQuestions } from './slack/listen/questions.ts';
import { listenToSlash } from './slack/listen/slash.ts';
import { createPeople } from './slack/people.ts';
import { createPosts } from './slack/post/posts.ts';
import { createPictures } from './slack/post/pictures.ts';

export interface SlackOptions extends ConnectionOptions {
  readonly keyValue: KeyValue;
  readonly look: Look;
  /** True when answers to the slash command are for the person alone unless they say `public`. */
  readonly privateByDefault?: boolean | undefined;
  /** The standing orders, for the home tab; without them there are none. */
  readonly schedule?: (() => Promise<Schedule>) | undefined;
  /** A workspace removed the app: whatever else is kept of it goes too. */
  readonly onLeave?: ((workspace: string) => Promise<void>) | undefined;
  readonly log: Log;
  /** Takes a sentence for whoever runs the bot: what is missing, and what to change. */
  readonly say: (sentence: string) => void;
  readonly clock: Clock;
  /** Told how soon Slack had its acknowledgements; nobody unless given. */
  readonly telemetry?: Telemetry | undefined;
}

/** Answers that are told of a stop get so long to say so. */
const LAST_WORDS_MS = 5_000;
const FINISH_MS = 25_000;

export interface Slack extends Omit<Platform, 'start'> {
  readonly start: (answer: AnswerLine, commands: readonly Command[]) => Promise<void>;
  /** The port that Slack's requests are taken at; null over Socket Mode, and before the start. */
  readonly port: () => number | null;
  readonly health: () => PlatformHealth;
}

/** Slack as a place that people ask from, and that daily posts and alerts go to. */
export function createSlack(options: SlackOptions): Slack {
  const { look, log, clock } = options;
  const keyValue = forgivingStore(options.keyValue, { platform: SLACK, log });
  const firstOf = createFirstOf(keyValue);
  const connection = createConnection({ ...options, firstOf });
  const lifetime = new AbortController();
  const desk: Desk = {
    look,
    keyValue,
    workspaces: connection.workspaces,
    pictures: createPictures({ keyValue, wait: clock.wait, log }),
    log,
    clock,
    privateByDefault: options.privateByDefault ?? false,
    schedule: options.schedule ?? null,
    lifetime: lifetime.signal,
  };
  return {
    name: SLACK,
    look,
    port: connection.port,
    health: connection.health,
    ...createPosts(desk),
    start: async (answer: AnswerLine, commands: readonly Command[]) => {
      const open: OpenDesk = { ...desk, answer, commands };
      const people = createPeople(open);
      const { app } = connection;
      const parts = { desk: open, people, firstOf };
      listenToSlash(app, open, people);
      listenToQuestions(app, parts);
      listenToPresses(app, open, people);
      listenToHome(app, open, people);
      listenToDailyForm(app, parts);
      // The store itself: that a workspace is forgotten must not be taken for done.
      listenToLeaving(app, { keyValue: options.keyValue, onLeave: options.onLeave, log });
      await connection.open();
    },
    stop: async (finishMs = FINISH_MS) => {
      await connection.close();
      await connection.workDone(finishMs);
      lifetime.abort();
      await connection.workDone(LAST_WORDS_MS);
    },
  };
}
