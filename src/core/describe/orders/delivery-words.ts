import type { Delivery } from '../../orders/delivery.ts';
import { localTime } from './clock-words.ts';

/** The table of what became of each slot or event, newest first, by the clock of a place. */
export function deliveryTable(
  deliveries: readonly Delivery[],
  zone: string,
): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  return {
    head: ['For', 'Outcome', 'Why'],
    rows: deliveries.map((delivery) => [
      localTime(delivery.slot, zone),
      outcome(delivery),
      delivery.reason ?? '',
    ]),
  };
}

/** `sent`, `failed after 3 tries`: what became of a delivery, or where it stands. */
export function outcome({ state, attempts, kind }: Delivery): string {
  const asked = kind === 'run' ? ' (run by hand)' : '';
  switch (state) {
    case 'due':
      return attempts === 0 ? `waiting${asked}` : `to be retried, ${tries(attempts)} so far${asked}`;
    case 'sending':
      return `being sent${asked}`;
    case 'sent':
      return attempts > 1 ? `sent, retried, ${tries(attempts)}${asked}` : `sent${asked}`;
    case 'skipped':
      return 'skipped';
    case 'failed':
      return `failed after ${tries(attempts)}${asked}`;
  }
}

function tries(attempts: number): string {
  return attempts === 1 ? '1 try' : `${attempts} tries`;
}
