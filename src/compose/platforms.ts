import { setTimeout as pause } from 'node:timers/promises';
import type { KeyValue } from '../core/key-value.ts';
import type { Catalog } from '../core/query/catalog.ts';
import type { Look, Platform } from '../core/types.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';

/** Where events go, by how much they matter. */
export interface LevelledLog {
  readonly info: (event: object) => void;
  readonly warn: (event: object) => void;
  readonly error: (event: object) => void;
}

interface PlatformParts {
  readonly catalog: Catalog;
  readonly store: Store;
  readonly log: LevelledLog;
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
  { store, log, tell }: PlatformParts,
): Promise<Platform> {
  const { createSlack } = await import('../platforms/slack.ts');
  return createSlack({
    ...slack,
    keyValue,
    look,
    schedule: store.schedule,
    onLeave: (workspace) => store.forget('slack', workspace),
    log,
    tell,
    now: Date.now,
    wait,
  });
}

async function discordOf(
  discord: NonNullable<Settings['config']['discord']>,
  keyValue: KeyValue,
  { catalog, store, log, tell }: PlatformParts,
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
    say: tell,
  });
}

/** Resolves after so many milliseconds; rejects when the signal aborts. */
async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  await pause(ms, undefined, signal === undefined ? {} : { signal });
}
