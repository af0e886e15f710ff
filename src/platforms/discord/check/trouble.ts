import { DiscordAPIError, HTTPError } from 'discord.js';

/** Why Discord could not be asked, in a few words, without anything that a server made up. */
export function causeWords(error: unknown): string {
  if (error instanceof DiscordAPIError) return `it answered ${error.status} (error ${Number(error.code)})`;
  if (error instanceof HTTPError) return `it answered ${error.status}`;
  return 'it could not be reached';
}
