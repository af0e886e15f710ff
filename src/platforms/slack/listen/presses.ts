import type { App, BlockAction } from '@slack/bolt';
import { LINE_ACTION, MORE, MORE_ACTION, ownerOf, readMore } from '../blocks/action-blocks.ts';
import { lineBehind } from '../blocks/lines.ts';
import type { Message } from '../blocks/message.ts';
import { notice } from '../blocks/notice.ts';
import { standingBlocks, under } from '../blocks/standing-blocks.ts';
import type { OpenDesk } from '../desk.ts';
import { answerInto } from '../answer-into.ts';
import type { People } from '../people.ts';
import type { Place } from '../post/place.ts';
import { channelPlace, directPlace, eitherPlace, responsePlace } from '../post/places.ts';
import { openDailyForm } from './daily-form.ts';
import { pressOnce } from './press-once.ts';
import { removeAnswer } from './remove-answer.ts';

type Press = BlockAction;

/** The buttons under answers: each is another line. */
export function listenToPresses(app: App, desk: OpenDesk, people: People): void {
  app.action(new RegExp(`^${LINE_ACTION}`), async ({ action, body, ack }) => {
    await ack();
    if (body.type === 'block_actions' && 'value' in action) await press(body, action.value, desk, people);
  });
  app.action(MORE_ACTION, async ({ action, body, ack }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const chosen =
      'selected_option' in action ? action.selected_option?.value : 'value' in action ? action.value : '';
    const { kind, value } = readMore(typeof chosen === 'string' ? chosen : '');
    if (kind === MORE.line) await press(body, value, desk, people);
    if (kind === MORE.remove) await removeAnswer(body, desk);
    if (kind === MORE.daily) {
      const workspace = body.team?.id ?? body.user.team_id ?? '';
      const line = await lineBehind(value, { keyValue: desk.keyValue, workspace });
      await openDailyForm(body, { line: line ?? '', channel: body.channel?.id ?? null }, desk, people);
    }
  });
}

async function press(body: Press, value: unknown, desk: OpenDesk, people: People): Promise<void> {
  const { container, user, team, channel, response_url: url } = body;
  const workspace = team?.id ?? user.team_id;
  const where = channel?.id ?? stringOf(container.channel_id);
  if (workspace === undefined || where === null || typeof value !== 'string') return;
  const speaker = { workspace, channel: where, person: user.id };
  const line = await lineBehind(value, { keyValue: desk.keyValue, workspace });
  if (line === null) {
    await responsePlace(url, { ephemeral: true, replace: false }).show(
      notice('That button is too old: I no longer know its line. Ask again with /corr.'),
    );
    return;
  }
  const key = [workspace, where, stringOf(container.message_ts) ?? '', user.id, value].join('/');
  await pressOnce(key, desk, async () => {
    const [client, { caller, name }] = await Promise.all([
      desk.workspaces.clientOf(workspace),
      people.know(speaker, user.name),
    ]);
    const parts = { client, wait: desk.clock.wait, log: desk.log };
    const spot = { channel: where, thread: threadOf(body) };
    const { place, ephemeral, frame, fresh } = placeFor(body, spot, parts);
    await answerInto(
      {
        line,
        caller,
        client,
        place,
        files: ephemeral ? null : spot,
        asker: fresh || spot.thread === null ? name : null,
        conversation: spot,
        frame,
      },
      desk,
    );
  });
}

interface Chosen {
  readonly place: Place;
  /** True when only the person sees it. */
  readonly ephemeral: boolean;
  /** True when it is a new message. */
  readonly fresh: boolean;
  readonly frame?: (note: Message) => Message;
}

/** The message itself for whoever asked for it; a new one for everyone else. */
function placeFor(
  { container, user, actions, message, response_url: url }: Press,
  spot: { readonly channel: string; readonly thread: string | null },
  parts: Parameters<typeof channelPlace>[1],
): Chosen {
  const direct = directPlace(user.id, parts);
  if (container.is_ephemeral === true) {
    const place = eitherPlace(responsePlace(url, { ephemeral: true, replace: true }), direct, parts);
    return { place, ephemeral: true, fresh: false };
  }
  const ts = stringOf(container.message_ts);
  if (ts === null || ownerOf(actions[0]?.block_id) !== user.id) {
    const respond = responsePlace(url, { ephemeral: false, replace: false });
    const place = eitherPlace(channelPlace(spot, parts), eitherPlace(respond, direct, parts), parts);
    return { place, ephemeral: false, fresh: true };
  }
  const blocks: unknown = message?.['blocks'];
  const standing = Array.isArray(blocks) ? blocks : [];
  const update = channelPlace(spot, parts, { channel: spot.channel, ts });
  const place = eitherPlace(update, responsePlace(url, { ephemeral: false, replace: true }), parts);
  // What stands there stays until the answer takes its place; a refusal leaves it, with its buttons.
  const frame = (note: Message) => under(standingBlocks(standing, { withButtons: false }), note);
  return { place, ephemeral: false, fresh: false, frame };
}

/** The thread that the message stands in; null for one that only heads a thread. */
function threadOf({ container, message }: Press): string | null {
  const thread = stringOf(container.thread_ts) ?? stringOf(message?.thread_ts);
  return thread === container.message_ts ? null : thread;
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
