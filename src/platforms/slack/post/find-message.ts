import type { webApi } from '@slack/bolt';
import type { Spot } from './message-calls.ts';

/** What a message carries, unseen, so that it can be found again. */
export interface Mark {
  readonly event_type: string;
  readonly event_payload: { readonly key: string };
}

/** How far is looked. */
interface Reach {
  readonly pages: number;
  /** Milliseconds since 1970. */
  readonly since?: number;
  readonly signal?: AbortSignal | undefined;
}

const PAGE = 100;

/**
 * The message with that mark in a channel, the latest first, or in a thread of it; null when there is none. Rejects with
 * `missing_scope` where the bot may not read.
 */
export async function findMessage(
  client: webApi.WebClient,
  { channel, thread }: Spot,
  mark: Mark,
  { pages, since, signal }: Reach,
): Promise<string | null> {
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    signal?.throwIfAborted();
    const asked = {
      channel,
      include_all_metadata: true,
      limit: PAGE,
      ...(since === undefined ? {} : { oldest: (since / 1_000).toFixed(6) }),
      ...(cursor === undefined ? {} : { cursor }),
    };
    const answer =
      thread === null
        ? await client.conversations.history(asked)
        : await client.conversations.replies({ ...asked, ts: thread });
    const found = answer.messages?.find(({ metadata }) => {
      const payload: unknown = metadata?.event_payload;
      return metadata?.event_type === mark.event_type && hasKey(payload, mark.event_payload.key);
    });
    if (found?.ts !== undefined) return found.ts;
    cursor = answer.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return null;
  }
  return null;
}

function hasKey(payload: unknown, key: string): boolean {
  return typeof payload === 'object' && payload !== null && 'key' in payload && payload.key === key;
}
