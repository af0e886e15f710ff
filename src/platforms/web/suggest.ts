import { offeredNames, offeredRanges } from '../../core/query/offered.ts';
import { parseRange } from '../../core/query/ranges.ts';
import { optionOf, takesWords } from '../../core/query/reading.ts';
import type { Command } from '../../core/ports.ts';
import type { Listing } from '../../core/types.ts';
import type { Desk } from './desk.ts';

/** Something that may stand in the place of the word that is being typed. */
export interface Suggestion {
  readonly kind: 'command' | 'name' | 'range' | 'example';
  /** The whole text with it. */
  readonly text: string;
  /** The word itself. */
  readonly word: string;
  /** What it is, in a few words. */
  readonly about: string;
}

type Vocabulary = Pick<Desk, 'commands' | 'catalog'>;

const MOST = 8;
const MOST_RANGES = 3;
/** Words longer than any name are no beginning of one. */
const LONGEST_WORD = 40;

/** What may follow, best first, for the last word of a text, or the last name of a list in it. */
export function suggestions(text: string, { commands, catalog }: Vocabulary): readonly Suggestion[] {
  const start = text.trimStart();
  const slash = start.startsWith('/') ? '/' : '';
  const typed = /[^\s,]*$/.exec(start)?.[0] ?? '';
  const before = start.slice(0, start.length - typed.length);
  const word = before === '' ? typed.slice(slash.length).toLowerCase() : typed.toLowerCase();
  if (word.length > LONGEST_WORD) return [];
  if (before === '' && word === '') return commands.map((command) => asCommand(command, slash));
  if (before === '') {
    const named = commands.filter(({ name }) => name.startsWith(word) && name !== word);
    return [
      ...named.map((command) => asCommand(command, slash)),
      ...(slash === '' ? namesFor(word, before, { commands, catalog }) : []),
    ].slice(0, MOST);
  }
  const first = before.trim().split(/\s+/)[0]?.replace(/^\//, '').toLowerCase();
  const command = commands.find(({ name }) => name === first);
  if (command === undefined || !takesWords(command)) {
    return afterNames(word, before, command, { commands, catalog });
  }
  return ofFreeText(word, before, command, commands);
}

/** Ranges are offered where one begins with what is typed, or after the names; names before them otherwise. */
function afterNames(
  word: string,
  before: string,
  command: Command | undefined,
  vocabulary: Vocabulary,
): readonly Suggestion[] {
  const words = before.trim().split(/[\s,]+/);
  const said = command === undefined ? words : words.slice(1);
  // A question is nobody's to finish.
  if (command === undefined && !said.every((one) => isRange(one) || vocabulary.catalog.find(one) !== null))
    return [];
  const inList = before.endsWith(',');
  const hasRange = said.some(isRange);
  const ranges = hasRange || inList || !takesRange(command) ? [] : rangesFor(word, before);
  const choices = hasRange && command !== undefined ? choicesOf(command, word, before) : [];
  const names = inList || takesName(before, command) ? namesFor(word, before, vocabulary) : [];
  const isRangeLike = /^\d|^(?:y|yt|ytd|m|ma|max)$/.test(word);
  const all = isRangeLike ? [...ranges, ...names] : [...names.slice(0, MOST - ranges.length), ...ranges];
  return [...choices, ...all].slice(0, MOST);
}

function takesRange(command: Command | undefined): boolean {
  return command === undefined || optionOf(command, 'range') !== undefined;
}

/** True while a command has had fewer names, or lists of them, than it takes. Without one it is `corr`. */
function takesName(before: string, command: Command | undefined): boolean {
  const given = before.trim().split(/\s+/);
  const named = (command === undefined ? given : given.slice(1)).filter(
    (one) => !isRange(one) && !one.includes('='),
  );
  const sides =
    command === undefined
      ? 2
      : command.options.filter(({ kind }) => /^(?:asset|benchmark)s?$/.test(kind)).length;
  return named.length < sides;
}

function namesFor(word: string, before: string, { catalog }: Vocabulary): readonly Suggestion[] {
  const there = new Set(before.toLowerCase().split(/[\s,]+/));
  // A line begins with what is compared, a coin most of the time, and goes on with what it is held against.
  const coinsFirst = before.trim().split(/\s+/).length < 2;
  return offeredNames(word, { coinsFirst, most: MOST + there.size }, catalog)
    .filter(({ id }) => !there.has(id) && id !== word)
    .slice(0, MOST)
    .map((listing) => ({
      kind: 'name',
      text: `${before}${listing.id}`,
      word: listing.id,
      about: inWords(listing),
    }));
}

function rangesFor(word: string, before: string): readonly Suggestion[] {
  return offeredRanges(word)
    .filter((range) => range.startsWith(word) && range !== word)
    .slice(0, MOST_RANGES)
    .map((range) => ({ kind: 'range', text: `${before}${range}`, word: range, about: 'range' }));
}

/** `method=spearman` and the like. */
function choicesOf({ options }: Command, word: string, before: string): readonly Suggestion[] {
  return options.flatMap((option) => {
    if (option.kind !== 'choice' || before.includes(`${option.name}=`)) return [];
    return option.choices
      .filter((choice) => choice !== option.default)
      .map((choice) => `${option.name}=${choice}`)
      .filter((setting) => setting.startsWith(word) && setting !== word)
      .map((setting) => ({
        kind: 'example' as const,
        text: `${before}${setting}`,
        word: setting,
        about: option.description,
      }));
  });
}

/** Lines that work: their words are free, so the examples say best what they may be. */
function ofFreeText(
  word: string,
  before: string,
  command: Command,
  commands: readonly Command[],
): readonly Suggestion[] {
  if (command.name === 'help') {
    return commands
      .filter(({ name }) => name.startsWith(word) && name !== word)
      .map(({ name, summary }) => ({
        kind: 'command',
        text: `${before}${name}`,
        word: name,
        about: summary,
      }));
  }
  const slash = before.startsWith('/') ? '/' : '';
  const typed = `${before}${word}`.slice(slash.length).toLowerCase();
  return command.examples
    .filter((example) => example.toLowerCase().startsWith(typed) && example.toLowerCase() !== typed)
    .map((example) => ({ kind: 'example', text: `${slash}${example}`, word: example, about: 'example' }));
}

function asCommand({ name, summary }: Command, slash: string): Suggestion {
  return { kind: 'command', text: `${slash}${name}`, word: `${slash}${name}`, about: summary };
}

function inWords({ label, name, group }: Listing): string {
  const words = label === name || group === 'coin' ? name : `${label}: ${name}`;
  return words;
}

function isRange(word: string): boolean {
  try {
    return parseRange(word) !== null;
  } catch {
    // Half a range, or none.
    return false;
  }
}
