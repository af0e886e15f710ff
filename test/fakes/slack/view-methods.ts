import { mustPass, objectArgument, optional, required, SlackRefusal, type Request, type Run } from './api.ts';
import { objectsIn, type Json } from './json.ts';
import { wireView, withIds } from './wire.ts';
import type { Trigger, View, World } from './world.ts';

const DEEPEST_STACK = 3;

/** `views.*`. */
export const viewMethods: Readonly<Record<string, Run>> = {
  'views.open': (request) => {
    const content = viewArgument(request, 'modal');
    const trigger = takeTrigger(request);
    return { view: wireView(request.world, openView(request.world, trigger, content)) };
  },

  'views.push': (request) => {
    const content = viewArgument(request, 'modal');
    const trigger = takeTrigger(request);
    const { world } = request;
    return { view: wireView(world, openView(world, trigger, content, trigger.view)) };
  },

  'views.update': (request) => {
    const content = viewArgument(request);
    const [id, externalId] = [optional(request, 'view_id'), optional(request, 'external_id')];
    const view = [...request.workspace.views.values()].find(
      (view) => view.open && (id === '' ? view.content['external_id'] === externalId : view.id === id),
    );
    if (view === undefined) throw new SlackRefusal('not_found');
    const hash = optional(request, 'hash');
    if (hash !== '' && hash !== view.hash) throw new SlackRefusal('hash_conflict');
    return { view: wireView(request.world, replaceView(request.world, view, content)) };
  },

  'views.publish': (request) => {
    const { world, workspace } = request;
    const content = viewArgument(request, 'home');
    const user = required(request, 'user_id');
    if (!workspace.people.has(user)) throw new SlackRefusal('user_not_found');
    const current = homeOf(request, user);
    if (current === undefined) {
      return { view: wireView(world, storeView(world, { team: workspace.id, user }, content)) };
    }
    const hash = optional(request, 'hash');
    if (hash !== '' && hash !== current.hash) throw new SlackRefusal('hash_conflict');
    return { view: wireView(world, replaceView(world, current, content)) };
  },
};

/** Shows a modal on top of `previous`, or as the first one. Throws a `SlackRefusal` for a fourth one. */
export function openView(
  world: World,
  who: Pick<Trigger, 'team' | 'user'>,
  content: Json,
  previous?: string,
): View {
  const views = world.workspaces.get(who.team)?.views;
  let depth = 1;
  for (let id = previous; id !== undefined; id = views?.get(id)?.previous) depth += 1;
  if (depth > DEEPEST_STACK) throw new SlackRefusal('push_limit_reached');
  return storeView(world, who, content, previous);
}

/** Puts new content into a view. */
export function replaceView(world: World, view: View, content: Json): View {
  view.content = { ...content, blocks: withIds(world, objectsIn(content['blocks'])) };
  view.hash = `${world.ts()}.${world.id('h')}`;
  view.errors = {};
  world.changed();
  return view;
}

function storeView(
  world: World,
  { team, user }: Pick<Trigger, 'team' | 'user'>,
  content: Json,
  previous?: string,
): View {
  const id = world.id('V');
  const views = world.workspaces.get(team)?.views;
  const view: View = {
    id,
    team,
    user,
    type: content['type'] === 'home' ? 'home' : 'modal',
    content,
    hash: '',
    root: previous === undefined ? id : (views?.get(previous)?.root ?? id),
    previous,
    open: true,
    errors: {},
  };
  views?.set(id, view);
  return replaceView(world, view, content);
}

function homeOf({ workspace }: Request, user: string): View | undefined {
  return [...workspace.views.values()].find((view) => view.type === 'home' && view.user === user);
}

function viewArgument(request: Request, type?: 'home' | 'modal'): Json {
  const view = objectArgument(request, 'view');
  mustPass(request);
  if (type !== undefined && view['type'] !== type) {
    throw new SlackRefusal('invalid_arguments', {
      response_metadata: { messages: [`[ERROR] must be ${type} [json-pointer:/view/type]`] },
    });
  }
  return view;
}

/** A trigger opens one view within 3 seconds. */
function takeTrigger(request: Request): Trigger {
  const { world, workspace } = request;
  const trigger = world.triggers.get(required(request, 'trigger_id'));
  if (trigger === undefined || trigger.team !== workspace.id) throw new SlackRefusal('invalid_trigger_id');
  if (trigger.used) throw new SlackRefusal('exchanged_trigger_id');
  if (world.clock.now() > trigger.expiresMs) throw new SlackRefusal('expired_trigger_id');
  trigger.used = true;
  return trigger;
}
