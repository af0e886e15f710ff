import { Refusal } from '../errors.ts';
import type { Command, CommandOption } from '../ports.ts';
import type { Listing, Range } from '../types.ts';
import type { Catalog } from './catalog.ts';
import { parseDuration } from './durations.ts';
import { echo, echoFirst } from './echo.ts';
import { unknownRange } from './ranges.ts';
import type { Word } from './words.ts';

/** The rolling window where none is named: a quarter of a year, in sessions. */
export const USUAL_WINDOW = 63;

/** What the parser needs to know of a command. */
export type Grammar = Pick<Command, 'name' | 'options'>;

/** One name that was read; names joined by commas share a `list` number. */
export interface Name {
  readonly listing: Listing;
  /** The catalog holds it. */
  readonly known: boolean;
  readonly list: number;
}

/** What was found in a line so far. Each is set once: a second range or window is refused. */
export interface Reading {
  readonly grammar: Grammar;
  readonly catalog: Catalog;
  readonly names: Name[];
  readonly choices: Map<string, string>;
  range: Range | null;
  window: number | null;
  /** The last name had a comma behind it. */
  listGoesOn: boolean;
  /** The first name there was no room for, as it was typed. */
  extra: { readonly said: string; readonly known: boolean } | null;
}

/** Nothing is read yet. */
export function emptyReading(grammar: Grammar, catalog: Catalog): Reading {
  return {
    grammar,
    catalog,
    names: [],
    choices: new Map(),
    range: null,
    window: null,
    listGoesOn: false,
    extra: null,
  };
}

/** The option of that kind, when the command has one. */
export function optionOf<Kind extends CommandOption['kind']>(
  grammar: Grammar,
  kind: Kind,
): Extract<CommandOption, { kind: Kind }> | undefined {
  return grammar.options.find(
    (option): option is Extract<CommandOption, { kind: Kind }> => option.kind === kind,
  );
}

/** True for a command whose words are its own to read. */
export function takesWords(grammar: Grammar): boolean {
  return optionOf(grammar, 'text') !== undefined;
}

/** The `name=value` option of that name, when the command has one. */
export function choiceOf(
  grammar: Grammar,
  name: string,
): Extract<CommandOption, { kind: 'choice' }> | undefined {
  return grammar.options.filter((option) => option.kind === 'choice').find((option) => option.name === name);
}

/** How many names the command takes at most. */
function capacity({ options }: Grammar): number {
  const places = options.map((option) => {
    if (option.kind === 'asset' || option.kind === 'benchmark') return 1;
    return option.kind === 'assets' || option.kind === 'benchmarks' ? option.most : 0;
  });
  return places.reduce((sum, count) => sum + count, 0);
}

/** Takes a name into the reading, or remembers it as one too many: only the whole line tells what was meant by it. */
export function addName(reading: Reading, listing: Listing, word: Word, said: string): void {
  const { names, grammar, catalog } = reading;
  const known = catalog.find(listing.id) !== null;
  if (names.length >= capacity(grammar)) {
    reading.extra ??= { said, known };
    return;
  }
  const previous = names.at(-1)?.list ?? 0;
  names.push({ listing, known, list: reading.listGoesOn ? previous : previous + 1 });
  reading.listGoesOn = word.comma;
}

/** @throws Refusal when the line had a name too many; an unknown one where no range was read was meant as the range. */
export function refuseExtra({ names, grammar, range, extra }: Reading): void {
  if (extra === null) return;
  const { said, known } = extra;
  const most = capacity(grammar);
  if (!known && range === null && optionOf(grammar, 'range') !== undefined) throw unknownRange(said);
  const tooMany = `${echoFirst(said)} is one name too many: \`${grammar.name}\` takes`;
  if (most === 0) throw new Refusal(`${tooMany} none. Leave it out.`);
  if (most > 2) throw new Refusal(`${tooMany} at most ${most}. Leave some out.`);
  // The same thing over and over leaves one, and the other side is the usual one.
  const ids = [...new Set(names.map(({ listing }) => listing.id))];
  const line = [grammar.name, ...ids, ...(range === null ? [] : [range.text])].join(' ');
  throw new Refusal(`${tooMany} ${most}. Try \`${line}\`, or a line for each.`, [
    { label: ids.join(' and '), line },
  ]);
}

/** @throws Refusal for a second range, or when the command has none. */
export function setRange(reading: Reading, range: Range): void {
  const { grammar } = reading;
  if (optionOf(grammar, 'range') === undefined) {
    throw new Refusal(`\`${grammar.name}\` takes no range. Leave \`${range.text}\` out.`);
  }
  if (reading.range !== null) throw secondRange(reading.range, range);
  reading.range = range;
}

function secondRange(first: Range, second: Range): Refusal {
  if (first.kind === 'calendar' && second.kind === 'calendar' && first.text < second.text) {
    return new Refusal(
      `That line has two ranges. From one date to another is written \`${first.text}..${second.text}\`.`,
    );
  }
  return new Refusal(
    first.text === second.text
      ? `That line has the range \`${first.text}\` twice. Once is enough.`
      : `That line has two ranges, \`${first.text}\` and \`${second.text}\`. Keep one of them.`,
  );
}

/** A window in sessions, or as a length of time: `21`, `30d`. @throws Refusal when it is out of bounds or a second one. */
export function setWindow(reading: Reading, value: string): void {
  const { grammar } = reading;
  const option = optionOf(grammar, 'window');
  if (option === undefined) throw new Refusal(`\`${grammar.name}\` has no rolling window. Leave it out.`);
  if (reading.window !== null) throw new Refusal('That line has two windows. Keep one, such as `window=63`.');
  const sessions = windowSessions(value);
  if (sessions === null || sessions < option.least || sessions > option.most) {
    throw new Refusal(
      `The window is a whole number of sessions from ${option.least} to ${option.most}, and ${echo(value)} is not. Try ${windowExample(option)}.`,
    );
  }
  reading.window = sessions;
}

/** `window=63`: the default, or the usual length where there is no window unless it is asked for. */
export function windowExample({ default: usual }: { readonly default: number }): string {
  return `window=${usual === 0 ? USUAL_WINDOW : usual}`;
}

function windowSessions(value: string): number | null {
  const [, sessions] = /^(\d{1,9})(?:[ -]?sessions?)?$/.exec(value) ?? [];
  return sessions === undefined ? (parseDuration(value)?.sessions ?? null) : Number(sessions);
}

/** @throws Refusal for a value that the option does not have, or a second one. */
export function setChoice(reading: Reading, name: string, value: string): void {
  const { grammar, choices } = reading;
  const option = choiceOf(grammar, name);
  if (option === undefined) throw unknownOption(grammar, name);
  const chosen = option.choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
  if (chosen === undefined) {
    throw new Refusal(
      `${echoFirst(value)} is no ${name}. Try ${option.choices.map((choice) => `${name}=${choice}`).join(' or ')}.`,
    );
  }
  if (choices.has(name))
    throw new Refusal(`That line has two of \`${name}\`. Keep one, such as \`${name}=${chosen}\`.`);
  choices.set(name, chosen);
}

/** The command has no such `name=value`; says which it has. */
export function unknownOption({ name, options }: Grammar, key: string): Refusal {
  const settings = options.flatMap((option) => {
    if (option.kind === 'window') return [windowExample(option)];
    return option.kind === 'choice' ? [`${option.name}=${option.choices.join('|')}`] : [];
  });
  const fix = settings.length === 0 ? 'It has none; leave it out.' : `It has ${settings.join(' and ')}.`;
  return new Refusal(`\`${name}\` has no option ${echo(key)}. ${fix}`);
}
