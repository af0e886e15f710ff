import type { ColumnType, Generated, Selectable } from 'kysely';
import type { Alert, AlertCondition } from '../../core/orders/alert.ts';
import type { DailyPost, Gist } from '../../core/orders/daily-post.ts';
import type { Delivery } from '../../core/orders/delivery.ts';
import type { OrderChange } from '../../core/orders/order-store.ts';
import type { Target } from '../../core/people.ts';

/** JSON goes in as text, so that it can't be taken for an array of Postgres, and comes out as a value. */
type Json<T> = ColumnType<T, string, string>;

interface TargetColumns {
  platform: string;
  workspace: string;
  target_kind: Target['kind'];
  target_id: string;
}

interface OrderColumns extends TargetColumns {
  id: string;
  number: number;
  creator: string;
  line: string;
  paused_because: string | null;
  failures: Generated<number>;
  removed: Generated<boolean>;
}

export interface OrderTables {
  daily_post: OrderColumns & {
    time: string;
    zone: string;
    days: DailyPost['days'];
    late_minutes: number;
    quiet: boolean;
    next_slot: number;
    last_gist: Json<Gist> | null;
  };
  alert: OrderColumns & {
    condition: Json<AlertCondition>;
    armed: boolean;
    judged_to: string;
    last_reading: string | null;
  };
  delivery: TargetColumns & {
    id: string;
    kind: Delivery['kind'];
    owner: string;
    slot: number;
    due_at: number;
    state: Delivery['state'];
    attempts: Generated<number>;
    reason: string | null;
    message_id: string | null;
    sentence: string | null;
    at: number;
  };
}

/** Where an order goes, as its columns. */
export function targetColumns({ platform, workspace, kind, id }: Target): TargetColumns {
  return { platform, workspace, target_kind: kind, target_id: id };
}

function targetOf({ platform, workspace, target_kind, target_id }: TargetColumns): Target {
  return { platform, workspace, kind: target_kind, id: target_id };
}

/** The daily post that a row holds. */
export function dailyPostOf(row: Selectable<OrderTables['daily_post']>): DailyPost {
  return {
    id: row.id,
    number: row.number,
    target: targetOf(row),
    creator: row.creator,
    line: row.line,
    time: row.time,
    zone: row.zone,
    days: row.days,
    lateMinutes: row.late_minutes,
    quiet: row.quiet,
    pausedBecause: row.paused_because,
    nextSlot: row.next_slot,
    failures: row.failures,
    lastGist: row.last_gist,
  };
}

/** The alert that a row holds. */
export function alertOf(row: Selectable<OrderTables['alert']>): Alert {
  return {
    id: row.id,
    number: row.number,
    target: targetOf(row),
    creator: row.creator,
    line: row.line,
    condition: row.condition,
    pausedBecause: row.paused_because,
    armed: row.armed,
    judgedTo: row.judged_to,
    lastReading: row.last_reading,
    failures: row.failures,
  };
}

/** The delivery that a row of the ledger holds. */
export function deliveryOf(row: Selectable<OrderTables['delivery']>): Delivery {
  return {
    id: row.id,
    kind: row.kind,
    owner: row.owner,
    target: targetOf(row),
    slot: row.slot,
    dueAt: row.due_at,
    state: row.state,
    attempts: row.attempts,
    reason: row.reason,
    messageId: row.message_id,
    at: row.at,
  };
}

/** What of a change belongs into a daily post. */
export function dailyPostChange({ pausedBecause, nextSlot, failures, lastGist }: OrderChange) {
  return {
    ...(pausedBecause === undefined ? {} : { paused_because: pausedBecause }),
    ...(nextSlot === undefined ? {} : { next_slot: nextSlot }),
    ...(failures === undefined ? {} : { failures }),
    ...(lastGist === undefined || lastGist === null ? {} : { last_gist: JSON.stringify(lastGist) }),
  };
}

/** What of a change belongs into an alert. */
export function alertChange({ pausedBecause, failures, armed, judgedTo, lastReading }: OrderChange) {
  return {
    ...(pausedBecause === undefined ? {} : { paused_because: pausedBecause }),
    ...(failures === undefined ? {} : { failures }),
    ...(armed === undefined ? {} : { armed }),
    ...(judgedTo === undefined ? {} : { judged_to: judgedTo }),
    ...(lastReading === undefined ? {} : { last_reading: lastReading }),
  };
}
