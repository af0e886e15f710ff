import type { Clock } from '../../core/clock.ts';
import type { KeyValue } from '../../core/key-value.ts';
import type { Schedule } from '../../core/orders/schedule.ts';
import type { Look } from '../../core/chart.ts';
import type { AnswerLine, Command } from '../../core/ports.ts';
import type { Log } from '../../core/log.ts';
import type { Pictures } from './post/pictures.ts';
import type { Workspaces } from './connect/workspaces.ts';

export const SLACK = 'slack';

/** What all parts of the platform share. */
export interface Desk {
  readonly look: Look;
  /** The forgiving store: what can't be kept or looked up costs no answer. */
  readonly keyValue: KeyValue;
  readonly workspaces: Workspaces;
  readonly pictures: Pictures;
  readonly log: Log;
  readonly clock: Clock;
  /** True when answers to the slash command are for the person alone unless they say `public`. */
  readonly privateByDefault: boolean;
  /** The standing orders; null where there are none. */
  readonly schedule: (() => Promise<Schedule>) | null;
  /** Aborted when the platform stops. */
  readonly lifetime: AbortSignal;
}

/** A desk with somebody who answers. */
export interface OpenDesk extends Desk {
  readonly answer: AnswerLine;
  readonly commands: readonly Command[];
}
