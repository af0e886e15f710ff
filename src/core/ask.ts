import { Refusal } from './errors.ts';
import type { Catalog } from './query/catalog.ts';
import { format } from './query/format.ts';
import { parse } from './query/parse.ts';
import type { QuestionContext } from './query/questions/draft.ts';
import { readQuestion } from './query/questions/read-question.ts';
import { isOffTopic, isSurelyAsked, namesIn } from './query/questions/in-the-open.ts';
import { isThanks } from './query/questions/thanks.ts';
import { beginsWithCommand, RANK_CORRELATION, typedLine } from './query/questions/typed-line.ts';
import { optionOf } from './query/reading.ts';
import type { Action, Command, Query } from './types.ts';

/** What a text was understood as. */
export interface Understood {
  readonly query: Query;
  /** Canonical. */
  readonly line: string;
  /** What was taken because nobody said it; null for a line that was typed as it is. */
  readonly said: readonly string[] | null;
}

export interface Hearing extends QuestionContext {
  /** Said in plain words to the bot, as in a mention or a direct message; else typed where lines are typed. */
  readonly spoken: boolean;
}

/** What a typed line has no use for, and a question is made of. */
const ASKED =
  /\?\s*$|\b(?:is|are|was|were|how|what|whats|when|why|which|does|do|did|has|have|tell|show|post|send|can|could|please|should|who)\b/i;

/**
 * The one place that turns what people say into a query, for all platforms. A line is taken as it stands; anything else
 * is read by the grammar of questions. Where lines are typed, what neither of them knows may still hold a ticker.
 * @throws Refusal to ask back, or to say what can be asked.
 */
export function understand(text: string, hearing: Hearing): Understood {
  const { spoken } = hearing;
  const typed = spoken || goesOn(text, hearing) ? null : typedLine(text, hearing);
  if (typed !== null) return { ...typed, said: null };
  if (spoken || ASKED.test(text) || RANK_CORRELATION.test(text) || hearing.previous !== undefined) {
    const reading = readQuestion(text, hearing);
    if (reading.kind === 'line')
      return { ...reading, said: isAsTyped(text, reading.line) ? null : reading.said };
    if (reading.kind === 'ask' && spoken) throw new Refusal(reading.sentence, reading.choices);
  }
  // Typed behind the name of a command, the parser knows best what is wrong.
  const isOff = isOffTopic(text, hearing.catalog);
  const isLost = beginsWithCommand(text, hearing) ? spoken && isOff : spoken || isOff;
  if (isLost && isThanks(text)) throw new Refusal("You're welcome.", [], 'nothing');
  if (isLost && text.trim() !== '') throw whatCanBeAsked(text, hearing);
  const query = parse(text, hearing.commands, hearing.catalog);
  return { query, line: lineOf(query, hearing.commands), said: null };
}

/** Behind an answer, `5y` and `and eth?` go on from it also where lines are typed; what names a pair begins anew. */
function goesOn(text: string, hearing: Hearing): boolean {
  if (hearing.previous === undefined || beginsWithCommand(text, hearing)) return false;
  return (
    ASKED.test(text) ||
    /^\s*(?:and|but|or|also|same)\b/i.test(text) ||
    namesIn(text, hearing.catalog).length === 0
  );
}

function isAsTyped(text: string, line: string): boolean {
  return text.trim().replace(/^\//, '').toLowerCase() === line.toLowerCase();
}

function lineOf(query: Query, commands: readonly Command[]): string {
  const command = commands.find(({ name }) => name === query.command);
  if (command === undefined) throw new Error(`A query names the unknown command ${query.command}`);
  return format(query, command);
}

/** `Read as `corr btc r2k-tech 1y`; I took 1 year.` */
export function readingNote(line: string, said: readonly string[]): string {
  const taken = new Intl.ListFormat('en').format(said);
  return `Read as \`${line}\`${said.length === 0 ? '' : `; I took ${taken}`}.`;
}

/** One kind sentence, with two questions that fit what was said. */
function whatCanBeAsked(text: string, { catalog }: Hearing): Refusal {
  const [named] = namesIn(text, catalog);
  const listing = catalog.listing(named ?? 'btc');
  const [coin, benchmark] =
    listing.group === 'coin' ? [listing, catalog.listing('r2k-tech')] : [catalog.listing('btc'), listing];
  const examples: readonly Action[] = [
    {
      label: `how closely does ${coin.label} move with ${benchmark.label}?`,
      line: `corr ${coin.id} ${benchmark.id} 1y`,
    },
    { label: `what does ${coin.label} track most closely?`, line: `rank ${coin.id} 1y` },
  ];
  const [first, second] = examples.map(({ label }) => `“${label}”`);
  return new Refusal(
    `I can't answer that: I only say how closely things move together. Ask me ${first} or ${second}`,
    examples,
    'nothing',
  );
}

/** True for a text that is surely meant for the bot where nobody has to mention it: silence is better than a guess. */
export function asksInTheOpen(
  text: string,
  context: { readonly catalog: Catalog; readonly commands: readonly Command[] },
): boolean {
  if (beginsWithCommand(text, context) && typedLine(text, context) !== null) return true;
  return isSurelyAsked(text, context) && readQuestion(text, context).kind === 'line';
}

/** The line that the next question goes on from: an explanation or an order leaves the one before it in place. */
export function lineToGoOnFrom(
  line: string,
  previous: string | undefined,
  commands: readonly Pick<Command, 'name' | 'options'>[],
): string {
  const command = commands.find(({ name }) => line === name || line.startsWith(`${name} `));
  const isWords = command !== undefined && optionOf(command, 'text') !== undefined;
  return isWords && previous !== undefined && previous !== '' ? previous : line;
}

/** What `--explain` prints. */
export interface Explained {
  readonly line: string;
  readonly sure: boolean;
  readonly alternatives: readonly string[];
}

/** How a question would be read, without an answer. */
export function explain(text: string, context: QuestionContext): Explained {
  const reading = readQuestion(text, context);
  if (reading.kind === 'ask') {
    const [line = 'none', ...alternatives] = reading.choices.map((choice) => choice.line);
    return { line, sure: false, alternatives };
  }
  if (reading.kind === 'line') return { line: reading.line, sure: true, alternatives: [] };
  const none: Explained = { line: 'none', sure: true, alternatives: [] };
  if (!beginsWithCommand(text, context) || isOffTopic(text, context.catalog)) return none;
  try {
    const { line, query } = understand(text, { ...context, spoken: false });
    const command = context.commands.find(({ name }) => name === query.command);
    // Free words behind a command are for the command to read, and here it did not.
    const isWords = command !== undefined && optionOf(command, 'text') !== undefined;
    return isWords ? none : { line, sure: true, alternatives: [] };
  } catch (error) {
    if (error instanceof Refusal) return none;
    throw error;
  }
}
