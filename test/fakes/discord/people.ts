import { read, suggestions, type Component, type Suggestion } from './bodies.ts';
import { fillOptions, offeredCommand, type CommandValues } from './command-options.ts';
import {
  announceChannel,
  announceDeletion,
  announceEdit,
  announceMessage,
  announceReaction,
} from './events.ts';
import { createMessage, editMessage } from './messages.ts';
import { heldIn, sendBit } from './permissions.ts';
import { directChannel, startThread } from './places.ts';
import { componentType, interactionType, messageType, permission as P } from './protocol.ts';
import { addReaction, removeReaction } from './reactions.ts';
import { modalData, sendInteraction } from './send-interaction.ts';
import type { Channel, Interaction, Message, Person, World } from './world.ts';

interface SayOptions {
  /** Puts a mention of the bot in front. */
  readonly mention?: boolean;
  readonly replyTo?: Message;
  /** False for a reply with the ping switched off; on unless given. */
  readonly ping?: boolean;
  readonly files?: readonly { readonly filename: string; readonly bytes: Buffer }[];
}

/** What people do. Everything they could not do in Discord's own client throws. */
export interface People {
  /** Runs a slash command; sub-commands are words of its name, `daily add`. */
  readonly command: (person: Person, channel: Channel, name: string, values?: CommandValues) => Interaction;
  /** Runs a slash command in the direct messages with the bot. */
  readonly directCommand: (person: Person, name: string, values?: CommandValues) => Interaction;
  /** Types into the option `focused` and gives what is suggested; `values` holds the typed text and what was filled in. */
  readonly autocomplete: (
    person: Person,
    channel: Channel,
    name: string,
    focused: string,
    values: CommandValues,
  ) => Promise<readonly Suggestion[]>;
  /** Presses the button with that custom id or label. */
  readonly press: (person: Person, message: Message, button: string) => Interaction;
  /** Chooses in the menu with that custom id; in the only one there is for an empty one. */
  readonly select: (
    person: Person,
    message: Message,
    customId: string,
    values: readonly string[],
  ) => Interaction;
  /** Sends off the form that answered an interaction; `values` by the custom ids of its fields. */
  readonly modalSubmit: (from: Interaction, values: Readonly<Record<string, string>>) => Interaction;
  readonly say: (person: Person, channel: Channel, text: string, options?: SayOptions) => Message;
  readonly directMessage: (person: Person, text: string, options?: SayOptions) => Message;
  readonly edit: (person: Person, message: Message, text: string) => void;
  readonly delete: (person: Person, message: Message) => void;
  readonly react: (person: Person, message: Message, emoji: string) => void;
  readonly unreact: (person: Person, message: Message, emoji: string) => void;
  /** Opens a thread in a channel, or a post in a forum. */
  readonly startThread: (person: Person, parent: Channel, name: string) => Channel;
}

type Until = <Found>(look: () => Found | null, what: string) => Promise<Found>;

export function createPeople(world: World, until: Until): People {
  const direct = (person: Person) => directChannel(world, person);
  return {
    command: (person, channel, name, values = {}) =>
      run(world, person, { channel, name, values, focused: null }),
    directCommand: (person, name, values = {}) =>
      run(world, person, { channel: direct(person), name, values, focused: null }),
    autocomplete: async (person, channel, name, focused, values) => {
      const interaction = run(world, person, { channel, name, values, focused });
      const { data } = await until(() => interaction.acknowledgement, `answer to autocomplete of /${name}`);
      return read(suggestions, data).choices;
    },
    press: (person, message, button) => press(world, person, message, button),
    select: (person, message, customId, values) => select(world, person, message, { customId, values }),
    modalSubmit: ({ person, channel, modal, source }, values) => {
      if (modal === null) throw new Error('That interaction was not answered with a form.');
      const data = modalData(modal, values);
      return sendInteraction(world, { type: interactionType.modal, person, channel, data, source });
    },
    say: (person, channel, text, options = {}) => say(world, person, channel, { text, ...options }),
    directMessage: (person, text, options = {}) => say(world, person, direct(person), { text, ...options }),
    ...changing(world),
    startThread: (person, parent, name) => {
      refuseUnless(heldIn(person, parent) !== 0n, `${person.account.username} can't see that channel.`);
      const thread = startThread(world, { parent, name, owner: person });
      announceChannel(world, thread, 'THREAD_CREATE');
      return thread;
    },
  };
}

/** What people do to messages that are there. */
function changing(world: World): Pick<People, 'edit' | 'delete' | 'react' | 'unreact'> {
  return {
    edit: (person, message, text) => {
      refuseUnless(message.author === person, `${person.account.username} did not write that.`);
      editMessage(world, message, { content: text }, []);
      announceEdit(world, message);
    },
    delete: (person, message) => {
      const may = message.author === person || (heldIn(person, message.channel) & P.manageMessages) !== 0n;
      refuseUnless(may, `${person.account.username} may not delete that.`);
      message.deleted = true;
      announceDeletion(world, message);
    },
    react: (person, message, emoji) => {
      refuseUnseen(person, message);
      const isNew = addReaction(world, message, emoji, person);
      if (isNew) announceReaction(world, message, { person, emoji, added: true });
    },
    unreact: (person, message, emoji) => {
      const wasThere = removeReaction(world, message, emoji, person);
      if (wasThere) announceReaction(world, message, { person, emoji, added: false });
    },
  };
}

interface CommandRun {
  readonly channel: Channel;
  readonly name: string;
  readonly values: CommandValues;
  readonly focused: string | null;
}

function run(world: World, person: Person, { channel, name, values, focused }: CommandRun): Interaction {
  const [first = '', ...words] = name.split(' ');
  const { command, byUserInstall } = offeredCommand(world, person, channel, first);
  const { id, type: kind, guild_id: guildId } = command;
  const options = fillOptions(command.options ?? [], words, values, focused);
  const data = {
    id,
    name: first,
    type: kind,
    ...(guildId === undefined ? {} : { guild_id: guildId }),
    options,
  };
  const type = focused === null ? interactionType.command : interactionType.autocomplete;
  return sendInteraction(world, { type, person, channel, data, commandName: name, byUserInstall });
}

/** Buttons and menus of a message, as deep as they lie. */
function controlsOf({ data }: Message): Component[] {
  const flat = (control: Component): Component[] => [control, ...(control.components ?? []).flatMap(flat)];
  return data.components.flatMap(flat);
}

function press(world: World, person: Person, source: Message, name: string): Interaction {
  refuseUnseen(person, source);
  const buttons = controlsOf(source).filter(({ type }) => type === componentType.button);
  const button = buttons.find((candidate) => candidate.custom_id === name || candidate.label === name);
  const there = buttons.map(({ label }) => label).join(', ');
  if (button === undefined) throw new Error(`There is no button ${name}; there are: ${there || 'none'}.`);
  const { id, custom_id: customId, type, disabled } = button;
  refuseUnless(disabled !== true && Boolean(customId), `The button ${name} can't be pressed.`);
  const data = { id, custom_id: customId, component_type: type };
  return sendInteraction(world, {
    type: interactionType.component,
    person,
    channel: source.channel,
    data,
    source,
  });
}

interface Selection {
  readonly customId: string;
  readonly values: readonly string[];
}

function select(world: World, person: Person, source: Message, { customId, values }: Selection): Interaction {
  refuseUnseen(person, source);
  const menus = controlsOf(source).filter(
    (control) => control.custom_id && control.type !== componentType.button,
  );
  const menu =
    customId === '' && menus.length === 1 ? menus[0] : menus.find(({ custom_id: id }) => id === customId);
  if (menu === undefined) throw new Error(`There is no menu ${customId}.`);
  const { id, type, disabled, options, min_values: least, max_values: most } = menu;
  refuseUnless(disabled !== true, 'The menu is disabled.');
  refuseUnless(
    values.length >= (least ?? 1) && values.length <= (most ?? 1),
    'The menu takes another number of values.',
  );
  const unknown = values.find((value) => options && !options.some((option) => option.value === value));
  if (unknown !== undefined) throw new Error(`The menu has no value ${unknown}.`);
  const data = { id, custom_id: menu.custom_id, component_type: type, values };
  return sendInteraction(world, {
    type: interactionType.component,
    person,
    channel: source.channel,
    data,
    source,
  });
}

function say(
  world: World,
  person: Person,
  channel: Channel,
  options: SayOptions & { readonly text: string },
): Message {
  const { text, mention = false, replyTo = null, ping = true, files = [] } = options;
  refuseUnless(
    (heldIn(person, channel) & sendBit(channel)) !== 0n,
    `${person.account.username} may not write there.`,
  );
  const content = mention ? `<@${world.bot.id}> ${text}` : text;
  const allowed = { parse: ['users', 'roles', 'everyone'], replied_user: ping };
  const message = createMessage(world, {
    channel,
    author: person,
    body: { content, allowed_mentions: allowed },
    files: files.map((file, index) => ({ ...file, index: String(index), contentType: '' })),
    replyTo,
    type: replyTo === null ? messageType.plain : messageType.reply,
  });
  channel.thread?.memberIds.add(person.id);
  announceMessage(world, message);
  return message;
}

function refuseUnseen(person: Person, { deleted, onlyFor, channel }: Message): void {
  const name = person.account.username;
  refuseUnless(!deleted, 'That message is deleted.');
  refuseUnless(onlyFor === null || onlyFor === person, `${name} can't see that message.`);
  refuseUnless(heldIn(person, channel) !== 0n, `${name} can't see that channel.`);
}

function refuseUnless(isFine: boolean, why: string): void {
  if (!isFine) throw new Error(why);
}
