import { listed } from '../describe/listed.ts';
import { Refusal } from '../errors.ts';
import type { Catalog } from '../query/catalog.ts';
import { commandOf } from '../query/command-named.ts';
import { format } from '../query/format.ts';
import { beginningOf } from '../query/plain-line.ts';
import { parse } from '../query/parse.ts';
import type { QuestionContext } from '../query/questions/draft.ts';
import { isOffTopic, isSurelyAsked, namesIn } from '../query/questions/in-the-open.ts';
import { isThanks } from '../query/questions/thanks.ts';
import { beginsWithCommand, RANK_CORRELATION, typedLine } from '../query/questions/typed-line.ts';
import { optionOf } from '../query/reading.ts';
import { readAsked } from './read-asked.ts';
import type { Command } from '../ports.ts';
import type { Action, Query } from '../types.ts';
import { unknownInQuestion } from './unknown-in-question.ts';

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
/** What an order is made of; behind the name of a command its own words hold. */
const ORDERED =
  /\b(?:every|each|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|stop|pause|resume|clear|remove|delete|cancel)\b/i;

/**
 * The one place that turns what people say into a query, for all platforms. A line is taken as it stands; anything else
 * is read by the grammar of questions. Where lines are typed, what neither of them knows may still hold a ticker.
 * @throws Refusal to ask back, or to say what can be asked.
 */
export function understand(said: string, asked: Hearing): Understood {
  const hearing = asked.previous === '' ? { ...asked, previous: undefined } : asked;
  const { spoken } = hearing;
  const text = beginningOf(said);
  const typed = spoken || goesOn(text, hearing) ? null : typedLine(text, hearing);
  if (typed !== null) return { ...typed, said: null };
  const isOrdered = ORDERED.test(text) && !beginsWithCommand(text, hearing);
  if (
    spoken ||
    isOrdered ||
    ASKED.test(text) ||
    RANK_CORRELATION.test(text) ||
    hearing.previous !== undefined
  ) {
    const reading = readAsked(text, hearing);
    if (reading.kind === 'line')
      return { ...reading, said: isAsTyped(text, reading.line) ? null : reading.said };
    if (reading.kind === 'ask' && (spoken || isOrder(reading.choices)))
      throw new Refusal(reading.sentence, reading.choices);
    if (reading.kind === 'none') refuseUnknownName(text, hearing);
  }
  // Typed behind the name of a command, the parser knows best what is wrong.
  const isOff = isOffTopic(text, hearing.catalog);
  const isLost = beginsWithCommand(text, hearing) ? spoken && isOff : spoken || isOff;
  if (isLost && isThanks(text)) throw new Refusal("You're welcome.", [], 'nothing');
  if (isLost && text.trim() !== '') throw whatCanBeAsked(text, hearing);
  const query = parse(text, hearing.commands, hearing.catalog);
  return { query, line: lineOf(query, hearing.commands), said: null };
}

/** What is to be posted, watched or removed is asked about wherever it was said: no line that is typed reads like it. */
function isOrder(choices: readonly Action[]): boolean {
  return choices.length > 0 && choices.every(({ line }) => /^(?:daily|alert) /.test(line));
}

/** @throws Refusal for a question that only a name nobody knows keeps from being one. */
function refuseUnknownName(text: string, hearing: Hearing): void {
  if (beginsWithCommand(text, hearing) || isOffTopic(text, hearing.catalog)) return;
  const refusal = unknownInQuestion(text, hearing);
  if (refusal !== null) throw refusal;
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
  return format(query, commandOf(query, commands));
}

/** `Read as `corr btc r2k-tech 1y`; I took 1 year.` */
export function readingNote(line: string, said: readonly string[]): string {
  return `Read as \`${line}\`${said.length === 0 ? '' : `; I took ${listed(said)}`}.`;
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
  said: string,
  context: { readonly catalog: Catalog; readonly commands: readonly Command[] },
): boolean {
  const text = beginningOf(said);
  if (beginsWithCommand(text, context) && typedLine(text, context) !== null) return true;
  return isSurelyAsked(text, context) && readAsked(text, context).kind === 'line';
}

/**
 * The line that the next question goes on from, empty for none. Only an answer over a range of time can be gone on from:
 * an explanation, an order or a check leaves the line before it in place.
 */
export function lineToGoOnFrom(
  line: string,
  previous: string | undefined,
  commands: readonly Pick<Command, 'name' | 'options'>[],
): string {
  const command = commands.find(({ name }) => line === name || line.startsWith(`${name} `));
  const canGoOn = command !== undefined && optionOf(command, 'range') !== undefined;
  return canGoOn ? line : (previous ?? '');
}
