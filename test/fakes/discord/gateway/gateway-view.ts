import type { World } from '../world.ts';

/** Guilds that one shard serves at most. */
export const GUILDS_PER_SHARD = 2_500;

/** What `GET /gateway/bot` says. */
export function gatewayView({ origin, gateway }: World) {
  const { shards, sessionStarts, maxConcurrency } = gateway;
  return {
    url: origin.replace('http:', 'ws:'),
    shards,
    session_start_limit: {
      total: 1_000,
      remaining: sessionStarts,
      reset_after: 14_400_000,
      max_concurrency: maxConcurrency,
    },
  };
}
