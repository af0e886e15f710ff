/** Who asks and where answers go. Ids are the platform's own and mean nothing outside it. */

/** Where a message goes: a channel, or one person alone. */
export interface Target {
  readonly platform: string;
  /** Slack team or Discord server; what belongs to one is invisible to all others. */
  readonly workspace: string;
  readonly kind: 'channel' | 'person';
  readonly id: string;
}

/** The person behind a line, and the place it was said in. */
export interface Caller {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
  readonly person: string;
  /** True for those whom the platform lets manage the workspace or the channel. */
  readonly manages: boolean;
  /** False where only those who manage the workspace may add standing orders, whatever is set for all places. */
  readonly mayAdd?: boolean | undefined;
  /** Their own IANA time zone, where the platform knows it. */
  readonly zone?: string | undefined;
}

/** The channel that a caller speaks in, as the place to post to. */
export function channelOf({ platform, workspace, channel }: Caller): Target {
  return { platform, workspace, kind: 'channel', id: channel };
}
