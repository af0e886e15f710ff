import type { App } from '@slack/bolt';
import type { KeyValue } from '../../../core/key-value.ts';
import type { Log } from '../../../core/log.ts';

interface Parts {
  readonly keyValue: KeyValue;
  readonly onLeave: ((workspace: string) => Promise<void>) | undefined;
  readonly log: Log;
}

/** A workspace that removes the app, or takes its token back, takes everything kept of it along. */
export function listenToLeaving(app: App, { keyValue, onLeave, log }: Parts): void {
  const forget = async (workspace: string, why: string) => {
    // Side by side: what can't be removed here must not keep the other from being removed.
    await Promise.all([keyValue.forget(workspace), onLeave?.(workspace)]);
    log.info({ event: 'slack-workspace-left', workspace, why });
  };
  app.event('app_uninstalled', async ({ body }) => forget(body.team_id, 'app_uninstalled'));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await forget(body.team_id, 'tokens_revoked');
  });
}
