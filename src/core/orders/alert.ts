import type { Target } from '../people.ts';

/** What an alert waits for: the rolling correlation above or below a level, or a label. */
export type AlertCondition =
  | { readonly kind: 'above' | 'below'; readonly level: number }
  | { readonly kind: 'coupled' | 'decoupled' };

/** How far a value must come back over its level before the alert can fire again. */
const HYSTERESIS = 0.05;

/** The value that must be passed on the way back. Rounded, so that 0.7 leads to 0.65 and not to 0.6499999999999999. */
export function wayBack({ kind, level }: Extract<AlertCondition, { level: number }>): number {
  return Math.round((kind === 'above' ? level - HYSTERESIS : level + HYSTERESIS) * 1e4) / 1e4;
}

/** What a person asks for. */
export interface AlertSpec {
  /** Canonical `corr` line whose rolling window is watched. */
  readonly line: string;
  readonly condition: AlertCondition;
}

/** A standing order for one message an event. Times are milliseconds since 1970. */
export interface Alert extends AlertSpec {
  /** UUID. */
  readonly id: string;
  /** What people call it by, from 1 on within a workspace; never given twice. */
  readonly number: number;
  readonly target: Target;
  readonly creator: string;
  /** Why it rests; null while it runs. */
  readonly pausedBecause: string | null;
  /** True while it waits for its condition; false between an event and the way back. */
  readonly armed: boolean;
  /** The last session that was judged, and what was read then. */
  readonly judgedTo: string;
  readonly lastReading: string | null;
  /** Sessions in a row that could not be judged. */
  readonly failures: number;
}

/** Alerts of one person, channel and workspace at most. */
export const ALERT_LIMITS = { person: 50, channel: 100, workspace: 1_000 } as const;
