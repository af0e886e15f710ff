/** How it stands with a platform, from what it knows without asking anybody. */
export interface PlatformHealth {
  /** `stopped` is final: by `stop`, or for the reason given. */
  readonly state: 'starting' | 'connected' | 'reconnecting' | 'stopped';
  /** Why it stopped or is not connected; null when there is nothing to say. */
  readonly reason: string | null;
  /** The lines that it is connected by; empty where there is one that says nothing of itself. */
  readonly shards: readonly ShardHealth[];
}

/** One connection to a platform's gateway. */
export interface ShardHealth {
  readonly id: number;
  readonly ready: boolean;
  /** Milliseconds since the platform last acknowledged a heartbeat or a start; null before the first. */
  readonly heartbeatAgeMs: number | null;
}
