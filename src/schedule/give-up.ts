import { DeliveryError } from '../core/errors.ts';
import type { Claimed } from '../core/orders/order-store.ts';
import { settleSent, type DeliverParts } from './deliver.ts';
import { failDelivery } from './fail-delivery.ts';

export type GiveUpParts = Pick<DeliverParts, 'store' | 'platforms' | 'telemetry'>;

/**
 * Ends a delivery after its last try. The message may stand there all the same, when it was the answer of the platform
 * that was lost: nobody is told of a failure that everybody can see is none.
 */
export function giveUp(parts: GiveUpParts): (id: string) => Promise<void> {
  const { store, telemetry } = parts;
  return async (id) => {
    const claimed = await store.unfinished(id);
    if (claimed === null) return;
    const { platform } = claimed.target;
    const found = await standing(claimed, parts);
    if (found === null) {
      const reason = claimed.reason ?? 'The last try ended without a word; the log may have more.';
      await failDelivery(store, claimed, reason, 'tries');
    } else await settleSent(store, claimed, found, null);
    telemetry.tell({ kind: 'delivered', platform, outcome: found === null ? 'failed' : 'sent' });
  };
}

/** The message of the last try, or null: also when the platform can't be asked any more. */
async function standing({ id, target }: Claimed, { platforms }: GiveUpParts): Promise<string | null> {
  try {
    return (await platforms(target.platform)?.find(target, id)) ?? null;
  } catch (error) {
    if (error instanceof DeliveryError) return null;
    throw error;
  }
}
