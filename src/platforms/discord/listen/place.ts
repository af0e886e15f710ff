import type { Message } from '../embeds/message.ts';

/** Where one answer appears. All of these reject with the library's errors. */
export interface Place {
  /** Shows the answer; the id of its message, empty when Discord did not say. */
  readonly show: (message: Message) => Promise<{ readonly id: string }>;
  /** Shows why there is none; the id of its message as above. */
  readonly showFailure: (message: Message) => Promise<{ readonly id: string }>;
  /** Tells that it takes a while, in a few words. */
  readonly note: (words: string) => Promise<void>;
}
