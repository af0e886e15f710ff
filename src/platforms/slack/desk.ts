import type { KeyValue } from '../../core/key-value.ts';
import type { Schedule } from '../../core/orders/schedule.ts';
import type { Answer, Command, Look } from '../../core/types.ts';
import type { Pictures } from './post/pictures.ts';
import type { Workspaces } from './connect/workspaces.ts';

export const SLACK = 'slack';

/** Resolves after some milliseconds; rejects when the signal aborts. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** One event of the log: what happened, with plain JSON or an error beside it. Never a token. */
export type LogEvent = Readonly<Record<string, unknown>> & { readonly event: string };

export interface SlackLog {
  readonly info: (event: LogEvent) => void;
  readonly warn: (event: LogEvent) => void;
  readonly error: (event: LogEvent) => void;
}

/** What all parts of the platform share. */
export interface Desk {
  readonly look: Look;
  readonly keyValue: KeyValue;
  readonly workspaces: Workspaces;
  readonly pictures: Pictures;
  readonly log: SlackLog;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: Wait;
  /** True when answers to the slash command are for the person alone unless they say `public`. */
  readonly privateByDefault: boolean;
  /** The standing orders; null where there are none. */
  readonly schedule: (() => Promise<Schedule>) | null;
  /** Aborted when the platform stops. */
  readonly lifetime: AbortSignal;
}

/** A desk with somebody who answers. */
export interface OpenDesk extends Desk {
  readonly answer: Answer;
  readonly commands: readonly Command[];
}
