import { date } from '../core/describe/numbers.ts';
import type { DailyPost } from '../core/orders/daily-post.ts';
import type { NewDelivery, Plan } from '../core/orders/order-store.ts';
import { lateReason } from './late-reason.ts';
import { slotId } from './order-ids.ts';
import { nextSlot, type Slot } from './slots.ts';

/** After a longer absence only this many of the missed slots are recorded, the newest ones. */
const MOST_RECORDED = 31;

/**
 * What becomes of the slots of a post that have come: posted, or skipped and why. Of several that are not too late
 * only the newest is posted. Pure; running it twice gives the same ids.
 */
export function planPost(post: DailyPost, now: number): Plan {
  const slots: Slot[] = [];
  let next = slotOf(post, post.nextSlot);
  while (next.slot <= now) {
    slots.push(next);
    if (slots.length > MOST_RECORDED) slots.shift();
    next = nextSlot(post, next.slot);
  }
  const newest = slots.findLast((slot) => slot.holiday === null && lateReason(slot, post, now) === null);
  const deliveries = slots.map((slot) => deliveryOf(post, slot, reasonToSkip(post, slot, newest, now)));
  return { deliveries, nextSlot: next.slot };
}

/** The slot at exactly this instant, which an earlier call of `nextSlot` gave. */
function slotOf(post: DailyPost, slot: number): Slot {
  return nextSlot(post, slot - 1);
}

function reasonToSkip(post: DailyPost, slot: Slot, newest: Slot | undefined, now: number): string | null {
  if (slot.holiday !== null) return `New York did not trade on ${date(slot.holiday)}.`;
  const late = lateReason(slot, post, now);
  if (late !== null || slot === newest) return late;
  return 'The next one was due as well by the time I could have posted it.';
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
