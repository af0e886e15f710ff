import { GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord.js';

/** All servers that an application is in, those with an outage too. */
export interface Membership {
  readonly applicationId: string;
  readonly serverIds: readonly string[];
  /** The one that has just removed the bot; null when Discord has told of none. */
  readonly left: string | null;
}

/**
 * Follows what Discord tells of servers: READY lists those of a shard, later ones come and go one by one. An outage is
 * neither. Gives what takes one packet and returns the membership when that packet changed it; null before all shards have
 * told of theirs.
 */
export function followMembership(shardCount: () => number) {
  const shards = new Map<number, Set<string>>();
  let applicationId = '';

  const membership = (left: string | null): Membership | null => {
    if (shards.size < shardCount()) return null;
    return { applicationId, serverIds: [...shards.values()].flatMap((ids) => [...ids]), left };
  };

  return ({ t, d }: GatewayDispatchPayload, shardId: number): Membership | null => {
    const ids = shards.get(shardId);
    if (t === GatewayDispatchEvents.Ready) {
      ({ id: applicationId } = d.application);
      shards.set(shardId, new Set(d.guilds.map(({ id }) => id)));
      return membership(null);
    }
    if (t === GatewayDispatchEvents.GuildCreate && ids?.has(d.id) === false) {
      ids.add(d.id);
      return membership(null);
    }
    if (t === GatewayDispatchEvents.GuildDelete && d.unavailable !== true) {
      ids?.delete(d.id);
      return membership(d.id);
    }
    return null;
  };
}
