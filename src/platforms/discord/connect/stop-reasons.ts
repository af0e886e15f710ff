import { DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js';

const REASONS: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    'Discord refuses the token: it was reset, or is not one. Make a new one in the developer portal under Bot > Reset Token, put it into DISCORD_TOKEN and start again.',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord closed the connection because the bot may not read messages. In the developer portal, under Bot > Privileged Gateway Intents, switch on "Message Content Intent" and start again; or set DISCORD_QA=off.',
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in too many servers for one connection. Set DISCORD_SHARDS=auto and start again.',
  [GatewayCloseCodes.InvalidShard]:
    'Discord does not take that number of connections. Set DISCORD_SHARDS=auto and start again.',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer speaks this version of its API. Update Lockstep and start again.',
  [GatewayCloseCodes.InvalidIntents]:
    'Discord does not know what the bot asks to be told of. Update Lockstep and start again.',
};

/** Why a connection that ended with this code is not worth opening again, as a sentence; null when it is. */
export function stopReason(code: number): string | null {
  return REASONS[code] ?? null;
}

/** The same for a login that was refused. */
export function loginStopReason(error: unknown): string | null {
  const isToken = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  return isToken ? stopReason(GatewayCloseCodes.AuthenticationFailed) : null;
}

/** A token that Discord does not take, wherever that shows first. */
export function refusedTokenReason(): string {
  return REASONS[GatewayCloseCodes.AuthenticationFailed] ?? '';
}
