import { ApplicationCommandOptionType as Type, PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { toDefinitions, type Definition } from '../../../../src/platforms/discord/definitions/definitions.ts';
import { commands } from '../bot.ts';

function definition(name: string): Definition {
  const found = toDefinitions(commands).find((one) => one.name === name);
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
    expect(namesOf(daily.options)).toEqual([
      'add',
      'list',
      'preview',
      'run',
      'pause',
      'resume',
      'remove',
      'history',
    ]);
    expect(namesOf(definition('alert').options)).toEqual([
      'add',
      'list',
      'pause',
      'resume',
      'remove',
      'history',
    ]);
  });

  test('what a new order needs is required; a preview takes a number or the same', () => {
    const { options = [] } = definition('daily');
    const [add] = options.filter(({ name }) => name === 'add');
    const [preview] = options.filter(({ name }) => name === 'preview');
    const settings = ['time', 'zone', 'line', 'days', 'late', 'quiet'];
    expect(add).toMatchObject({
      options: settings.map((name, index) => ({ name, required: index < 3 })),
    });
    expect(preview).toMatchObject({
      options: ['number', ...settings].map((name) => ({ name, required: false })),
    });
  });

  test('an alert waits for one of four things, and a level that a correlation can have', () => {
    const [add] = definition('alert').options ?? [];
    expect(add).toMatchObject({
      options: [
        { name: 'line', required: true, autocomplete: true },
        {
          name: 'condition',
          required: true,
          choices: ['above', 'below', 'coupled', 'decoupled'].map((name) => ({ name, value: name })),
        },
        { name: 'level', required: false, type: Type.Number, min_value: -1, max_value: 1 },
      ],
    });
  });

  test('a command that is not there has no definition', () => {
    const some = commands.filter(({ name }) => name !== 'daily');
    expect(namesOf(toDefinitions(some))).toEqual(some.map(({ name }) => name));
  });
});

function namesOf(all: readonly { readonly name: string }[] = []): string[] {
  return all.map(({ name }) => name);
}
