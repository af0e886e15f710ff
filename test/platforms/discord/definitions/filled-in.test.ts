import { ApplicationCommandOptionType as Type, type CommandInteractionOption } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../../src/core/query/parse.ts';
import { filledIn } from '../../../../src/platforms/discord/definitions/filled-in.ts';
import { refusalOf } from '../../../refusal-of.ts';
import { catalog, commands } from '../bot.ts';

function option(name: string, value: string | number | boolean): CommandInteractionOption {
  return { name, type: typeof value === 'string' ? Type.String : Type.Integer, value };
}

function fill(name: string, options: readonly CommandInteractionOption[]) {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return filledIn(command, options, commands, catalog);
}

function sub(name: string, options: readonly CommandInteractionOption[]): CommandInteractionOption[] {
  return [{ name, type: Type.Subcommand, options }];
}

describe('the options of a slash command', () => {
  test('fill the query', () => {
    const query = fill('corr', [
      option('benchmark', 'nasdaq'),
      option('asset', 'for'),
      option('window', 21),
      option('method', 'spearman'),
      option('private', true),
    ]);
    expect(query).toEqual(parse('corr $for ndx window=21 method=spearman', commands, catalog));
  });

  test('the words of help and symbols are their text', () => {
    expect(fill('help', [option('command', 'corr')]).text).toBe('corr');
    expect(fill('symbols', [option('text', 'gold miners')]).text).toBe('gold miners');
    expect(fill('symbols', []).text).toBe('');
  });

  test.each([
    ['daily', 'list', [], 'list'],
    ['daily', 'pause', [option('number', 3)], 'pause 3'],
    ['daily', 'pause', [option('number', 3), option('all', false)], 'pause 3'],
    ['alert', 'remove', [option('all', true)], 'remove all'],
    [
      'daily',
      'add',
      [
        option('line', 'corr btc r2k-tech 1y'),
        option('quiet', true),
        option('time', '16:30'),
        option('zone', 'America/New_York'),
        option('days', 'weekdays'),
        option('late', '6 h'),
      ],
      'add 16:30 America/New_York corr btc r2k-tech 1y days=weekdays late=6h quiet',
    ],
    [
      'alert',
      'add',
      [option('level', 0.6), option('line', 'corr btc r2k-tech'), option('condition', 'above')],
      'add corr btc r2k-tech above 0.6',
    ],
    ['daily', 'preview', [option('number', 3)], 'preview 3'],
    [
      'daily',
      'preview',
      [option('line', 'rank btc'), option('time', '9am'), option('zone', 'London'), option('quiet', false)],
      'preview 9am London rank btc',
    ],
  ] as const)('/%s %s is the text that would be typed', (name, verb, options, text) => {
    expect(fill(name, sub(verb, options)).text).toBe(text);
  });

  test.each([
    ['alert', 'add', [option('line', 'corr btc ndx'), option('condition', 'above')], /Fill in `level` too/],
    [
      'alert',
      'add',
      [option('line', 'corr btc ndx'), option('condition', 'coupled'), option('level', 0.5)],
      /`coupled` takes no level/,
    ],
    ['daily', 'remove', [], /^Fill in `number`, or set `all` to True/],
    ['daily', 'remove', [option('all', false)], /^Fill in `number`, or set `all` to True/],
    ['alert', 'pause', [option('number', 3), option('all', true)], /and not both\.$/],
    ['daily', 'preview', [], /`number` for .+ or `time`, `zone`, and `line` for/],
    ['daily', 'preview', [option('time', '9am'), option('line', 'rank btc')], /or `zone` for/],
  ] as const)(
    '/%s %s that does not fit together is a sentence about its options',
    (name, verb, options, sentence) => {
      expect(refusalOf(() => fill(name, sub(verb, options))).message).toMatch(sentence);
    },
  );

  test('what can’t be is a sentence', () => {
    expect(refusalOf(() => fill('corr', [option('range', 'forever')])).message).toMatch(
      /I don't know the range/,
    );
  });
});
