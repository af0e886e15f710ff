import { randomUUID } from 'node:crypto';

/** The row of a daily post in Slack that runs at 16:30, for a test that needs no queue behind it. */
export function postRow<const More extends object>(
  place: { readonly workspace: string; readonly channel: string; readonly number?: number },
  more: More,
) {
  return {
    id: randomUUID(),
    number: place.number ?? 1,
    platform: 'slack',
    workspace: place.workspace,
    target_kind: 'channel',
    target_id: place.channel,
    creator: 'p1',
    line: 'corr btc r2k-tech 1y',
    time: '16:30',
    zone: 'America/New_York',
    days: 'trading',
    late_minutes: 360,
    quiet: false,
    next_slot: 0,
    last_gist: null,
    paused_because: null,
    removed: false,
    ...more,
  } as const;
}
