import type { Deliveries, Delivery } from './deliveries.ts';
import { actionFor, inputValues, type Aim, type Given } from './elements.ts';
import { objectsIn, type Json } from './json.ts';
import { change, post, remove } from './messages.ts';
import { createResponseUrl } from './response-urls.ts';
import { answerInPlace, answerToView } from './interaction-acks.ts';
import { wireMessage, wireView } from './wire.ts';
import {
  directChannel,
  secret,
  workspaceOf,
  type Channel,
  type Message,
  type View,
  type Workspace,
  type World,
} from './world.ts';

const TRIGGER_MS = 3000;

interface Where {
  readonly user: string;
  readonly channel: string;
}

/**
 * What people do in one workspace. Text is what arrives at Slack: `&`, `<` and `>` that a person types are escaped, while
 * `<@U123>`, `<!channel>` and `<https://...>`, which Slack makes of names and addresses, stay.
 */
export interface People {
  /** `/corr btc`: the command and its text. Works in every channel that the person sees. */
  readonly slash: (where: Where, command: string, text: string) => Delivery;
  readonly say: (where: Where, text: string, threadTs?: string) => Message;
  /** Says something with `@Lockstep` in front: the app gets both `message` and `app_mention`. */
  readonly mention: (where: Where, text: string, threadTs?: string) => Message;
  readonly directMessage: (user: string, text: string, threadTs?: string) => Message;
  readonly edit: (message: Message, text: string) => void;
  readonly erase: (message: Message) => void;
  /** Presses a button or chooses in a menu of a message. */
  readonly press: (user: string, message: Message, aim: Aim) => Delivery;
  /** The same in a modal or in the home tab. */
  readonly pressInView: (view: View, aim: Aim, given?: Given) => Delivery;
  /** Types into an external menu; the ack's response holds the options. */
  readonly suggest: (view: View, actionId: string, typed: string) => Delivery;
  readonly openHome: (user: string) => void;
  readonly shortcut: (user: string, callbackId: string) => Delivery;
  readonly messageShortcut: (user: string, message: Message, callbackId: string) => Delivery;
  /** Sends a modal's form; what is left out keeps its initial value. */
  readonly submitView: (view: View, given?: Given) => Delivery;
  /** Closes a modal; the app is told if it asked for that. */
  readonly closeView: (view: View) => Delivery | undefined;
  /** Opens the assistant pane; the thread that it starts. */
  readonly openAssistant: (user: string, context?: Json) => { channel: string; threadTs: string };
  readonly inviteBot: (channel: string) => void;
  readonly removeBot: (channel: string) => void;
  readonly archive: (channel: string) => void;
  /** Removes the app from the workspace: its tokens die, and it is told. */
  readonly uninstall: () => void;
  /** Sends any event by hand. */
  readonly event: (type: string, event: Json) => void;
}

/** The people of a workspace. */
export function createPeople(world: World, team: string, deliveries: Deliveries): People {
  const workspace = workspaceOf(world, team);
  const say: People['say'] = ({ user, channel }, text, threadTs) =>
    post(world, channelIn(workspace, channel), { content: { text: escaped(text) }, user, threadTs });
  return {
    say,
    mention: (where, text, threadTs) => {
      const message = say(where, `<@${workspace.bot.user}> ${text}`, threadTs);
      const channel = channelIn(workspace, where.channel);
      if (channel.kind !== 'im' && channel.members.has(workspace.bot.user)) {
        world.emit(team, 'app_mention', {
          ...wireMessage(world, message),
          channel: channel.id,
          event_ts: message.ts,
        });
      }
      return message;
    },
    directMessage: (user, text, threadTs) =>
      say({ user, channel: directChannel(world, workspace, user).id }, text, threadTs),
    edit: (message, text) =>
      change(world, channelIn(workspace, message.channel), message, { text: escaped(text) }),
    erase: (message) => remove(world, channelIn(workspace, message.channel), message),
    ...interactions(world, workspace, deliveries),
    ...membership(world, workspace),
  };
}

function interactions(world: World, workspace: Workspace, { deliver }: Deliveries) {
  const common = (user: string, view?: string) => ({
    user: { id: user, username: user, name: user, team_id: workspace.id },
    team: { id: workspace.id, domain: workspace.name },
    api_app_id: world.appId,
    token: 'verification',
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: newTrigger(world, workspace.id, user, view),
  });
  const inView = (view: View, given: Given, complete: boolean) => {
    if (!view.open) throw new Error(`The view ${view.id} is closed.`);
    return wireView(world, view, inputValues(objectsIn(view.content['blocks']), given, complete));
  };
  return {
    slash: ({ user, channel: id }, command, text) => {
      const channel = channelIn(workspace, id);
      if (channel.kind !== 'public' && !channel.members.has(user))
        throw new Error(`${user} does not see ${id}.`);
      const place = { team: workspace.id, channel: id, user, threadTs: undefined, source: undefined };
      const payload = {
        token: 'verification',
        team_id: workspace.id,
        team_domain: workspace.name,
        channel_id: id,
        channel_name: { public: channel.name, private: 'privategroup', im: 'directmessage' }[channel.kind],
        user_id: user,
        user_name: user,
        command,
        text: escaped(text),
        api_app_id: world.appId,
        is_enterprise_install: 'false',
        response_url: createResponseUrl(world, place),
        trigger_id: newTrigger(world, workspace.id, user),
      };
      return deliver('slash_commands', payload, (response) => answerInPlace(world, place, response));
    },
    press: (user, message, aim) => {
      const { ts, channel, threadTs, blocks } = message;
      const hidden = message.onlyFor !== undefined;
      const place = { team: workspace.id, channel, user, threadTs, source: ts };
      return deliver('interactive', {
        type: 'block_actions',
        ...common(user),
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: hidden },
        channel: { id: channel, name: channelIn(workspace, channel).name },
        ...(hidden ? {} : { message: wireMessage(world, message) }),
        state: { values: inputValues(blocks, {}, false) },
        response_url: createResponseUrl(world, place),
        actions: [actionFor(blocks, aim, world.ts())],
      });
    },
    pressInView: (view, aim, given = {}) =>
      deliver('interactive', {
        type: 'block_actions',
        ...common(view.user, view.id),
        container: { type: 'view', view_id: view.id },
        view: inView(view, given, false),
        actions: [actionFor(objectsIn(view.content['blocks']), aim, world.ts())],
      }),
    suggest: (view, actionId, typed) => {
      const blocks = objectsIn(view.content['blocks']);
      const { block_id } = actionFor(blocks, { actionId }, world.ts());
      return deliver('interactive', {
        type: 'block_suggestion',
        ...common(view.user, view.id),
        container: { type: 'view', view_id: view.id },
        view: inView(view, {}, false),
        action_id: actionId,
        block_id,
        value: typed,
      });
    },
    shortcut: (user, callbackId) =>
      deliver('interactive', {
        type: 'shortcut',
        ...common(user),
        callback_id: callbackId,
        action_ts: world.ts(),
      }),
    messageShortcut: (user, message, callbackId) => {
      const { channel, ts, threadTs } = message;
      const place = { team: workspace.id, channel, user, threadTs, source: undefined };
      return deliver('interactive', {
        type: 'message_action',
        ...common(user),
        callback_id: callbackId,
        channel: { id: channel, name: channelIn(workspace, channel).name },
        message: wireMessage(world, message),
        message_ts: ts,
        action_ts: world.ts(),
        response_url: createResponseUrl(world, place),
      });
    },
    submitView: (view, given = {}) => {
      const payload = {
        type: 'view_submission',
        ...common(view.user, view.id),
        view: inView(view, given, true),
        response_urls: [],
      };
      return deliver('interactive', payload, (response) => answerToView(world, view, response));
    },
    closeView: (view) => {
      const wire = inView(view, {}, false);
      view.open = false;
      world.changed();
      if (view.content['notify_on_close'] !== true) return undefined;
      return deliver('interactive', {
        type: 'view_closed',
        ...common(view.user),
        view: wire,
        is_cleared: false,
      });
    },
  } satisfies Partial<People>;
}

function membership(world: World, workspace: Workspace) {
  const { id: team, bot } = workspace;
  return {
    openHome: (user) => {
      const home = [...workspace.views.values()].find((view) => view.type === 'home' && view.user === user);
      const view = home === undefined ? {} : { view: wireView(world, home) };
      const channel = directChannel(world, workspace, user).id;
      world.emit(team, 'app_home_opened', { user, channel, tab: 'home', ...view });
    },
    openAssistant: (user, context = {}) => {
      const channel = directChannel(world, workspace, user);
      const root = rootOfAssistantThread(world, channel, bot.user);
      const thread = { user_id: user, context, channel_id: channel.id, thread_ts: root.ts };
      world.emit(team, 'assistant_thread_started', { assistant_thread: thread });
      return { channel: channel.id, threadTs: root.ts };
    },
    inviteBot: (id) => {
      const channel = channelIn(workspace, id);
      channel.members.add(bot.user);
      const channelType = channel.kind === 'private' ? 'G' : 'C';
      world.emit(team, 'member_joined_channel', {
        user: bot.user,
        channel: id,
        channel_type: channelType,
        team,
      });
    },
    removeBot: (id) => void channelIn(workspace, id).members.delete(bot.user),
    archive: (id) => {
      channelIn(workspace, id).archived = true;
      world.emit(team, 'channel_archive', { channel: id });
    },
    uninstall: () => {
      world.emit(team, 'app_uninstalled', {});
      world.emit(team, 'tokens_revoked', { tokens: { oauth: [], bot: [bot.user] } });
      workspace.installed = false;
      for (const token of world.tokens.values()) if (token.team === team) token.state = 'account_inactive';
    },
    event: (type, event) => world.emit(team, type, event),
  } satisfies Partial<People>;
}

/** The message that Slack itself puts at the head of a thread in the pane. */
function rootOfAssistantThread(world: World, channel: Channel, user: string): Message {
  const root: Message = {
    ts: world.ts(),
    team: channel.team,
    channel: channel.id,
    user,
    byBot: true,
    text: 'New Assistant Thread',
    blocks: [],
    attachments: [],
    metadata: undefined,
    threadTs: undefined,
    files: [],
    subtype: 'assistant_app_thread',
    edits: 0,
    onlyFor: undefined,
    pings: [],
  };
  channel.messages.push(root);
  return root;
}

/** A fresh trigger of a person, from inside that view where one is given. */
export function newTrigger(world: World, team: string, user: string, view?: string): string {
  const id = `${world.id('')}.${secret()}`;
  world.triggers.set(id, { id, team, user, view, expiresMs: world.clock.now() + TRIGGER_MS, used: false });
  return id;
}

function channelIn(workspace: Workspace, id: string): Channel {
  const found = workspace.channels.get(id);
  if (found === undefined) throw new Error(`The fake has no channel ${id} in ${workspace.id}.`);
  return found;
}

function escaped(text: string): string {
  return text.replaceAll(/<(?:[@#!]|https?:|mailto:)[^<>]*>|[&<>]/g, (part) =>
    part.length > 1 ? part : `&${{ '&': 'amp', '<': 'lt', '>': 'gt' }[part]};`,
  );
}
