import type { Target } from '../people.ts';

/**
 * What became of one slot of a daily post, or of one event of an alert.
 * `due`: to be posted; `sending`: an attempt began; `sent`, `skipped` and `failed` are final.
 */
type DeliveryState = 'due' | 'sending' | 'sent' | 'skipped' | 'failed';

/** One row of the ledger: made before anything is posted, never made twice. Times are milliseconds since 1970. */
export interface Delivery {
  /** UUID, the same for the same owner and slot wherever and whenever it is computed; also the id of its job. */
  readonly id: string;
  readonly kind: 'daily' | 'alert' | 'run' | 'notice';
  /** Id of the daily post or alert. */
  readonly owner: string;
  readonly target: Target;
  /** When it was meant to be posted. */
  readonly slot: number;
  /** When it may be posted at the earliest: the slot, or the moment at which the session's prices are there. */
  readonly dueAt: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Why it was skipped, failed or is being tried again; null when there is nothing to say. */
  readonly reason: string | null;
  /** The platform's id of the message, once it is sent. */
  readonly messageId: string | null;
  /** When the state last changed. */
  readonly at: number;
}
