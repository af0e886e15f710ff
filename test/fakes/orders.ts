import type { DailyPost, Gist } from '../../src/core/orders/daily-post.ts';
import type {
  NewAlert,
  NewDailyPost,
  NewDelivery,
  Plan,
  Settlement,
} from '../../src/core/orders/order-store.ts';
import type { Target } from '../../src/core/people.ts';
import { slotId } from '../../src/schedule/order-ids.ts';

export const FAKE_CHANNEL: Target = { platform: 'chat', workspace: 'w1', kind: 'channel', id: 'c1' };
/** Monday 5 May 2025, 16:30 in New York. */
export const FAKE_SLOT = Date.parse('2025-05-05T20:30:00Z');

export const FAKE_GIST: Gist = {
  subject: 'BTC and small-cap tech, 1y',
  value: 0.5,
  low: 0.4,
  high: 0.6,
  to: '2025-05-05',
  state: 'coupled, unchanged',
};

/** The end of a delivery that was posted. */
export const FAKE_SENT: Settlement = {
  state: 'sent',
  at: FAKE_SLOT + 5_000,
  reason: null,
  messageId: 'm1',
  change: { failures: 0 },
  deliveries: [],
};

/** A post at 16:30 in New York, due for the first time on 5 May 2025. */
export function fakePost(overrides: Partial<NewDailyPost> = {}): NewDailyPost {
  return {
    time: '16:30',
    zone: 'America/New_York',
    line: 'corr btc r2k-tech 1y',
    days: 'trading',
    lateMinutes: 360,
    quiet: false,
    target: FAKE_CHANNEL,
    creator: 'p1',
    nextSlot: FAKE_SLOT,
    ...overrides,
  };
}

export function fakeAlert(overrides: Partial<NewAlert> = {}): NewAlert {
  return {
    line: 'corr btc r2k-tech 1y',
    condition: { kind: 'above', level: 0.7 },
    target: FAKE_CHANNEL,
    creator: 'p1',
    armed: true,
    judgedTo: '2025-05-02',
    lastReading: '0.41 (coupled) on 2 May 2025',
    ...overrides,
  };
}

/** A delivery that is due at its slot. */
export function fakeDelivery(
  { id, owner }: Pick<NewDelivery, 'id' | 'owner'>,
  overrides: Partial<NewDelivery> = {},
): NewDelivery {
  const slot = overrides.slot ?? FAKE_SLOT;
  return {
    id,
    owner,
    kind: 'daily',
    target: FAKE_CHANNEL,
    slot,
    dueAt: slot,
    state: 'due',
    reason: null,
    sentence: null,
    ...overrides,
  };
}

/** The delivery of a post's next slot. */
export function fakeSlot(
  { id, nextSlot: slot }: Pick<DailyPost, 'id' | 'nextSlot'>,
  overrides: Partial<NewDelivery> = {},
): NewDelivery {
  return fakeDelivery({ id: slotId(id, slot), owner: id }, { slot, ...overrides });
}

/** Its next slot, and on to the day after. */
export function fakePlan(post: DailyPost): Plan {
  return { deliveries: [fakeSlot(post)], nextSlot: post.nextSlot + 86_400_000 };
}
