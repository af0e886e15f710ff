import type { App } from '@slack/bolt';
import { ask } from '../ask.ts';
import { homeView, HOME_LINE, HOME_NEW } from '../blocks/home-view.ts';
import { lineBehind } from '../blocks/lines.ts';
import { Refusal } from '../../../core/errors.ts';
import type { OpenDesk } from '../desk.ts';
import type { People } from '../people.ts';
import { readHome } from '../home-content.ts';
import { openDailyForm } from './daily-form.ts';
import { pressOnce } from './press-once.ts';

/** The home tab: a person's daily posts and alerts, and what can be done with them. */
export function listenToHome(app: App, desk: OpenDesk, people: People): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab === 'home') await publish(body.team_id, event.user, null, desk, people);
  });
  app.action(HOME_NEW, async ({ body, ack }) => {
    await ack();
    if (body.type === 'block_actions') await openDailyForm(body, { line: '', channel: null }, desk, people);
  });
  app.action(new RegExp(`^${HOME_LINE}`), async ({ action, body, ack }) => {
    await ack();
    if (body.type !== 'block_actions' || !('value' in action)) return;
    const workspace = body.team?.id ?? body.user.team_id;
    if (workspace === undefined) return;
    const line = await lineBehind(action.value ?? '', { keyValue: desk.keyValue, workspace });
    if (line === null) return;
    const { id: person } = body.user;
    await pressOnce([workspace, 'home', person, line].join('/'), desk, async () => {
      const channel = await directChannel(workspace, person, desk);
      const { caller } = await people.know({ workspace, channel, person });
      const outcome = await ask(line, caller, desk, () => undefined);
      const said = outcome.kind === 'answered' ? outcome.reply.lead : outcome.sentence;
      await publish(workspace, person, said, desk, people);
    });
  });
}

/** Draws the tab anew, with a sentence on top when something was done. */
async function publish(
  workspace: string,
  person: string,
  said: string | null,
  desk: OpenDesk,
  people: People,
): Promise<void> {
  const client = await desk.workspaces.clientOf(workspace);
  const channel = await directChannel(workspace, person, desk);
  const { caller } = await people.know({ workspace, channel, person });
  const read = async () => {
    if (desk.schedule === null) return 'Daily posts and alerts are not available in this bot.';
    try {
      return await readHome(await desk.schedule(), caller);
    } catch (error) {
      if (error instanceof Refusal) return error.message;
      desk.log.error({ event: 'slack-home-not-read', workspace, err: error });
      return 'Your daily posts and alerts could not be read. Open this tab again in a minute.';
    }
  };
  const content = await read();
  const view = homeView({ content, said, examples: examplesOf(desk) });
  await client.views.publish({ user_id: person, view });
}

async function directChannel(workspace: string, person: string, desk: OpenDesk): Promise<string> {
  const client = await desk.workspaces.clientOf(workspace);
  const { channel } = await client.conversations.open({ users: person });
  return channel?.id ?? person;
}

function examplesOf({ commands }: OpenDesk): readonly string[] {
  return commands
    .filter(({ name }) => name !== 'help')
    .flatMap(({ examples }) => examples.slice(0, 1))
    .slice(0, 4);
}
