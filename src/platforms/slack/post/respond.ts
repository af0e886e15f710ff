import type { Message } from '../blocks/message.ts';
import { AddressError } from './delivery-error.ts';

const TIMEOUT_MS = 10_000;

/** How an answer to a `response_url` is shown. */
export interface ResponseStyle {
  /** To the person alone, or to the whole channel. */
  readonly ephemeral: boolean;
  /** Replaces the message that the button stands in, or the answer before. */
  readonly replace: boolean;
}

/**
 * Answers through the address that came with a command or a press: works wherever the person is, five times within thirty
 * minutes. Rejects with an `AddressError` when Slack does not take it.
 */
export async function respond(
  url: string,
  message: Message,
  { ephemeral, replace }: ResponseStyle,
): Promise<void> {
  await send(url, {
    ...message,
    response_type: ephemeral ? 'ephemeral' : 'in_channel',
    replace_original: replace,
    unfurl_links: false,
    unfurl_media: false,
  });
}

/** Takes away the message that the button stands in. Rejects with an `AddressError` when Slack does not take it. */
export async function deleteOriginal(url: string): Promise<void> {
  await send(url, { delete_original: true });
}

async function send(url: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await answer.text();
  const word = errorWord(text);
  if (word !== null) throw new AddressError(word);
  if (!answer.ok) throw new AddressError(`http_${answer.status}`);
}

/** `ok` in most cases; else JSON with an error, or its bare word. */
function errorWord(text: string): string | null {
  if (text.startsWith('{')) {
    const error = /"error"\s*:\s*"([a-z_]+)"/.exec(text)?.[1];
    return error ?? (/"ok"\s*:\s*false/.test(text) ? 'unknown_error' : null);
  }
  return /^[a-z_]{3,60}$/.test(text) ? text : null;
}
