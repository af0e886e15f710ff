import type { Settings } from '../compose/settings.ts';
import { say, type Output } from './output.ts';

/** Prints the address that adds the bot to a server. */
export async function discordInvite(
  _words: readonly string[],
  { config: { discord } }: Settings,
  { stdout, stderr }: Output,
): Promise<number> {
  if (discord === undefined) {
    return say(stderr, 'Set DISCORD_TOKEN first: README.md, "Discord", says where it comes from.', 2);
  }
  const { inviteLink } = await import('../platforms/discord/connect/invite.ts');
  return say(stdout, await inviteLink(discord), 0);
}
