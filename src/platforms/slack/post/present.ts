import type { webApi } from '@slack/bolt';
import type { Reply } from '../../../core/types.ts';
import { linesToKeep } from '../blocks/action-blocks.ts';
import { keepLines } from '../blocks/lines.ts';
import { plain } from '../blocks/mrkdwn.ts';
import { replyMessage, type Dress, type Picture } from '../blocks/reply-message.ts';
import type { Desk } from '../desk.ts';
import { isLayoutFault } from './places.ts';
import type { Place, Stands } from './place.ts';
import { fileOf } from './pictures.ts';
import { isClosedToBot, reason, apiCode } from './delivery-error.ts';
import { share } from './upload.ts';

/** Where a reply is shown, and for whom. */
export interface Presentation {
  readonly client: webApi.WebClient;
  readonly workspace: string;
  readonly place: Place;
  /** Where files may be shared beside the message; null where only the person sees it. */
  readonly files: { readonly channel: string; readonly thread: string | null } | null;
  /** Gets files alone when they can't be shared there. */
  readonly person: string | null;
  readonly asker: string | null;
  readonly owner: string | null;
}

const MOST_COMMENT = 1_000;

/** Shows a reply with its picture, or with what Slack allows of it. Rejects when nothing of it could be shown. */
export async function present(reply: Reply, to: Presentation, desk: Desk): Promise<Stands | null> {
  const { keyValue } = desk;
  const { workspace } = to;
  await keepLines(linesToKeep(reply), { keyValue, workspace });
  const picture = reply.image === undefined ? null : await desk.pictures.ready(reply.image, to);
  const stands = await showWith(picture, reply, to, desk);
  if (reply.file === undefined) return stands;
  const hint = await shareText(reply.file, stands, to, desk);
  return hint === null ? stands : to.place.show(replyMessage(reply, dress(null, to, desk, [hint])));
}

/** Step by step: picture in the message, picture beside it, words. */
async function showWith(
  picture: Picture | null,
  reply: Reply,
  to: Presentation,
  desk: Desk,
): Promise<Stands | null> {
  const show = (shown: Picture | null, hints: readonly string[] = []) =>
    to.place.show(replyMessage(reply, dress(shown, to, desk, hints)));
  if (picture?.kind !== 'file') return show(picture === null ? null : await beside(picture, reply, to, desk));
  try {
    return await show(picture);
  } catch (error) {
    if (!isLayoutFault(error) || reply.image === undefined) throw error;
    desk.log.warn({
      event: 'slack-picture-refused',
      workspace: to.workspace,
      code: apiCode(error),
      err: error,
    });
    await desk.pictures.forget(reply.image, to);
    const refused: Picture = { kind: 'none', reason: `Slack did not show the chart (${reason(error)}).` };
    return show(await beside(refused, reply, to, desk));
  }
}

/** Shares the picture as a file of its own where that can be; else the picture stays away, with the reason. */
async function beside(
  missing: Extract<Picture, { kind: 'none' | 'shared' }>,
  reply: Reply,
  { client, files }: Presentation,
  { clock: { wait }, log }: Desk,
): Promise<Picture> {
  if (missing.kind === 'shared' || reply.image === undefined) return missing;
  // Nothing is shared in a channel for an answer that one person asked for alone.
  if (files === null) return missing;
  try {
    const comment = plain(`${reply.title}: ${reply.lead}`, MOST_COMMENT);
    await share(client, fileOf(reply.image), { ...files, comment }, wait);
    return { kind: 'shared' };
  } catch (error) {
    log.warn({ event: 'slack-picture-not-shared', code: apiCode(error), err: error });
    const why = isClosedToBot(error)
      ? 'Invite me with /invite @Lockstep to get charts here.'
      : `It could not be shared either (${reason(error)}).`;
    return { ...missing, reason: `${missing.reason} ${why}` };
  }
}

function dress(picture: Picture | null, to: Presentation, desk: Desk, hints: readonly string[]): Dress {
  return { picture, asker: to.asker, owner: to.owner, daily: desk.schedule !== null, hints };
}

/** Shares a text file beside the message, or with the person alone; a sentence about where it is, or why it is nowhere. */
async function shareText(
  { filename, text }: NonNullable<Reply['file']>,
  stands: Stands | null,
  { client, files, person }: Presentation,
  { clock: { wait }, log }: Desk,
): Promise<string | null> {
  const file = { bytes: new TextEncoder().encode(text), filename, title: filename };
  const shareIn = (channel: string, thread: string | null) =>
    share(client, file, { channel, thread, comment: '' }, wait);
  try {
    if (files !== null) {
      await shareIn(files.channel, files.thread ?? stands?.ts ?? null);
      return null;
    }
  } catch (error) {
    log.warn({ event: 'slack-file-not-shared', code: apiCode(error), err: error });
  }
  try {
    if (person === null) throw new Error('there is nobody to send the file to');
    const { channel } = await client.conversations.open({ users: person });
    if (channel?.id === undefined) throw new Error('conversations.open gave no channel');
    await shareIn(channel.id, null);
    return `${filename} is in our direct messages.`;
  } catch (error) {
    log.warn({ event: 'slack-file-not-sent', code: apiCode(error), err: error });
    return `${filename} could not be shared (${reason(error)}). Invite me with /invite @Lockstep and ask again.`;
  }
}
