import type { KeyValue } from '../core/key-value.ts';
import type { Catalog } from '../core/query/catalog.ts';
import type { Look, Platform } from '../core/types.ts';
import type { Telemetry } from '../core/telemetry.ts';
import type { Log } from '../operate/log.ts';
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
export function hasPlatforms({ config: { slack, discord } }: Settings): boolean {
  return slack !== undefined || discord !== undefined;
}

/** The platforms that are set up, not yet started. Their SDKs are loaded only then. */
export async function platformsOf(settings: Settings, parts: PlatformParts): Promise<readonly Platform[]> {
  const { config } = settings;
  if (!hasPlatforms(settings)) return [];
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
    tell,
    now: Date.now,
    wait,
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
