import type { Query, Range } from '../types.ts';
import type { Sides } from './allot.ts';
import type { Catalog } from './catalog.ts';
import { parseRange } from './ranges.ts';
import { emptyReading, optionOf, setChoice, USUAL_WINDOW, type Grammar, type Reading } from './reading.ts';

/** What a query of a command without a range or a window holds in their place; such a command looks at neither. */
const NO_RANGE: Range = { kind: 'sessions', text: '1y', sessions: 252 };
const NO_WINDOW = USUAL_WINDOW;

/** What was read as a whole query: the defaults of the command fill in the rest. */
export function toQuery({ grammar, range, window, choices }: Reading, sides: Sides, text: string): Query {
  return {
    command: grammar.name,
    assets: sides.assets.map(({ id }) => id),
    benchmarks: sides.benchmarks.map(({ id }) => id),
    range: range ?? defaultRange(grammar),
    window: window ?? optionOf(grammar, 'window')?.default ?? NO_WINDOW,
    choices: { ...defaultChoices(grammar), ...Object.fromEntries(choices) },
    text,
  };
}

/** A command with a `text` option takes the words as they are; only its `name=value` settings are read. */
export function textQuery(grammar: Grammar, words: readonly string[], catalog: Catalog): Query {
  const reading = emptyReading(grammar, catalog);
  const text = words.filter((word) => {
    const [key = '', value] = word.split('=', 2);
    const isSetting =
      value !== undefined &&
      grammar.options.some((option) => option.kind === 'choice' && option.name === key.toLowerCase());
    if (isSetting) setChoice(reading, key.toLowerCase(), value);
    return !isSetting;
  });
  return toQuery(reading, { assets: [], benchmarks: [] }, text.join(' '));
}

function defaultRange(grammar: Grammar): Range {
  const option = optionOf(grammar, 'range');
  if (option === undefined) return NO_RANGE;
  const range = parseRange(option.default);
  if (range === null) throw new Error(`The command ${grammar.name} has no readable range by default.`);
  return range;
}

function defaultChoices(grammar: Grammar): Record<string, string> {
  const choices = grammar.options.filter((option) => option.kind === 'choice');
  return Object.fromEntries(choices.map((option) => [option.name, option.default]));
}
