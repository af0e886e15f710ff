import type { KeyValue } from '../core/key-value.ts';
import { Refusal } from '../core/errors.ts';
import type { OperatorPage } from '../core/health/operator-page.ts';
import type { Catalog } from '../core/query/catalog.ts';
import type { Look } from '../core/chart.ts';
import type { Platform } from '../core/ports.ts';
import type { Telemetry } from '../core/telemetry.ts';
import type { Log } from '../core/log.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';
import { wait } from './wait.ts';

interface PlatformParts {
  readonly catalog: Catalog;
  readonly store: Store;
  readonly log: Log;
  readonly telemetry: Telemetry;
  /** Takes a sentence for whoever runs the bot. */
  readonly tell: (sentence: string) => void;
}

/** True when there is a chat to be in. */
export function hasChats({ config: { slack, discord } }: Settings): boolean {
  return slack !== undefined || discord !== undefined;
}

/** The chats that are set up, not yet started. Their SDKs are loaded only then. */
export async function chatsOf(settings: Settings, parts: PlatformParts): Promise<readonly Platform[]> {
  const { config } = settings;
  if (!hasChats(settings)) return [];
  const keyValue = await parts.store.keyValue();
  return Promise.all([
    ...(config.slack === undefined ? [] : [slackOf(config.slack, settings.look, keyValue, parts)]),
    ...(config.discord === undefined ? [] : [discordOf(config.discord, keyValue, parts)]),
  ]);
}

async function slackOf(
  slack: NonNullable<Settings['config']['slack']>,
  look: Look,
  keyValue: KeyValue,
  { store, log, telemetry, tell }: PlatformParts,
): Promise<Platform> {
  const { createSlack } = await import('../platforms/slack.ts');
  return createSlack({
    ...slack,
    keyValue,
    look,
    schedule: store.schedule,
    onLeave: (workspace) => store.forget('slack', workspace),
    log,
    telemetry,
    say: tell,
    clock: { now: Date.now, wait },
  });
}

async function discordOf(
  discord: NonNullable<Settings['config']['discord']>,
  keyValue: KeyValue,
  { catalog, store, log, telemetry, tell }: PlatformParts,
): Promise<Platform> {
  const { createDiscord } = await import('../platforms/discord.ts');
  return createDiscord({
    ...discord,
    catalog,
    keyValue,
    schedule: store.schedule,
    clock: { now: Date.now, wait },
    onLeave: (workspace) => store.forget('discord', workspace),
    log,
    telemetry,
    say: tell,
  });
}

/**
 * The page with those for operators, not yet started; null when it is off. From `closing` on it takes no question, but
 * still says how it stands. `beside` is true where there is something else to ask at: then an
 * address that can't be had is told, and the rest goes on.
 */
export async function pageOf(
  { config: { web }, look, demo }: Settings,
  { catalog, store, log, tell }: PlatformParts,
  {
    beside,
    pages,
    closing,
  }: {
    readonly beside: boolean;
    readonly pages: readonly OperatorPage[];
    readonly closing: AbortSignal;
  },
): Promise<Platform | null> {
  if (web === undefined) return null;
  const { createWeb } = await import('../platforms/web.ts');
  const page = createWeb({
    ...web,
    look,
    simulated: demo,
    catalog,
    pages,
    closing,
    keyValue: demo ? store.keyValueIfOpen : store.keyValue,
    log,
    now: Date.now,
    wait,
  });
  return {
    ...page,
    start: async (answer, commands) => {
      try {
        await page.start(answer, commands);
        tell(`Page: ${page.address() ?? 'off'}`);
      } catch (error) {
        if (!beside || !(error instanceof Refusal)) throw error;
        tell(error.message);
      }
    },
  };
}
