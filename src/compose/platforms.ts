import { setTimeout as pause } from 'node:timers/promises';
import type { KeyValue } from '../core/key-value.ts';
import { Refusal } from '../core/errors.ts';
import type { OperatorPage } from '../core/operator-page.ts';
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

/**
 * The page, not yet started; null when it is off. `beside` is true where there is something else to ask at: then an
 * address that can't be had is told, and the rest goes on.
 */
export async function pageOf(
  { config: { web }, look, demo }: Settings,
  { catalog, store, log, tell }: PlatformParts,
  { beside, pages = [] }: { readonly beside: boolean; readonly pages?: readonly OperatorPage[] },
): Promise<Platform | null> {
  if (web === undefined) return null;
  const { createWeb } = await import('../platforms/web.ts');
  const page = createWeb({
    ...web,
    look,
    simulated: demo,
    catalog,
    pages,
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

/** Resolves after so many milliseconds; rejects when the signal aborts. */
async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  await pause(ms, undefined, signal === undefined ? {} : { signal });
}
