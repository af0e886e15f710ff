import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import type { Command } from '../../../core/ports.ts';
import { toDefinitions, type Definition } from './definitions.ts';

/** The one command that only Discord has: in which channels questions need no mention. */
export const QUESTIONS = 'questions';
export const QUESTIONS_SWITCH = 'here';

/** All commands that Discord is to show: everybody's, and its own where questions are read. */
export function definitionsOf({
  commands,
  questions,
}: {
  readonly commands: readonly Command[];
  readonly questions: boolean;
}): Definition[] {
  return [...toDefinitions(commands), ...(questions ? [questionsDefinition()] : [])];
}

function questionsDefinition(): Definition {
  return new SlashCommandBuilder()
    .setName(QUESTIONS)
    .setDescription('Answer questions in this channel without being mentioned?')
    .setContexts(InteractionContextType.Guild)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addStringOption((option) =>
      option
        .setName(QUESTIONS_SWITCH)
        .setDescription('on or off')
        .setRequired(true)
        .setChoices({ name: 'on', value: 'on' }, { name: 'off', value: 'off' }),
    )
    .toJSON();
}

/** What is said after it was switched. */
export function questionsSentence(on: boolean): string {
  return on
    ? 'From now on I answer questions in this channel that I am sure about, such as `corr btc r2k-tech 1y`. Turn it off with `/questions here:off`.'
    : 'From now on I answer in this channel only when I am mentioned or replied to.';
}
