import type { webApi } from '@slack/bolt';

/** A client that asks once and says nothing to anybody. */
export type ClientOf = (token: string, signal: AbortSignal | undefined) => webApi.WebClient;

/** The bot token of each workspace; that of the environment belongs to whichever it is. */
export type Tokens =
  | { readonly kind: 'one'; readonly token: string }
  | { readonly kind: 'many'; readonly byWorkspace: ReadonlyMap<string, string> };
