import type { REST } from 'discord.js';
import { isRefusedToken } from '../connect/rest.ts';
import { fetchApplication, fetchUser, type Application } from './discord-api.ts';
import { causeWords } from './trouble.ts';

/** Who the bot is; or why that can't be said: the token is refused, or Discord could not be asked. */
export type Identity =
  | { readonly kind: 'known'; readonly id: string; readonly name: string; readonly application: Application }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable'; readonly why: string };

/** Asks Discord once, for all checks that need to know. */
export function identityOf(
  restOf: (signal: AbortSignal | undefined) => REST,
): (signal: AbortSignal | undefined) => Promise<Identity> {
  let asked: Promise<Identity> | undefined;
  return (signal) => (asked ??= ask(restOf(signal), signal));
}

async function ask(rest: REST, signal: AbortSignal | undefined): Promise<Identity> {
  try {
    const user = await fetchUser(rest);
    const application = await fetchApplication(rest);
    return { kind: 'known', id: user.id, name: user.username, application };
  } catch (error) {
    // Whoever asked first gave up; the others need not find out again.
    if (signal?.aborted === true) return { kind: 'unreachable', why: 'it gave no answer in time' };
    return isRefusedToken(error) ? { kind: 'refused' } : { kind: 'unreachable', why: causeWords(error) };
  }
}
