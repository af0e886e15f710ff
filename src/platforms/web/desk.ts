import type { RateLimit } from '../../core/pacing/rate-limit.ts';
import type { Catalog } from '../../core/query/catalog.ts';
import type { Look } from '../../core/chart.ts';
import type { Answer, Command } from '../../core/ports.ts';
import type { Log } from '../../core/log.ts';
import type { AtOncePerClient } from './at-once-per-client.ts';

export const WEB = 'web';

/** Everything between the server and what answers. */
export interface Desk {
  readonly answer: Answer;
  readonly commands: readonly Command[];
  readonly catalog: Catalog;
  /** For those who don't say how a chart should look. */
  readonly look: Look;
  readonly atOnce: AtOncePerClient;
  /** How often each client may have a line looked at while it is typed. */
  readonly typing: RateLimit;
  readonly log: Pick<Log, 'warn' | 'error'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Aborts when no new question is taken any more. */
  readonly closing: AbortSignal;
  /** Ends every answer under way. */
  readonly lifetime: AbortSignal;
}
