import { Refusal } from '../../errors.ts';
import type { Query } from '../../types.ts';
import { parse } from '../parse.ts';
import { NOTHING, readDraft, type Draft, type QuestionContext, type QuestionReading } from './draft.ts';
import { changedLine, deeperLook, swappedLine, takenOver } from './follow-up.ts';
import { linkDraft } from './link-questions.ts';
import { helpLine } from './help-questions.ts';
import { topicOf } from './meaning-questions.ts';
import { orderIn } from './order-questions.ts';
import { readOrder } from './read-order.ts';
import { FOREIGN_CORRELATION, isNoQuestion } from './refusals.ts';
import { sceneOf, type Scene } from './scene.ts';
import { ONLY_ONE, sentenceThatAsks } from './sentence-that-asks.ts';
import { correctSpelling, type SaidName } from './spoken-names.ts';
import { asText, spokenWords, type Spoken } from './spoken-words.ts';
import { twoPairs } from './two-pairs.ts';
import { asksForStudy, studyRange } from './study-questions.ts';
import { beginsWithCommand, mistypedLine, typedLine } from './typed-line.ts';
import { CALLED, INTERJECTIONS } from './vocabulary.ts';

/** More words than a question has; of a longer text only so many are read. */
const MOST_WORDS = 200;

/**
 * Reads what somebody said in plain words as a canonical line of the command language. It is a grammar over the catalog:
 * the same words always give the same line, and no figure is made here.
 *
 * Something is read wrongly? Nearly always a word is missing in a table of `words/`: a name in `loose-names.ts`,
 * `sector-names.ts` or `stock-names.ts`; a time in `said-times.ts`; a verb or a figure of speech for a link in
 * `link-words.ts`; "which of these" in `ranking-words.ts`; "when" and "since when" in `history-words.ts`; a deeper look in
 * `view-words.ts`; a way to ask in `asking-words.ts`, and for an explanation in `meaning-words.ts`; a verdict that asks for
 * nothing in `opinion-words.ts`; what gets no answer in `refused-words.ts`. Posts and alerts have their tables in
 * `post-orders.ts`, `alert-orders.ts` and `managed-orders.ts`,
 * chat shorthand in `chat-words.ts`. Where all words are known and the line is wrong all the same, `draftOf` below says
 * which file decided.
 */
export function readQuestion(text: string, context: QuestionContext): QuestionReading {
  // A line that names its command is what it is; without one it may as well go on from the line before.
  const typed = beginsWithCommand(text, context) ? typedLine(text, context) : null;
  if (typed !== null) return typed;
  const mistyped = mistypedLine(text, context);
  if (mistyped !== null) return { kind: 'ask', sentence: mistyped.message, choices: mistyped.actions };
  const heard = spokenWords(text)
    .slice(0, MOST_WORDS)
    .filter(({ text: word }, place, all) => !INTERJECTIONS.has(word) && !isCall(all, place));
  if (FOREIGN_CORRELATION.test(asText(heard))) return NOTHING;
  const words = correctSpelling(heard, context.catalog);
  if (words.every(({ isMark }) => isMark) || isNoQuestion(words.map(({ text: word }) => word)))
    return NOTHING;
  // One name over and over is a cheer.
  if (words.length > 1 && words.every(({ text: word }) => word === words[0]?.text)) return NOTHING;
  const read = readSaid(words, context);
  return read.kind === 'none' && isLine(words, context) ? (typedLine(text, context) ?? read) : read;
}

/** Names or settings that only the parser of typed lines can read: `btc ndx window=21`. */
function isLine(words: readonly Spoken[], context: QuestionContext): boolean {
  const { names, refused, strangers, isTold } = sceneOf(words, context, null);
  return names.length > 0 && refused === null && strangers === 0 && !isTold;
}

/** Whom somebody speaks to: `what is the vix, love?` */
function isCall(words: readonly Spoken[], place: number): boolean {
  if (!CALLED.has(words[place]?.text ?? '') || words[place - 1]?.text !== ',') return false;
  return words.slice(place + 1).every(({ isMark }) => isMark);
}

function readSaid(words: readonly Spoken[], context: QuestionContext): QuestionReading {
  const previous = previousQuery(context);
  const order = orderIn(words);
  if (order !== null)
    return readOrder(order, previous, context, (rest) => readWords(rest, previous, context));
  const read = (some: readonly Spoken[], before: Query | null) => readWords(some, before, context);
  const whole = sceneOf(words, context, null);
  const [pair] = whole.names.length < 3 ? [] : (twoPairs(words, context) ?? []);
  const first = pair === undefined ? null : read(pair, previous);
  if (first?.kind === 'line') return { ...first, said: [...first.said, ONLY_ONE] };
  return (
    studyOfStory(whole, context) ?? sentenceThatAsks(words, previous, context, read) ?? read(words, previous)
  );
}

/** What the bank says is told in one sentence, and held against the prices in another. */
function studyOfStory(whole: Scene, context: QuestionContext): QuestionReading | null {
  if (whole.names.length < 2 || !asksForStudy(whole)) return null;
  return readDraft({ command: 'study', lists: [], range: studyRange(whole) }, context);
}

function previousQuery({ previous, commands, catalog }: QuestionContext): Query | null {
  if (previous === undefined || previous === '') return null;
  try {
    return parse(previous, commands, catalog);
  } catch (error) {
    // A line of an earlier version of the bot; a conversation can do without.
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function readWords(
  words: readonly Spoken[],
  previous: Query | null,
  context: QuestionContext,
): QuestionReading {
  const scene = sceneOf(words, context, previous);
  const swapped = swappedLine(scene, context);
  if (swapped === null && scene.refused === 'wholly') return NOTHING;
  const draft = swapped ?? draftOf(scene, context);
  if (draft === null) return NOTHING;
  return unsure(draft, context) ?? notOffered(draft, context) ?? readDraft(draft, context);
}

function draftOf(scene: Scene, context: QuestionContext): Draft | null {
  const changed = changedLine(scene, context);
  if (changed !== null) return changed;
  const help = helpLine(scene);
  if (help !== null)
    return { command: help.split(' ')[0] ?? 'help', lists: [], text: help.split(' ').slice(1).join(' ') };
  const topic = topicOf(scene);
  if (topic !== null) return { command: 'about', lists: [], text: topic };
  const deeper = deeperLook(scene, context);
  if (deeper !== null) return deeper;
  if (asksForStudy(scene)) return { command: 'study', lists: [], range: studyRange(scene) };
  const draft = linkDraft(scene);
  return draft === null ? null : takenOver(draft, scene, context);
}

/** A name that may be either of two things is asked about. */
function unsure(draft: Draft, context: QuestionContext): QuestionReading | null {
  const open = draft.lists.flat().find(({ ids }) => ids.length > 1);
  if (open === undefined) return null;
  const settled =
    (id: string) =>
    (name: SaidName): SaidName =>
      name.ids.length > 1
        ? { ...name, ids: [name === open ? id : (name.ids[open.ids.indexOf(id)] ?? id)] }
        : name;
  const choices = open.ids.flatMap((id) => {
    const lists = draft.lists.map((list) => list.map(settled(id)));
    const reading = readDraft({ ...draft, lists }, context);
    return reading.kind === 'line' ? [{ label: context.catalog.listing(id).label, line: reading.line }] : [];
  });
  const words = open.ids.map((id) => `${context.catalog.listing(id).label} (${id})`);
  return { kind: 'ask', sentence: `Did you mean ${words.join(' or ')}?`, choices };
}

/** `hourly`, where returns are counted by day or week: what there is is offered instead. */
function notOffered(draft: Draft, context: QuestionContext): QuestionReading | null {
  const grammar = context.commands.find(({ name }) => name === draft.command);
  const asked = (draft.settings ?? []).map((setting) => ({ setting, parts: setting.split('=') }));
  for (const { setting, parts } of asked) {
    const option = grammar?.options.find((one) => one.kind === 'choice' && one.name === parts[0]);
    if (option?.kind !== 'choice' || option.choices.includes(parts[1] ?? '')) continue;
    const choices = option.choices.flatMap((choice) => {
      const settings = draft.settings?.map((one) => (one === setting ? `${option.name}=${choice}` : one));
      const reading = readDraft({ ...draft, settings: settings ?? [] }, context);
      return reading.kind === 'line' ? [{ label: choice, line: reading.line }] : [];
    });
    const words = new Intl.ListFormat('en', { type: 'disjunction' }).format(option.choices);
    return { kind: 'ask', sentence: `I have no \`${setting}\`, only ${words}. Which shall it be?`, choices };
  }
  return null;
}
