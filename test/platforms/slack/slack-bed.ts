import { expect, onTestFinished } from 'vitest';
import type { Clock } from '../../../src/core/clock.ts';
import type { KeyValue } from '../../../src/core/key-value.ts';
import type { AnswerLine, Command } from '../../../src/core/ports.ts';
import type { Reply } from '../../../src/core/types.ts';
import { createSlack, type Slack, type SlackOptions } from '../../../src/platforms/slack.ts';
import type { LogEvent } from '../../../src/core/log.ts';
import { EVENTS } from '../../../src/platforms/slack/manifest.ts';
import { SCOPES } from '../../../src/platforms/slack/scopes.ts';
import { loadCommands } from '../../../src/load-commands.ts';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from '../../fakes/slack/index.ts';
import { memoryKeyValue } from '../../fakes/key-value.ts';
import { manualWaits } from './manual-waits.ts';

export type Mode = 'socket' | 'http';
export const MODES: readonly Mode[] = ['socket', 'http'];

export interface BedOptions {
  readonly mode?: Mode;
  readonly answer?: AnswerLine;
  readonly fake?: FakeSlackOptions;
  readonly keyValue?: KeyValue;
  /** Another replica that runs already: the same Slack, the same store. */
  readonly beside?: Bed;
  /** True for many workspaces that install the app, instead of one by its token. */
  readonly oauth?: boolean;
  /** What of time is another one's than the real time and waits that the test lets pass. */
  readonly clock?: Partial<Clock>;
  readonly options?: Partial<SlackOptions>;
  /** True for a test that sends what Slack refuses. */
  readonly refused?: boolean;
  /** False to start later. */
  readonly started?: boolean;
}

export interface Bed {
  readonly fake: FakeSlack;
  readonly slack: Slack;
  readonly waits: ReturnType<typeof manualWaits>;
  readonly keyValue: KeyValue;
  readonly told: string[];
  readonly log: LogEvent[];
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const COMMANDS: readonly Command[] = await loadCommands();

/** The platform with the real Bolt, connected to a Slack on loopback, which allows it what the manifest asks for. */
export async function slackBed({
  mode = 'socket',
  answer = async (line) => plainReply(line),
  fake: fakeOptions = {},
  beside,
  keyValue = beside?.keyValue ?? memoryKeyValue(),
  oauth = false,
  clock = {},
  options = {},
  refused = false,
  started = true,
}: BedOptions = {}): Promise<Bed> {
  const fake =
    beside?.fake ?? (await startFakeSlack({ scopes: Object.keys(SCOPES), events: EVENTS, ...fakeOptions }));
  const waits = manualWaits();
  const told: string[] = [];
  const log: LogEvent[] = [];
  const note = (event: LogEvent) => void log.push(event);
  const slack = createSlack({
    ...(mode === 'http'
      ? { signingSecret: fake.signingSecret, port: 0, host: '127.0.0.1' }
      : { appToken: fake.appToken, ...(oauth ? { port: 0, host: '127.0.0.1' } : {}) }),
    ...(oauth
      ? { oauth: { clientId: fake.clientId, clientSecret: fake.clientSecret, stateSecret: 'a state secret' } }
      : { botToken: fake.botToken }),
    apiUrl: fake.url,
    keyValue,
    look: { theme: 'light', scale: 1 },
    log: { info: note, warn: note, error: note },
    say: (sentence) => void told.push(sentence),
    clock: { now: Date.now, wait: waits.wait, ...clock },
    ...options,
  });
  const start = async () => {
    await slack.start(answer, COMMANDS);
    if (mode === 'http') fake.push.to(`http://127.0.0.1:${slack.port()}/slack/events`);
  };
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= slack.stop());
  const close = async () => {
    await stop();
    if (beside !== undefined) return;
    await fake.close();
    // Whatever a test is about: Slack takes every payload, and none of them rings anybody's bell.
    if (!refused) expect(fake.violations).toEqual([]);
    expect(fake.pings()).toEqual([]);
  };
  if (started) await start();
  onTestFinished(close);
  return { fake, slack, waits, keyValue, told, log, start, stop };
}

/** An answer that repeats its line. */
export function plainReply(line: string): Reply {
  return {
    title: `Answer to ${line}`,
    lead: `**0.51** for \`${line}\`.`,
    facts: [['By ranks', '0.49']],
    notes: ['PSCT stands in.'],
    actions: [
      { label: '2y', line: 'corr btc r2k-tech 2y' },
      { label: 'CSV', line: 'csv btc r2k-tech 1y' },
    ],
    query: line,
    report: { rolling: { window: 63, values: [0.1, 0.3, null, 0.5, 0.2] } },
  };
}

export const GENERAL = { user: 'U0ADA', channel: 'C0GENERAL' } as const;
