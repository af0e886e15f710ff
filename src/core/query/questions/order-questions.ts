import { alertIn, type AlertOrder } from './alert-orders.ts';
import { managedIn, type Managed } from './managed-orders.ts';
import { postIn, type PostOrder } from './post-orders.ts';
import { clockIn } from './spoken-clock.ts';
import { asText, type Spoken } from './spoken-words.ts';

/** What a text wants set up, shown or stopped. */
export type Order = Managed | AlertOrder | PostOrder;

/** The order in a text; null when it is none. How one is set up is a question of help. */
export function orderIn(words: readonly Spoken[]): Order | null {
  const text = asText(words);
  if (/^how (?:do|does|can|to|would)\b/.test(text)) return null;
  const managed = managedIn(text.split(' '));
  // What has a time of the day is to be posted then: `8am daily, which coin tracks small tech`.
  const isNew = managed?.kind === 'manage' && managed.line.endsWith(' list') && clockIn(words) !== null;
  return (isNew ? null : managed) ?? alertIn(words) ?? postIn(words);
}
