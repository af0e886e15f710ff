import type { webApi } from '@slack/bolt';
import type { Message } from '../blocks/message.ts';
import type { Mark } from './find-message.ts';
import type { Stands } from './place.ts';

/** Nothing in a message of ours becomes a link, a preview or a mention by itself. */
const QUIET = { unfurl_links: false, unfurl_media: false, link_names: false, parse: 'none' } as const;

/** A channel, or a thread of it. */
export interface Spot {
  readonly channel: string;
  readonly thread: string | null;
}

/** Posts a message; where it stands. */
export async function postMessage(
  client: webApi.WebClient,
  { channel, thread }: Spot,
  message: Message,
  mark?: Mark,
): Promise<Stands> {
  const request = {
    ...(thread === null ? { channel } : { channel, thread_ts: thread }),
    ...message,
    ...QUIET,
    ...(mark === undefined ? {} : { metadata: { ...mark, event_payload: { ...mark.event_payload } } }),
  };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that rule is about windows
  const posted = await client.chat.postMessage(request);
  if (posted.ts === undefined) throw new Error('chat.postMessage gave no ts');
  return { channel: posted.channel ?? channel, ts: posted.ts };
}

/** Puts another message in the place of one. */
export async function updateMessage(
  client: webApi.WebClient,
  stands: Stands,
  message: Message,
): Promise<void> {
  await client.chat.update({ ...stands, ...message, parse: 'none', link_names: false });
}
