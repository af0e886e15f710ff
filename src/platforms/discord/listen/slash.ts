import {
  InteractionResponseType,
  Routes,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { Refusal } from '../../../core/errors.ts';
import { lineReader } from '../../../core/query/line-reader.ts';
import { acknowledge, type Manner } from './acknowledge.ts';
import { answerInto } from './answer-into.ts';
import { offers } from '../definitions/autocomplete.ts';
import { callerOfInteraction, conversationOf } from './caller.ts';
import { PRIVATE } from '../definitions/definitions.ts';
import type { Desk } from '../desk.ts';
import { filledIn } from '../definitions/filled-in.ts';
import type { Offer } from '../definitions/offer.ts';
import { interactionPlace } from './interaction-place.ts';
import { toSentence } from '../embeds/message.ts';
import { missingSentence, missingToPost } from '../post/permissions.ts';
import type { QuestionChannels } from './question-channels.ts';
import { QUESTIONS, QUESTIONS_SWITCH, questionsSentence } from '../definitions/questions-command.ts';
import { send } from '../connect/rest.ts';
import { isManaged, subCommandsOf } from '../definitions/sub-commands.ts';
import { subOffers } from '../definitions/sub-offers.ts';

/** Answers a slash command: acknowledged before anything else, then answered in its place. Never rejects. */
export async function onSlash(
  interaction: ChatInputCommandInteraction,
  desk: Desk,
  channels: QuestionChannels,
): Promise<void> {
  const manner = mannerOf(interaction);
  if (!(await acknowledge(interaction, manner, desk))) return;
  const place = interactionPlace(interaction, manner, desk);
  const caller = callerOfInteraction(interaction, isManaged(interaction.commandName));
  if (interaction.commandName === QUESTIONS) {
    const on = interaction.options.getString(QUESTIONS_SWITCH) === 'on';
    try {
      await channels.turn(on, caller.channel, caller.workspace);
      await place.showFailure(toSentence(questionsSentence(on), [], caller.person));
    } catch (error) {
      desk.log.error({ event: 'discord-questions-failed', channel: caller.channel, err: error });
      await place.showFailure(toSentence('That could not be kept. Try again in a minute.', [], ''));
    }
    return;
  }
  const conversation = conversationOf(interaction, manner === 'new');
  await answerInto({ caller, place, conversation, ask: () => queryOfSlash(interaction, desk) }, desk);
}

/** Decided before anything is known of the answer: it can't be changed later. */
function mannerOf({ commandName, options }: ChatInputCommandInteraction): Manner {
  const isPrivate = options.getBoolean(PRIVATE) ?? (commandName === 'help' || commandName === QUESTIONS);
  return isPrivate ? 'ephemeral' : 'new';
}

/** @throws Refusal when it can't be read, or what it asks for could not be posted here. */
function queryOfSlash(interaction: ChatInputCommandInteraction, { commands, catalog }: Desk) {
  const command = commands.find(({ name }) => name === interaction.commandName);
  if (command === undefined) {
    throw new Refusal('I no longer have that command. Try `/help`.');
  }
  const willPost = ['add', 'run', 'resume'].includes(interaction.options.getSubcommand(false) ?? '');
  if (isManaged(command.name) && willPost && interaction.inGuild()) {
    const isThread = interaction.channel?.isThread() ?? false;
    const missing = missingToPost(interaction.appPermissions, isThread);
    if (missing.length > 0) throw new Refusal(missingSentence(missing));
  }
  return filledIn(command, interaction.options.data, commands, catalog);
}

/** Offers values for an option while it is typed. Never rejects: an offer that comes too late is nobody's loss. */
export async function onTyping(interaction: AutocompleteInteraction, desk: Desk): Promise<void> {
  const choices = await offersFor(interaction, desk).catch((error: unknown) => {
    desk.log.info({ event: 'discord-no-offers', err: error });
    return [];
  });
  try {
    await send(desk.interactionRest, {
      method: 'post',
      route: Routes.interactionCallback(interaction.id, interaction.token),
      body: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
      auth: false,
    });
  } catch (error) {
    desk.log.info({ event: 'discord-offers-late', err: error });
  }
}

async function offersFor(interaction: AutocompleteInteraction, desk: Desk): Promise<Offer[]> {
  const { commands, catalog, schedule } = desk;
  const command = commands.find(({ name }) => name === interaction.commandName);
  if (command === undefined) return [];
  const { name: option, value: text } = interaction.options.getFocused(true);
  const sub = subCommandsOf(command.name).find(
    ({ name }) => name === interaction.options.getSubcommand(false),
  );
  if (sub === undefined) return offers({ command, option, text }, catalog);
  const kind = sub.options.find(({ name }) => name === option)?.offer;
  if (kind === undefined) return [];
  const caller = callerOfInteraction(interaction, true);
  const read = lineReader(commands, catalog);
  return subOffers({ command: command.name, kind, text, caller }, { commands, read, schedule });
}
