import type { Config } from '../config.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Look } from '../core/chart.ts';
import type { Day } from '../core/types.ts';

/** What differs between the bot, the demo and one answer. */
export interface Settings {
  readonly config: Config;
  /** The bot keeps running; the others answer and end. */
  readonly bot: boolean;
  /** Reads and keeps closes where the bot does: also those that its replicas share. */
  readonly sharesPrices: boolean;
  readonly demo: boolean;
  readonly pricesFolder: string | undefined;
  readonly asOf: Day | undefined;
  readonly look: Look;
  readonly json: boolean;
  readonly out: string | undefined;
}

/** Milliseconds since 1970: now, or for ever the evening of the as-of day (23:59 in a New York summer). */
export function clock(asOf: Day | undefined): () => number {
  if (asOf === undefined) return Date.now;
  const evening = Date.parse(`${asOf}T00:00:00Z`) + (27 * 60 + 59) * 60_000;
  if (evening > Date.now() + 86_400_000) {
    throw new ConfigError(`The as-of day ${asOf} is in the future. Give a day up to today.`);
  }
  return () => evening;
}
