import type { Target } from '../../people.ts';
import type { Action } from '../../types.ts';

/** What daily posts and alerts have in common. */
export interface StandingOrder {
  readonly number: number;
  readonly target: Target;
  readonly pausedBecause: string | null;
}

/** How one kind of orders is spoken of, and its lines. */
export interface OrderKind<Order> {
  readonly command: 'daily' | 'alert';
  readonly noun: string;
  /** Of replies about several: `Daily posts`. */
  readonly title: string;
  /** A whole line that adds one. */
  readonly example: string;
  /** What is offered where there is none yet. */
  readonly instead: Action;
  /** An order in a few words. */
  readonly standing: (order: Order) => string;
  /** The line that adds it anew. */
  readonly addLine: (order: Order) => string;
  /** What one does that was resumed, and what several do: `is running again`, `are running again`. */
  readonly resumed: readonly [one: string, several: string];
}
