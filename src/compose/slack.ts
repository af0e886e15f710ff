import { setTimeout } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { Platform } from '../core/types.ts';
import type { House } from './house.ts';

/** Slack as the environment sets it up; null when it does not. */
export async function slackOf(
  { slack, theme, scale }: Pick<Config, 'slack' | 'theme' | 'scale'>,
  { store, log }: Pick<House, 'store' | 'log'>,
): Promise<Platform | null> {
  if (slack === undefined) return null;
  const { createSlack } = await import('../platforms/slack.ts');
  return createSlack({
    ...slack,
    look: { theme, scale },
    keyValue: await store.keyValue(),
    schedule: store.schedule,
    log: { info: () => undefined, warn: log, error: log },
    tell: (sentence) => process.stderr.write(`${sentence}\n`),
    now: Date.now,
    wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  });
}
