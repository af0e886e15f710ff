import type { Alert } from '../core/orders/alert.ts';
import type { DailyPost } from '../core/orders/daily-post.ts';
import type { Claimed, OrderStore } from '../core/orders/order-store.ts';

/** The order that a delivery is for; null when it was removed, and for a notice, which stands for itself. */
export async function ownerOf(
  store: OrderStore,
  { kind, owner }: Pick<Claimed, 'kind' | 'owner'>,
): Promise<DailyPost | Alert | null> {
  switch (kind) {
    case 'daily':
    case 'run':
      return store.daily.byId(owner);
    case 'alert':
      return store.alerts.byId(owner);
    case 'notice':
      return null;
  }
}
