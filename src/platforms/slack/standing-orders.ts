import type { Caller } from '../../core/people.ts';
import type { Delivery } from '../../core/orders/delivery.ts';
import type { Schedule } from '../../core/orders/schedule.ts';

/** One daily post or alert, as the home tab shows it. */
export interface OrderCard {
  readonly kind: 'daily' | 'alert';
  readonly number: number;
  readonly line: string;
  /** Where it is posted: a channel or person id. */
  readonly target: string;
  readonly toChannel: boolean;
  readonly pausedBecause: string | null;
  /** Milliseconds since 1970; null for an alert. */
  readonly nextAt: number | null;
  /** `09:00 Europe/Berlin, trading days`, or `above 0.60`. */
  readonly when: string;
  readonly last: Delivery | null;
}

/** What the home tab lists, and how many more there are. */
export interface HomeContent {
  readonly cards: readonly OrderCard[];
  readonly more: number;
}

const MOST_CARDS = 20;

/** Daily posts and alerts that the caller can see, each with its last result. Rejects with a `Refusal`. */
export async function readHome({ daily, alerts }: Schedule, caller: Caller): Promise<HomeContent> {
  const [posts, watches] = await Promise.all([daily.list(caller), alerts.list(caller)]);
  const all = [
    ...posts.map((post) => ({
      kind: 'daily' as const,
      order: post,
      nextAt: post.nextSlot,
      when: `${post.time} ${post.zone}, ${DAYS[post.days]}`,
    })),
    ...watches.map((alert) => ({
      kind: 'alert' as const,
      order: alert,
      nextAt: null,
      when:
        'level' in alert.condition
          ? `${alert.condition.kind} ${alert.condition.level.toFixed(2)}`
          : alert.condition.kind,
    })),
  ];
  const cards = await Promise.all(
    all.slice(0, MOST_CARDS).map(async ({ kind, order, nextAt, when }) => {
      const orders = kind === 'daily' ? daily : alerts;
      const history = await orders.history(order.number, caller);
      return {
        kind,
        number: order.number,
        line: order.line,
        target: order.target.id,
        toChannel: order.target.kind === 'channel',
        pausedBecause: order.pausedBecause,
        nextAt,
        when,
        last: history[0] ?? null,
      };
    }),
  );
  return { cards, more: all.length - cards.length };
}

const DAYS = { trading: 'trading days', weekdays: 'Monday to Friday', all: 'every day' } as const;
