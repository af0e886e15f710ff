import { localTime } from '../core/describe/orders/clock-words.ts';
import type { Alert } from '../core/orders/alert.ts';
import type { DailyPost } from '../core/orders/daily-post.ts';
import type { Claimed, NewDelivery, OrderChange, OrderStore } from '../core/orders/order-store.ts';
import type { Target } from '../core/people.ts';
import { noticeId } from './order-ids.ts';

/** Slots in a row that may fail before the post is paused. */
const FAILURES_TO_PAUSE = 5;

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
  const failures = owner.failures + 1;
  const change: OrderChange =
    kind === 'permanent' || failures >= FAILURES_TO_PAUSE
      ? { failures, pausedBecause: kind === 'permanent' ? reason : `${failures} in a row failed. ${reason}` }
      : { failures };
  await store.settle(delivery.id, {
    ...end,
    change,
    deliveries: [notice(delivery, owner, reason, at, change.pausedBecause !== undefined)],
  });
}

async function ownerOf(
  store: OrderStore,
  { kind, owner }: Pick<Claimed, 'kind' | 'owner'>,
): Promise<DailyPost | Alert | null> {
  if (kind === 'notice') return null;
  return (kind === 'alert' ? store.alerts : store.daily).byId(owner);
}

function notice(
  { id, slot, target }: Pick<Claimed, 'id' | 'slot' | 'target'>,
  owner: DailyPost | Alert,
  reason: string,
  now: number,
  isPaused: boolean,
): NewDelivery {
  const [name, command, zone] =
    'time' in owner
      ? [`Daily post ${owner.number}`, 'daily', owner.zone]
      : [`Alert ${owner.number}`, 'alert', 'America/New_York'];
  const after = isPaused
    ? `It is paused now; when that is mended, \`${command} resume ${owner.number}\` starts it again.`
    : `It stays on for the next time; \`${command} history ${owner.number}\` shows how it goes.`;
  const to: Target = { ...target, kind: 'person', id: owner.creator };
  return {
    id: noticeId(id),
    kind: 'notice',
    owner: owner.id,
    target: to,
    slot,
    dueAt: now,
    state: 'due',
    reason: null,
    sentence: `${name} (\`${owner.line}\`) could not be posted for ${localTime(slot, zone)}. ${reason} ${after}`,
  };
}
