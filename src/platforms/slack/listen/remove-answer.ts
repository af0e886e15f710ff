import type { BlockAction } from '@slack/bolt';
import { ownerOf } from '../blocks/action-blocks.ts';
import { notice } from '../blocks/notice.ts';
import type { OpenDesk } from '../desk.ts';
import { sendAgain } from '../post/send-again.ts';
import { deleteOriginal, respond } from '../post/respond.ts';
import { apiCode } from '../post/delivery-error.ts';

/** Whoever asked takes the answer away; everybody else is told, alone, whose it is to take. */
export async function removeAnswer(
  { container, user, team, channel, actions, response_url: url }: BlockAction,
  desk: OpenDesk,
): Promise<void> {
  if (ownerOf(actions[0]?.block_id) !== user.id) {
    const sentence = 'Only whoever asked can delete this answer.';
    await respond(url, notice(sentence), { ephemeral: true, replace: false });
    return;
  }
  const ts: unknown = container.message_ts;
  const workspace = team?.id ?? user.team_id;
  // What only one person sees can't be deleted but by the address of their press.
  if (container.is_ephemeral === true || workspace === undefined || typeof ts !== 'string') {
    await deleteOriginal(url);
    return;
  }
  const client = await desk.workspaces.clientOf(workspace);
  try {
    const where = { channel: channel?.id ?? String(container.channel_id), ts };
    await sendAgain(() => client.chat.delete(where), desk.clock.wait);
  } catch (error) {
    if (apiCode(error) === 'message_not_found') return;
    desk.log.info({ event: 'slack-answer-not-deleted', workspace, code: apiCode(error), err: error });
    await deleteOriginal(url);
  }
}
