import type { Message } from '../blocks/message.ts';

/** Where a message stands, once it does. */
export interface Stands {
  readonly channel: string;
  readonly ts: string;
}

/** One place for one answer. Calls come one after the other; each replaces what the one before showed. */
export interface Place {
  /** Where it stands; null where Slack does not tell, as for a message that one person sees. */
  readonly show: (message: Message) => Promise<Stands | null>;
  /** Says that it takes a while. */
  readonly note: (note: Message) => Promise<unknown>;
  /** How often what is shown may still be replaced before the answer itself. */
  readonly updates: 'many' | 'one' | 'none';
}
