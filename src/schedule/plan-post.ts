import { date } from '../core/describe/formats.ts';
import type { DailyPost } from '../core/orders/daily-post.ts';
import type { NewDelivery, Plan } from '../core/orders/order-store.ts';
import type { SlotEnd } from '../core/telemetry.ts';
import { lateReason } from './late-reason.ts';
import { slotId } from './order-ids.ts';
import { nextSlot, type Slot } from './slots.ts';

/** After a longer absence only this many of the missed slots are recorded, the newest ones. */
const MOST_RECORDED = 31;

/** What becomes of a post, and of each of its slots, for whoever counts them. */
export interface PlannedPost extends Plan {
  readonly slots: readonly SlotEnd[];
}

/**
 * What becomes of the slots of a post that have come: posted, or skipped and why. Of several that are not too late
 * only the newest is posted. Pure; running it twice gives the same ids.
 */
export function planPost(post: DailyPost, now: number): PlannedPost {
  const slots: Slot[] = [];
  let next = slotOf(post, post.nextSlot);
  while (next.slot <= now) {
    slots.push(next);
    if (slots.length > MOST_RECORDED) slots.shift();
    next = nextSlot(post, next.slot);
  }
  const newest = slots.findLast((slot) => slot.holiday === null && lateReason(slot, post, now) === null);
  const ends = slots.map((slot) => ({ slot, ...endOf(post, slot, newest, now) }));
  return {
    deliveries: ends.map(({ slot, reason }) => deliveryOf(post, slot, reason)),
    nextSlot: next.slot,
    slots: ends.map(({ end }) => end),
  };
}

/** The slot at exactly this instant, which an earlier call of `nextSlot` gave. */
function slotOf(post: DailyPost, slot: number): Slot {
  return nextSlot(post, slot - 1);
}

/** What becomes of a slot, and why it is skipped, if it is. */
function endOf(
  post: DailyPost,
  slot: Slot,
  newest: Slot | undefined,
  now: number,
): { readonly end: SlotEnd; readonly reason: string | null } {
  if (slot.holiday !== null)
    return { end: 'holiday', reason: `New York did not trade on ${date(slot.holiday)}.` };
  const late = lateReason(slot, post, now);
  if (late !== null) return { end: 'late', reason: late };
  if (slot === newest) return { end: 'due', reason: null };
  return {
    end: 'replaced',
    reason: 'The next one was due as well by the time I could have posted it.',
  };
}

function deliveryOf({ id, target }: DailyPost, { slot, dueAt }: Slot, reason: string | null): NewDelivery {
  return {
    id: slotId(id, slot),
    kind: 'daily',
    owner: id,
    target,
    slot,
    dueAt,
    state: reason === null ? 'due' : 'skipped',
    reason,
    sentence: null,
  };
}
