import {
  ComponentType,
  InteractionType,
  MessageType,
  PermissionFlagsBits as P,
  type APIApplicationCommandOptionChoice,
} from 'discord.js';
import { fillOptions, findCommand, type CommandValues } from './command-options.ts';
import {
  announceChannel,
  announceDeletion,
  announceEdit,
  announceMessage,
  announceReaction,
} from './events.ts';
import { createMessage, editMessage } from './messages.ts';
import { directChannel, startThread } from './places.ts';
import { addReaction, removeReaction } from './reactions.ts';
import { modalData, sendInteraction } from './send-interaction.ts';
import { heldIn } from './views.ts';
import type { Channel, Interaction, Message, Person, UploadedFile, World } from './world.ts';

export interface SayOptions {
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
  /** Types into an option and gives what is suggested; `values` holds what was filled in, the typed text too. */
  readonly autocomplete: (
    person: Person,
    channel: Channel,
    name: string,
    focused: string,
    values: CommandValues,
  ) => Promise<readonly APIApplicationCommandOptionChoice[]>;
  /** Presses the button with that custom id or label. */
  readonly press: (person: Person, message: Message, button: string) => Interaction;
  /** Chooses in the menu with that custom id. */
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

type Until = <Found>(look: () => Found | null | undefined | false, what: string) => Promise<Found>;

export function createPeople(world: World, until: Until): People {
  const direct = (person: Person) => directChannel(world, person);
  return {
    command: (person, channel, name, values = {}) =>
      runCommand(world, { person, channel, name, values, focused: null }),
    autocomplete: async (person, channel, name, focused, values) => {
      const interaction = runCommand(world, { person, channel, name, values, focused });
      const { body } = await until(
        () => interaction.acknowledgement,
        `an answer to autocomplete of /${name}`,
      );
      return (body as { data: { choices: APIApplicationCommandOptionChoice[] } }).data.choices;
    },
    press: (person, message, button) => press(world, person, message, button),
    select: (person, message, customId, values) => select(world, person, message, { customId, values }),
    modalSubmit: ({ person, channel, modal, source }, values) => {
      if (modal === null) throw new Error('That interaction was not answered with a form.');
      const data = modalData(modal, values);
      return sendInteraction(world, {
        type: InteractionType.ModalSubmit,
        person,
        channel,
        data,
        ...(source === null ? {} : { source }),
      });
    },
    say: (person, channel, text, options = {}) => say(world, person, channel, text, options),
    directMessage: (person, text, options = {}) => say(world, person, direct(person), text, options),
    edit: (person, message, text) => {
      refuseUnless(message.author === person, `${person.account.username} did not write that.`);
      editMessage(world, message, { content: text }, []);
      announceEdit(world, message);
    },
    delete: (person, message) => {
      const may = (heldIn(world, person, message.channel) & P.ManageMessages) !== 0n;
      refuseUnless(message.author === person || may, `${person.account.username} may not delete that.`);
      message.deleted = true;
      announceDeletion(world, message);
    },
    react: (person, message, emoji) => {
      refuseUnseen(world, person, message);
      if (addReaction(world, message, emoji, person))
        announceReaction(world, message, { person, emoji, added: true });
    },
    unreact: (person, message, emoji) => {
      if (removeReaction(world, message, emoji, person))
        announceReaction(world, message, { person, emoji, added: false });
    },
    startThread: (person, parent, name) => {
      refuseUnless(
        heldIn(world, person, parent) !== 0n,
        `${person.account.username} can't see that channel.`,
      );
      const thread = startThread(world, { parent, name, owner: person });
      announceChannel(world, thread, 'THREAD_CREATE');
      return thread;
    },
  };
}

interface CommandRun {
  readonly person: Person;
  readonly channel: Channel;
  readonly name: string;
  readonly values: CommandValues;
  readonly focused: string | null;
}

function runCommand(world: World, { person, channel, name, values, focused }: CommandRun): Interaction {
  const [first = '', ...words] = name.split(' ');
  const { command, byUserInstall } = findCommand(world, person, channel, first);
  const options = fillOptions(command.options ?? [], words, values, focused);
  const inGuild = command.guild_id === undefined ? {} : { guild_id: command.guild_id };
  const data = { id: command.id, name: command.name, type: command.type, ...inGuild, options };
  const type =
    focused === null ? InteractionType.ApplicationCommand : InteractionType.ApplicationCommandAutocomplete;
  return sendInteraction(world, { type, person, channel, data, commandName: name, byUserInstall });
}

interface Control {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly components?: readonly Control[];
  readonly options?: readonly { readonly value: string }[];
  readonly min_values?: number;
  readonly max_values?: number;
}

/** Buttons and menus of a message, as deep as they lie. */
function controlsOf(message: Message): Control[] {
  const flat = (control: Control): Control[] => [control, ...(control.components ?? []).flatMap(flat)];
  return ((message.data.components ?? []) as readonly Control[]).flatMap(flat);
}

function press(world: World, person: Person, message: Message, name: string): Interaction {
  refuseUnseen(world, person, message);
  const buttons = controlsOf(message).filter(({ type }) => type === ComponentType.Button);
  const button = buttons.find(({ custom_id: id, label }) => id === name || label === name);
  if (button?.custom_id === undefined) {
    throw new Error(
      `There is no button ${name} to press, only ${buttons.map(({ label }) => label).join(', ') || 'none'}.`,
    );
  }
  refuseUnless(button.disabled !== true, `The button ${name} is disabled.`);
  const data = { id: button.id, custom_id: button.custom_id, component_type: button.type };
  return sendInteraction(world, {
    type: InteractionType.MessageComponent,
    person,
    channel: message.channel,
    data,
    source: message,
  });
}

function select(
  world: World,
  person: Person,
  message: Message,
  { customId, values }: { readonly customId: string; readonly values: readonly string[] },
): Interaction {
  refuseUnseen(world, person, message);
  const menu = controlsOf(message).find(
    ({ custom_id: id, type }) => id === customId && type !== ComponentType.Button,
  );
  if (menu === undefined) throw new Error(`There is no menu ${customId}.`);
  const { min_values: least = 1, max_values: most = 1, options } = menu;
  refuseUnless(menu.disabled !== true, `The menu ${customId} is disabled.`);
  refuseUnless(values.length >= least && values.length <= most, `The menu takes ${least} to ${most} values.`);
  const unknown = values.find(
    (value) => options !== undefined && !options.some((option) => option.value === value),
  );
  if (unknown !== undefined) throw new Error(`The menu ${customId} has no value ${unknown}.`);
  const data = { id: menu.id, custom_id: customId, component_type: menu.type, values };
  return sendInteraction(world, {
    type: InteractionType.MessageComponent,
    person,
    channel: message.channel,
    data,
    source: message,
  });
}

function say(world: World, person: Person, channel: Channel, text: string, options: SayOptions): Message {
  const { mention = false, replyTo, ping = true, files = [] } = options;
  const held = heldIn(world, person, channel);
  const bit = channel.thread === null ? P.SendMessages : P.SendMessagesInThreads;
  refuseUnless((held & bit) !== 0n, `${person.account.username} may not write there.`);
  const uploads = files.map(({ filename, bytes }, index): UploadedFile => ({
    index: String(index),
    filename,
    bytes,
    contentType: '',
  }));
  const content = mention ? `<@${world.bot.id}> ${text}` : text;
  const allowed = ping
    ? {}
    : { allowed_mentions: { parse: ['users', 'roles', 'everyone'] as never[], replied_user: false } };
  const body = { content, ...allowed };
  const type = replyTo === undefined ? MessageType.Default : MessageType.Reply;
  const message = createMessage(world, { channel, author: person, body, files: uploads, replyTo, type });
  channel.thread?.memberIds.add(person.id);
  announceMessage(world, message);
  return message;
}

function refuseUnseen(world: World, person: Person, message: Message): void {
  const name = person.account.username;
  refuseUnless(!message.deleted, 'That message is deleted.');
  refuseUnless(message.onlyFor === null || message.onlyFor === person, `${name} can't see that message.`);
  refuseUnless(heldIn(world, person, message.channel) !== 0n, `${name} can't see that channel.`);
}

function refuseUnless(isFine: boolean, why: string): void {
  if (!isFine) throw new Error(why);
}
