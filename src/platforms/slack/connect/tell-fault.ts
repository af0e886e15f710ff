import type { Log } from '../../../core/log.ts';
import { logFault } from '../../../core/fault.ts';
import { notice } from '../blocks/notice.ts';
import { respond } from '../post/respond.ts';

/**
 * The end of every request that failed where nobody caught it, such as one of a workspace that can't be looked up. The
 * person is told through the address that came with the request, if one did. Never rejects.
 */
export async function tellFault(error: unknown, body: object, log: Log): Promise<void> {
  const sentence = logFault(error, { type: 'type' in body ? body.type : 'command' }, log);
  const url = 'response_url' in body ? body.response_url : undefined;
  if (typeof url !== 'string') return;
  try {
    await respond(url, notice(sentence), { ephemeral: true, replace: false });
  } catch (again) {
    log.error({ event: 'slack-fault-not-told', err: again });
  }
}
