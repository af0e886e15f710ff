import type { Client, REST } from 'discord.js';
import type { KeyValue } from '../../core/key-value.ts';
import type { Schedule } from '../../core/orders/schedule.ts';
import type { Telemetry } from '../../core/telemetry.ts';
import type { Catalog } from '../../core/query/catalog.ts';
import type { Look } from '../../core/chart.ts';
import type { Answer, Command } from '../../core/ports.ts';
import type { Log } from '../../core/log.ts';
import type { Clock } from '../../core/clock.ts';
import type { Urgent } from './listen/urgent.ts';

/** What all that answer people share. */
export interface Desk {
  readonly rest: REST;
  /** For what is answered with an interaction's own token. */
  readonly interactionRest: REST;
  readonly client: () => Client<true> | null;
  readonly answer: Answer;
  readonly commands: readonly Command[];
  readonly catalog: Catalog;
  readonly keyValue: KeyValue;
  /** The standing orders, to offer them by number. @throws Refusal where they can't be had. */
  readonly schedule: () => Promise<Schedule>;
  readonly clock: Clock;
  readonly urgent: Urgent;
  readonly look: Look;
  readonly log: Log;
  readonly telemetry: Telemetry;
  /** Aborts when the platform stops. */
  readonly signal: AbortSignal;
}
