import { judge, mustPass, SlackRefusal } from './api.ts';
import { isObject, objectIn, objectsIn, stringIn } from './json.ts';
import { respond } from './response-urls.ts';
import { openView, replaceView } from './view-methods.ts';
import { workspaceOf, type ResponseUrl, type View, type World } from './world.ts';

/** An ack of a slash command may hold the answer itself. */
export function answerInPlace(
  world: World,
  place: Pick<ResponseUrl, 'team' | 'channel' | 'user' | 'threadTs' | 'source'>,
  response: unknown,
): void {
  if (!isObject(response) || (stringIn(response, 'text') === '' && !('blocks' in response))) return;
  world.calls.push({ method: 'ack', args: response, token: undefined, outcome: 'ok' });
  unlessRefused(() => respond(world, place, 'ack', response));
}

/** An ack of a form closes it, or says what to show instead. */
export function answerToView(world: World, view: View, response: unknown): void {
  const body = isObject(response) ? response : {};
  const action = stringIn(body, 'response_action');
  const content = objectIn(body, 'view');
  if (action !== '') world.calls.push({ method: 'view ack', args: body, token: undefined, outcome: 'ok' });
  if (action === 'errors') {
    const blocks = objectsIn(view.content['blocks']).map((block) => block['block_id']);
    view.errors = objectIn(body, 'errors');
    for (const name of Object.keys(view.errors)) {
      if (!blocks.includes(name))
        world.violations.push(`view ack: errors name ${name}, which is no block of the view`);
    }
  } else if (action === 'update' || action === 'push') {
    unlessRefused(() => {
      mustPass({ refused: judge(world, view.team, 'view ack', { view: content }) });
      if (action === 'update') replaceView(world, view, content);
      else openView(world, view, content, view.id);
    });
  } else if (action === 'clear') {
    for (const other of workspaceOf(world, view.team).views.values()) {
      if (other.root === view.root) other.open = false;
    }
  } else {
    view.open = false;
  }
  world.changed();
}

/** Nobody reads Slack's refusal of an ack: the person sees an error, and `violations` has the reason. */
function unlessRefused(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
  }
}
