import type { types } from '@slack/bolt';
import { WEEKDAYS, weekdayName, type Weekday } from '../../../core/orders/post-days.ts';
import { LIMITS } from '../blocks/limits.ts';
import { mrkdwnText, plainElement } from '../blocks/message.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { OpenDesk } from '../desk.ts';
import type { People } from '../people.ts';

/** Names of the form's parts, as they come back when it is sent. */
export const FORM = {
  view: 'daily-form',
  channel: 'channel',
  time: 'time',
  zone: 'zone',
  days: 'days',
  line: 'line',
  preview: 'preview',
} as const;

/** What stands in the form. */
export interface DailyDraft {
  readonly channel: string | null;
  /** `HH:MM`. */
  readonly time: string;
  /** IANA name. */
  readonly zone: string;
  /** Only on these days of the week; none for every New York trading day. */
  readonly days: readonly Weekday[];
  readonly line: string;
}

const USUAL_TIME = '16:45';
const USUAL_ZONE = 'America/New_York';
const LONGEST_LINE = 1_000;

/** What a request that may open a form brings with it. */
interface Opener {
  readonly trigger_id: string;
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly team?: { readonly id: string } | null;
}

/** Opens the form for a daily post. The permission to open it is good for three seconds. */
export async function openDailyForm(
  { trigger_id, user, team }: Opener,
  { line, channel }: Pick<DailyDraft, 'line' | 'channel'>,
  desk: OpenDesk,
  people: People,
): Promise<void> {
  const workspace = team?.id ?? user.team_id;
  if (workspace === undefined) return;
  const client = await desk.workspaces.clientOf(workspace);
  const { caller } = await people.know({ workspace, channel: channel ?? '', person: user.id });
  const zone = caller.zone ?? USUAL_ZONE;
  await client.views.open({
    trigger_id,
    view: dailyForm({ channel, time: USUAL_TIME, zone, days: [], line }),
  });
}

/** The form, with a note on top when there is something to say: a preview, or what was wrong. */
export function dailyForm(
  { channel, time, zone, days, line }: DailyDraft,
  note: readonly types.KnownBlock[] = [],
): types.ModalView {
  return {
    type: 'modal',
    callback_id: FORM.view,
    title: plainElement('New daily post', 24),
    submit: plainElement('Add', 24),
    close: plainElement('Cancel', 24),
    blocks: [
      ...note,
      input(FORM.channel, 'Channel', {
        type: 'conversations_select',
        action_id: FORM.channel,
        ...(channel === null || !isChannel(channel) ? {} : { initial_conversation: channel }),
        filter: { include: ['public', 'private'] },
      }),
      input(FORM.time, 'Time', { type: 'timepicker', action_id: FORM.time, initial_time: time }),
      input(FORM.zone, 'Time zone', {
        type: 'external_select',
        action_id: FORM.zone,
        initial_option: zoneOption(zone),
        min_query_length: 2,
      }),
      { ...input(FORM.days, 'Days', daysSelect(days)), optional: true },
      input(FORM.line, 'Question', {
        type: 'plain_text_input',
        action_id: FORM.line,
        max_length: LONGEST_LINE,
        placeholder: plainElement('corr btc r2k-tech 1y', LIMITS.headerText),
        ...(line === '' ? {} : { initial_value: line.slice(0, LONGEST_LINE) }),
      }),
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: FORM.preview, text: plainElement('Preview', LIMITS.buttonText) },
        ],
      },
    ],
  };
}

/** Left empty it is a post of trading days, which waits for each session's prices. */
function daysSelect(days: readonly Weekday[]): types.MultiStaticSelect {
  return {
    type: 'multi_static_select',
    action_id: FORM.days,
    placeholder: plainElement('Every New York trading day', LIMITS.buttonText),
    options: WEEKDAYS.map(dayOption),
    ...(days.length === 0 ? {} : { initial_options: days.map(dayOption) }),
  };
}

function dayOption(day: Weekday): types.PlainTextOption {
  return { text: plainElement(weekdayName(day), LIMITS.buttonText), value: day };
}

/** A direct conversation between others is no place that the bot can post to. */
function isChannel(id: string): boolean {
  return /^[CG]/.test(id);
}

/** A page without a form: it is being added, or it was. The channel is the one that the sentence calls "here". */
export function dailyPage(sentence: string, channel: string | null = null): types.ModalView {
  const place = channel === null || !isChannel(channel) ? '' : `In <#${channel}>: `;
  const room = LIMITS.sectionText - place.length;
  return {
    type: 'modal',
    title: plainElement('New daily post', 24),
    close: plainElement('Close', 24),
    blocks: [{ type: 'section', text: mrkdwnText(`${place}${mrkdwn(sentence, room)}`) }],
  };
}

/** A time zone as the form offers it. */
export function zoneOption(zone: string): types.PlainTextOption {
  return { text: plainElement(zone, LIMITS.buttonText), value: zone };
}

function input(id: string, label: string, element: types.InputBlock['element']): types.InputBlock {
  return { type: 'input', block_id: id, label: plainElement(label, 100), element };
}
