import { Refusal } from '../../errors.ts';
import { readAlertRequest } from '../../orders/alert-request.ts';
import { readDailyRequest } from '../../orders/daily-request.ts';
import { format } from '../format.ts';
import { lineReader } from '../line-reader.ts';
import { parse } from '../parse.ts';
import { readsAsRange } from '../readers.ts';
import { takesWords } from '../reading.ts';
import { isJoiningWord } from '../words.ts';
import type { QuestionContext, QuestionReading } from './draft.ts';
import { writtenOut } from './chat-words.ts';
import { nameIndex } from './name-index.ts';
import { spokenWords } from './spoken-words.ts';
import { isEmptyWord, isSpeltRight } from './vocabulary.ts';
import type { Query } from '../../types.ts';

/**
 * A text that is a line of the command language as it stands: it begins with a command or holds names of the catalog, and
 * no word of it had to be taken for an unknown ticker. Null for everything else, also for lines that can't be read.
 */
export function typedLine(
  text: string,
  context: QuestionContext,
): Extract<QuestionReading, { kind: 'line' }> | null {
  const { commands } = context;
  const first = firstWord(text);
  const named = commands.find(({ name }) => name === first);
  if (text.trim() === '' || RANK_CORRELATION.test(text)) return null;
  const query = parsed(text, context);
  const grammar = commands.find(({ name }) => name === query?.command);
  if (query === null || grammar === undefined) return null;
  if (takesWords(grammar)) {
    if (named === undefined || !isPlainText(grammar.name, query.text, context)) return null;
  } else if (!isSurely(text, query, context)) return null;
  return { kind: 'line', line: format(query, grammar), query, said: [] };
}

/**
 * Why a text that names its command is no line of it, where that is a time, a number or a setting that can't be, as in
 * `corr btc eth 0d`: whoever types so wants to know, and not an answer to something else. Null for everything else.
 */
export function mistypedLine(text: string, context: QuestionContext): Refusal | null {
  const { commands, catalog } = context;
  const [first = '', ...words] = text
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/^\s*\//, '')
    .trim()
    .split(/[\s,]+/);
  const grammar = commands.find(({ name }) => name === first);
  if (grammar === undefined || takesWords(grammar)) return null;
  const others = words.filter((word) => !isJoiningWord(word) && catalog.find(word) === null);
  const isLine = others.every((word) => /^[^?]*[\d=]|\d/.test(word) || readsAsRange(word));
  if (others.length === 0 || !isLine) return null;
  try {
    parse(text, commands, catalog);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Longer than any line that means something. */
const LONGEST = 1_000;

/** A measure, not the command. */
export const RANK_CORRELATION = /^\s*rank(?:ed)?[ -](?:order )?(?:corr|coef)/i;

/** True for a text that begins with the name of a command. */
export function beginsWithCommand(text: string, { commands }: Pick<QuestionContext, 'commands'>): boolean {
  const first = firstWord(text);
  return commands.some(({ name }) => name === first);
}

function firstWord(text: string): string {
  return /^\s*\/?(\S+)/.exec(text)?.[1]?.toLowerCase() ?? '';
}

function parsed(text: string, { commands, catalog }: QuestionContext): Query | null {
  try {
    return parse(text, commands, catalog);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Every name is in the catalog, is a well-known ticker, or is marked as a ticker where it was typed. */
function isSurely(text: string, query: Query, context: QuestionContext): boolean {
  const { assets, benchmarks } = query;
  const { catalog } = context;
  const lower = text.toLowerCase();
  const unknown = [...assets, ...benchmarks].filter((id) => catalog.find(id) === null);
  const isMarked = (id: string) =>
    nameIndex(catalog).phrases.has(id) ||
    lower.includes(`$${id}`) ||
    id.includes('/') ||
    id.startsWith('^') ||
    id.includes('=');
  return unknown.every(isMarked) || (unknown.length === 1 && isPairWithTicker(text, query, context));
}

/**
 * `corr wif ndx 1y`, `corr lean ndx`: behind the command stand two names, and the one that nobody knows is no name of the
 * catalog, only a word that the grammar would read as another one.
 */
function isPairWithTicker(text: string, { assets, benchmarks }: Query, context: QuestionContext): boolean {
  const { catalog } = context;
  const [unknown = '', ...more] = [...assets, ...benchmarks].filter((id) => catalog.find(id) === null);
  if (more.length > 0 || assets.length + benchmarks.length !== 2 || !beginsWithCommand(text, context))
    return false;
  const { phrases } = nameIndex(catalog);
  const [read] = writtenOut(spokenWords(unknown));
  const isReadOtherwise = isSpeltRight(unknown) || read?.text !== unknown;
  return (
    TICKER.test(unknown) &&
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .includes(unknown) &&
    isReadOtherwise &&
    !isEmptyWord(unknown) &&
    !phrases.has(read?.text ?? unknown)
  );
}

const TICKER = /^[a-z]{3,5}$/;

/** An order by a number that is none: nobody says that in plain words, so the command has its sentence. */
const TYPED_ORDER = /^(?:pause|resume|remove|run|history) [-+.#\d]/i;

/** Free words are a line when the command itself can do something with them. */
function isPlainText(command: string, words: string, context: QuestionContext): boolean {
  const read = lineReader(context.commands, context.catalog);
  switch (command) {
    case 'daily':
      return TYPED_ORDER.test(words) || reads(() => readDailyRequest(words, { read, zone: 'UTC' }));
    case 'alert':
      return TYPED_ORDER.test(words) || reads(() => readAlertRequest(words, read));
    case 'help':
      return words === '' || context.commands.some(({ name }) => name === words.toLowerCase());
    default:
      return words.split(' ').length <= 3;
  }
}

function reads(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
