import { localTime } from '../core/describe/orders/clock-words.ts';
import type { Alert } from '../core/orders/alert.ts';
import type { DailyPost } from '../core/orders/daily-post.ts';
import type { Claimed, OrderChange, OrderStore } from '../core/orders/order-store.ts';
import { notice } from './notice.ts';
import { ownerOf } from './owner-of.ts';

const NEW_YORK = 'America/New_York';
/** Failures in a row that pause an order. */
export const FAILURES_TO_PAUSE = 5;

/**
 * Ends a delivery as failed: its order is paused when trying again is no use or five slots in a row failed, and whoever
 * added it is told why, alone, with the fix. A notice that fails is only recorded.
 */
export async function failDelivery(
  store: OrderStore,
  delivery: Pick<Claimed, 'id' | 'kind' | 'owner' | 'slot' | 'target'>,
  reason: string,
  kind: 'permanent' | 'tries',
): Promise<void> {
  const at = await store.now();
  const end = { state: 'failed', at, reason, messageId: null } as const;
  const owner = await ownerOf(store, delivery);
  if (owner === null) {
    await store.settle(delivery.id, { ...end, change: {}, deliveries: [] });
    return;
  }
  const change = changeAfter(delivery, owner, reason, kind);
  const isPaused = change.pausedBecause !== undefined || owner.pausedBecause !== null;
  const { slot, target } = delivery;
  const failed = `could not be posted for ${localTime(slot, 'time' in owner ? owner.zone : NEW_YORK)}. ${reason}`;
  await store.settle(delivery.id, {
    ...end,
    change,
    deliveries: [notice({ about: delivery.id, owner, target, slot, now: at, sentence: failed, isPaused })],
  });
}

/** Only slots count towards a pause: an alert counts sessions that could not be judged, and a run by hand is neither. */
function changeAfter(
  { kind: delivered }: Pick<Claimed, 'kind'>,
  owner: DailyPost | Alert,
  reason: string,
  kind: 'permanent' | 'tries',
): OrderChange {
  const failures = owner.failures + (delivered === 'daily' ? 1 : 0);
  if (kind === 'permanent') return { failures, pausedBecause: reason };
  if (delivered !== 'daily') return {};
  if (failures < FAILURES_TO_PAUSE) return { failures };
  return { failures, pausedBecause: `${failures} posts in a row failed. ${reason}` };
}
