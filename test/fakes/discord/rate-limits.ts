import { createHash } from 'node:crypto';
import type { Route } from './routes/route.ts';

/** Requests that one bucket takes per time. */
export interface Limit {
  readonly limit: number;
  readonly perMs: number;
}

export interface Passage {
  readonly headers: Readonly<Record<string, string>>;
  readonly scope: 'user' | 'global';
  /** Seconds to wait, when the bucket is empty. */
  readonly retryAfter: number | null;
}

const GENEROUS: Limit = { limit: 10_000, perMs: 1_000 };

/**
 * Buckets per route and per channel, guild or webhook. `limits` by route, `POST /channels/{channel_id}/messages`; what is
 * not there is as good as unlimited, so that only a test of limits meets them.
 */
export function createRateLimits(
  now: () => number,
  limits: Readonly<Record<string, Limit>>,
  perSecond: number,
) {
  const buckets = new Map<string, { used: number; resetAt: number }>();
  let lately: number[] = [];
  return ({ method, path }: Route, params: Readonly<Record<string, string>>): Passage => {
    lately = lately.filter((at) => at > now() - 1_000);
    const oldest = lately[lately.length - perSecond];
    // What carries the token of an interaction is not counted.
    const isCounted = perSecond < Infinity && !path.startsWith('/webhooks/');
    if (isCounted && oldest !== undefined)
      return { headers: {}, scope: 'global', retryAfter: (oldest + 1_000 - now()) / 1_000 };
    if (isCounted) lately.push(now());
    const name = `${method} ${path}`;
    const { limit, perMs } = limits[name] ?? GENEROUS;
    const major = params['channel_id'] ?? params['guild_id'] ?? params['webhook_token'] ?? '';
    const key = `${name} ${major}`;
    const before = buckets.get(key);
    const bucket =
      before !== undefined && before.resetAt > now() ? before : { used: 0, resetAt: now() + perMs };
    // Only limited routes are remembered: interactions have a bucket each.
    if (name in limits) buckets.set(key, bucket);
    const isFull = bucket.used >= limit;
    if (!isFull) bucket.used += 1;
    const resetAfter = (bucket.resetAt - now()) / 1000;
    const headers = {
      'x-ratelimit-bucket': createHash('md5').update(name).digest('hex'),
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - bucket.used),
      'x-ratelimit-reset': (bucket.resetAt / 1000).toFixed(3),
      'x-ratelimit-reset-after': resetAfter.toFixed(3),
    };
    return { headers, scope: 'user', retryAfter: isFull ? resetAfter : null };
  };
}
