import type { Target } from '../people.ts';
import type { PostDays } from './post-days.ts';

/** What a person asks for. */
export interface DailySpec {
  /** Local wall-clock time, `HH:MM`. */
  readonly time: string;
  /** IANA name. */
  readonly zone: string;
  /** Canonical line of the answer to post. */
  readonly line: string;
  readonly days: PostDays;
  /** A slot this much too late is still posted, with a note; a later one is skipped and recorded. */
  readonly lateMinutes: number;
  /** One line without a picture when nothing material changed since the last post. */
  readonly quiet: boolean;
}

/** A standing order for one post a day. Times are milliseconds since 1970. */
export interface DailyPost extends DailySpec {
  /** UUID. */
  readonly id: string;
  /** What people call it by, from 1 on within a workspace; never given twice. */
  readonly number: number;
  readonly target: Target;
  /** Who added it; told when it fails. */
  readonly creator: string;
  /** Why it rests; null while it runs. */
  readonly pausedBecause: string | null;
  /** The next slot that has not been dealt with. */
  readonly nextSlot: number;
  /** Slots in a row that failed. */
  readonly failures: number;
  /** What the last full post said (`Reply.gist`), for quiet posts. */
  readonly lastGist: Gist | null;
}

/** The few numbers of an answer that a later one is compared with. */
export interface Gist {
  /** Its subject in a few words: `BTC and small-cap tech, 1y`. */
  readonly subject: string;
  /** The headline estimate with its 95% interval. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The last day of prices behind it. */
  readonly to: string;
  /** What must be the same for the answer to count as unchanged: label, change words, instruments, tied group. */
  readonly state: string;
}

/** Posts of one person, channel and workspace at most. */
export const DAILY_LIMITS = { person: 20, channel: 30, workspace: 500 } as const;
