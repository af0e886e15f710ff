import { alertIn, type AlertOrder } from './alert-orders.ts';
import { managedIn, type Managed } from './managed-orders.ts';
import { postIn, type PostOrder } from './post-orders.ts';
import { asText, type Spoken } from './spoken-words.ts';

/** What a text wants set up, shown or stopped. */
export type Order = Managed | AlertOrder | PostOrder;

/** The order in a text; null when it is none. How one is set up is a question of help. */
export function orderIn(words: readonly Spoken[]): Order | null {
  const text = asText(words);
  if (/^how (?:do|does|can|to|would)\b/.test(text)) return null;
  return managedIn(text.split(' ')) ?? alertIn(words) ?? postIn(words);
}
