import type { App, ViewOutput } from '@slack/bolt';
import { postDaysOf, WEEKDAYS } from '../../../core/orders/post-days.ts';
import { suggestZones } from '../../../core/orders/suggest-zones.ts';
import { ask, type Outcome } from '../ask.ts';
import { contextBlock, sectionBlock } from '../blocks/message.ts';
import { notice } from '../blocks/notice.ts';
import type { FirstOf } from '../connect/once.ts';
import type { OpenDesk } from '../desk.ts';
import type { People } from '../people.ts';
import { postMessage } from '../post/message-calls.ts';
import { apiCode } from '../post/delivery-error.ts';
import { NEW_DAILY } from '../manifest.ts';
import { dailyForm, dailyPage, FORM, openDailyForm, zoneOption, type DailyDraft } from './daily-form.ts';

interface Parts {
  readonly desk: OpenDesk;
  readonly people: People;
  readonly firstOf: FirstOf;
}

const MOST_OPTIONS = 100;

/** The form for a daily post: opening it by the shortcut, finding a time zone, looking at it first, sending it. */
export function listenToDailyForm(app: App, { desk, people, firstOf }: Parts): void {
  app.shortcut(NEW_DAILY, async ({ shortcut, ack }) => {
    await ack();
    await openDailyForm(shortcut, { line: '', channel: null }, desk, people);
  });
  app.options(FORM.zone, async ({ options, ack }) => {
    const found = suggestZones(options.value, MOST_OPTIONS);
    await ack({ options: found.map(({ zone }) => zoneOption(zone)) });
  });
  app.action(FORM.preview, async ({ body, ack }) => {
    await ack();
    if (body.type !== 'block_actions' || body.view === undefined) return;
    const workspace = body.team?.id ?? body.user.team_id;
    if (workspace !== undefined) await preview(body.view, workspace, body.user.id, { desk, people });
  });
  app.view(FORM.view, async ({ view, body, ack }) => {
    const draft = readDraft(view);
    const errors = faultsOf(draft);
    if (Object.keys(errors).length > 0) {
      await ack({ response_action: 'errors', errors });
      return;
    }
    await ack({ response_action: 'update', view: dailyPage('Adding it ...') });
    const workspace = body.team?.id ?? body.user.team_id;
    if (workspace === undefined || !(await firstOf(`view:${view.id}:${view.hash}`))) return;
    await add(draft, view.id, { workspace, person: body.user.id }, { desk, people });
  });
}

type Helpers = Pick<Parts, 'desk' | 'people'>;

async function preview(
  view: ViewOutput,
  workspace: string,
  person: string,
  { desk, people }: Helpers,
): Promise<void> {
  const draft = readDraft(view);
  const [client, { caller }] = await Promise.all([
    desk.workspaces.clientOf(workspace),
    people.know({ workspace, channel: draft.channel ?? '', person }),
  ]);
  const shown = (note: string) =>
    client.views.update({ view_id: view.id, view: dailyForm(draft, [contextBlock([note])]) });
  if (draft.line === '') {
    await shown('Type a question first, such as `corr btc r2k-tech 1y`.');
    return;
  }
  await shown('Looking at prices ...');
  const outcome = await ask(draft.line, caller, desk, () => undefined);
  await shown(outcome.kind === 'refused' ? outcome.sentence : `Would say now: ${outcome.reply.lead}`);
}

async function add(
  draft: DailyDraft,
  viewId: string,
  { workspace, person }: { readonly workspace: string; readonly person: string },
  { desk, people }: Helpers,
): Promise<void> {
  const { channel } = draft;
  const [client, { caller }] = await Promise.all([
    desk.workspaces.clientOf(workspace),
    people.know({ workspace, channel: channel ?? '', person }),
  ]);
  const outcome = await ask(`daily add ${addWords(draft)}`, caller, desk, () => undefined);
  const view =
    outcome.kind === 'answered'
      ? dailyPage(doneText(outcome), channel)
      : dailyForm(draft, [sectionBlock(outcome.sentence)]);
  try {
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    // The person closed it; what was added is there all the same.
    desk.log.info({ event: 'slack-form-closed', code: apiCode(error), err: error });
    if (outcome.kind === 'answered') return;
    const { channel: direct } = await client.conversations.open({ users: person });
    if (direct?.id !== undefined) {
      await postMessage(client, { channel: direct.id, thread: null }, notice(outcome.sentence));
    }
  }
}

/** What would be typed behind `daily add`. */
function addWords({ time, zone, days, line }: DailyDraft): string {
  const some = postDaysOf(days);
  return `${time} ${zone} ${line}${some === null ? '' : ` days=${some}`}`;
}

function doneText({ reply }: Extract<Outcome, { kind: 'answered' }>): string {
  return [reply.lead, ...reply.notes.slice(0, 3)].join('\n');
}

function faultsOf({ channel, time, zone, line }: DailyDraft): Record<string, string> {
  return {
    ...(channel === null ? { [FORM.channel]: 'Choose a channel.' } : {}),
    ...(/^\d\d:\d\d$/.test(time) ? {} : { [FORM.time]: 'Choose a time.' }),
    ...(zone === '' ? { [FORM.zone]: 'Choose a time zone.' } : {}),
    ...(line === '' ? { [FORM.line]: 'Type a question, such as corr btc r2k-tech 1y.' } : {}),
  };
}

/** Line breaks would end the command that it becomes part of. */
function readDraft({ state }: ViewOutput): DailyDraft {
  const field = (id: string) => state.values[id]?.[id];
  const chosen = field(FORM.days)?.selected_options ?? [];
  return {
    channel: field(FORM.channel)?.selected_conversation ?? null,
    time: field(FORM.time)?.selected_time ?? '',
    zone: field(FORM.zone)?.selected_option?.value ?? '',
    days: WEEKDAYS.filter((day) => chosen.some(({ value }) => value === day)),
    line: (field(FORM.line)?.value ?? '').replace(/\s+/g, ' ').trim(),
  };
}
