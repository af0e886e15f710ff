import type { Kysely } from 'kysely';
import type { OrderNeeds, OrderPlace } from '../../core/checkup/order-needs.ts';
import type { Tables } from '../tables.ts';

/** Every channel that an order posts to and every zone that one goes by; removed orders need nothing, paused ones do. */
export async function readOrderNeeds(db: Kysely<Tables>): Promise<OrderNeeds> {
  const [posts, alerts, zones] = await Promise.all([
    targetsOf(db, 'daily_post'),
    targetsOf(db, 'alert'),
    db
      .selectFrom('daily_post')
      .select(['platform', 'workspace', 'zone'])
      .distinct()
      .where('removed', '=', false)
      .orderBy('zone')
      .execute(),
  ]);
  const places = new Map<string, OrderPlace>();
  for (const { platform, workspace, target_id: channel } of [...posts, ...alerts]) {
    const key = JSON.stringify([platform, workspace, channel]);
    places.set(key, { platform, workspace, channel, orders: (places.get(key)?.orders ?? 0) + 1 });
  }
  return { places: [...places.values()], zones };
}

/** One row an order: an embedded database has one connection, and a few thousand rows at most. */
function targetsOf(db: Kysely<Tables>, table: 'daily_post' | 'alert') {
  return db
    .selectFrom(table)
    .select(['platform', 'workspace', 'target_id'])
    .where('removed', '=', false)
    .where('target_kind', '=', 'channel')
    .execute();
}
