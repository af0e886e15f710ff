import { ApplicationCommandOptionType as Type, PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/core/types.ts';
import { toDefinitions, type Definition } from '../../../src/platforms/discord/definitions.ts';
import { commands } from './bot.ts';

const run: Command['run'] = () => Promise.reject(new Error('nobody runs it here'));
const ordered: Command = {
  name: 'daily',
  summary: 'Post an answer every day',
  examples: ['daily list'],
  options: [{ kind: 'text', description: 'what to do' }],
  run,
};

function definition(name: string, all: readonly Command[] = [...commands, ordered]): Definition {
  const found = toDefinitions(all).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no definition of ${name}`);
  return found;
}

function optionsOf(name: string) {
  return (definition(name).options ?? []).map((option) => [option.name, option.type]);
}

describe('slash commands made from the options of commands', () => {
  test('every command has one, in its order', () => {
    expect(toDefinitions(commands).map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
  });

  test('corr has its names and range with offers, its window with bounds, its choices', () => {
    expect(optionsOf('corr')).toEqual([
      ['asset', Type.String],
      ['benchmark', Type.String],
      ['range', Type.String],
      ['window', Type.Integer],
      ['method', Type.String],
      ['freq', Type.String],
      ['view', Type.String],
      ['private', Type.Boolean],
    ]);
    const options = definition('corr').options ?? [];
    expect(options[0]).toMatchObject({ autocomplete: true, required: false });
    expect(options[3]).toMatchObject({ min_value: 20, max_value: 756 });
    expect(options[4]).toMatchObject({
      choices: expect.arrayContaining([{ name: 'spearman', value: 'spearman' }]),
    });
  });

  test('a list that must be there is required, and stands first', () => {
    expect(definition('matrix').options?.[0]).toMatchObject({ name: 'assets', required: true });
  });

  test('help offers the commands there are; symbols takes any words', () => {
    expect(definition('help').options?.[0]).toMatchObject({
      name: 'command',
      choices: expect.arrayContaining([{ name: 'corr', value: 'corr' }]),
    });
    expect(definition('symbols').options?.[0]).toMatchObject({ name: 'text' });
  });

  test('they work in servers and direct messages, for servers and for people', () => {
    expect(definition('corr')).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    expect(definition('corr').default_member_permissions).toBeUndefined();
  });

  test('standing orders are sub-commands that take Manage Server, where the bot itself is', () => {
    const daily = definition('daily');
    expect(daily).toMatchObject({
      contexts: [0, 1],
      integration_types: [0],
      default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    });
    expect(daily.options?.map(({ name }) => name)).toEqual([
      'add',
      'list',
      'preview',
      'run',
      'pause',
      'resume',
      'remove',
      'history',
    ]);
  });

  test('a command that is not there has no definition', () => {
    expect(toDefinitions(commands).some(({ name }) => name === 'daily')).toBe(false);
  });
});
