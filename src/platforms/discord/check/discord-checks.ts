import { REST } from 'discord.js';
import { isInScope, type CheckupScope } from '../../../core/checkup/checkup.ts';
import type { FetchFrom } from '../../../core/checkup/clock-offset.ts';
import type { OrderPlace } from '../../../core/checkup/order-needs.ts';
import type { Check } from '../../../core/checkup/findings.ts';
import type { Command } from '../../../core/ports.ts';
import { DISCORD } from '../listen/caller.ts';
import { restOptions } from '../connect/rest.ts';
import { checkChannels } from './check-channels.ts';
import { checkCommands } from './check-commands.ts';
import { checkIntents, checkToken } from './check-token.ts';
import { identityOf } from './identity.ts';

export interface DiscordCheckOptions {
  readonly token: string;
  /** Where every call goes, without the version. */
  readonly apiUrl: string;
  readonly guildId: string | undefined;
  /** Whether questions are answered without a mention: needs the Message Content Intent. */
  readonly questions: boolean;
  readonly commands: readonly Command[];
  /** The channels of all orders; null where they can't be known. */
  readonly places: () => Promise<readonly OrderPlace[] | null>;
  readonly scope: CheckupScope | null;
  readonly fetchFrom: FetchFrom;
}

/** The checks of Discord, by the name of what they look at. With a token that is refused only that is said. */
export function discordChecks(options: DiscordCheckOptions): Readonly<Record<string, Check>> {
  const { token, apiUrl, scope } = options;
  const rest = (signal: AbortSignal | undefined) => {
    const fetch = options.fetchFrom('Discord', signal);
    return new REST({
      ...restOptions(apiUrl),
      // It is made for one look, and nobody would stop its sweepers.
      hashSweepInterval: 0,
      handlerSweepInterval: 0,
      // The library gives its headers as a plain object.
      makeRequest: (url, { method = 'GET', headers = {} }) =>
        fetch(url, {
          method,
          headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
        }),
    }).setToken(token);
  };
  const identity = identityOf(rest);
  const places = async () => {
    const all = await options.places();
    return all?.filter((place) => place.platform === DISCORD && isInScope(place, scope)) ?? null;
  };
  return {
    'discord token': async (signal) => checkToken(await identity(signal)),
    'discord intents': async (signal) => checkIntents(await identity(signal), options.questions),
    'discord commands': async (signal) =>
      checkCommands(await identity(signal), rest(signal), options, signal),
    'discord channels': async (signal) =>
      checkChannels(await identity(signal), await places(), rest(signal), signal),
  };
}
