import { Refusal } from '../../errors.ts';
import type { Query } from '../../types.ts';
import { parse } from '../parse.ts';
import { NOTHING, readDraft, type Draft, type QuestionContext, type QuestionReading } from './draft.ts';
import { changedLine, takenOver } from './follow-up.ts';
import { linkDraft } from './link-questions.ts';
import { helpLine } from './help-questions.ts';
import { topicOf } from './meaning-questions.ts';
import { orderIn } from './order-questions.ts';
import { readOrder } from './read-order.ts';
import { FOREIGN_CORRELATION, isNoQuestion } from './refusals.ts';
import { sceneOf, type Scene } from './scene.ts';
import { correctSpelling, type SaidName } from './spoken-names.ts';
import { asText, spokenWords, type Spoken } from './spoken-words.ts';
import { asksForStudy } from './study-questions.ts';
import { beginsWithCommand, typedLine } from './typed-line.ts';
import { INTERJECTIONS } from './vocabulary.ts';

/** More words than a question has; of a longer text only so many are read. */
const MOST_WORDS = 400;

/**
 * Reads what somebody said in plain words as a canonical line of the command language. It is a grammar over the catalog:
 * the same words always give the same line, and no figure is made here.
 */
export function readQuestion(text: string, context: QuestionContext): QuestionReading {
  // A line that names its command is what it is; without one it may as well go on from the line before.
  const typed = beginsWithCommand(text, context) ? typedLine(text, context) : null;
  if (typed !== null) return typed;
  const heard = spokenWords(text)
    .slice(0, MOST_WORDS)
    .filter(({ text: word }) => !INTERJECTIONS.has(word));
  if (FOREIGN_CORRELATION.test(asText(heard))) return NOTHING;
  const words = correctSpelling(heard, context.catalog);
  if (words.every(({ isMark }) => isMark) || isNoQuestion(words.map(({ text: word }) => word))) return NOTHING;
  const read = readSaid(words, context);
  return read.kind === 'none' && isLine(words, context) ? (typedLine(text, context) ?? read) : read;
}

/** Names or settings that only the parser of typed lines can read: `btc ndx window=21`. */
function isLine(words: readonly Spoken[], { catalog }: QuestionContext): boolean {
  const { names, refused, strangers, isTold } = sceneOf(words, catalog, null);
  return names.length > 0 && refused === null && strangers === 0 && !isTold;
}

function readSaid(words: readonly Spoken[], context: QuestionContext): QuestionReading {
  const previous = previousQuery(context);
  const order = orderIn(words);
  if (order !== null)
    return readOrder(order, previous, context, (rest) => readWords(rest, previous, context));
  const parts = sentences(words);
  const asked = parts.length > 1 ? partThatAsks(parts, previous, context) : null;
  return asked ?? readWords(words, previous, context);
}

/** The first sentence that stands for itself, with the time and the settings that another one names. */
function partThatAsks(
  parts: readonly (readonly Spoken[])[],
  previous: Query | null,
  context: QuestionContext,
): QuestionReading | null {
  const scenes = parts.map((part) => sceneOf(part, context.catalog, null));
  const additions = parts.filter((_, place) => isAddition(scenes[place]));
  for (const [place, part] of parts.entries()) {
    if (scenes[place] === undefined || additions.includes(part)) continue;
    const reading = readWords([...part, ...additions.flat()], previous, context);
    if (reading.kind === 'line' && isWhole(part, reading.query, context)) return reading;
  }
  return null;
}

/** A sentence that only adds to another one: `6 months pls`, `weekly returns`. */
function isAddition(scene: Scene | undefined): boolean {
  if (scene === undefined || scene.names.length > 0) return false;
  const says = scene.range !== null || scene.window !== null || scene.choices.size > 0;
  const isShort = scene.rest.length <= 6 && scene.strangers <= 1;
  return says && isShort && !scene.cues.has('link') && !scene.cues.has('when') && scene.refused === null;
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

/** The sentences of a text, and what `and when`, `and what` begins; a part that says nothing goes with the one before. */
function sentences(words: readonly Spoken[]): readonly (readonly Spoken[])[] {
  const parts: Spoken[][] = [];
  let part: Spoken[] = [];
  const end = () => {
    if (part.length > 0) parts.push(part);
    part = [];
  };
  for (const [at, word] of words.entries()) {
    const begins = word.text === 'and' && QUESTION_WORDS.has(words[at + 1]?.text ?? '');
    if (begins) end();
    // A question mark stays with what it ends.
    if (word.text === '?' && part.length > 0) part.push(word);
    if (word.isMark && '?.!;'.includes(word.text)) end();
    else part.push(word);
  }
  end();
  return parts;
}

const QUESTION_WORDS: ReadonlySet<string> = new Set(
  'when what which how is does did was why where who also'.split(' '),
);

/** A part of a text stands for itself when it names what it is about. */
function isWhole(part: readonly Spoken[], { command }: Query, { catalog }: QuestionContext): boolean {
  if (command === 'study' || command === 'about') return true;
  const scene = sceneOf(part, catalog, null);
  return scene.names.length >= 2 || (scene.names.length === 1 && scene.relation === 'strong');
}

function readWords(
  words: readonly Spoken[],
  previous: Query | null,
  context: QuestionContext,
): QuestionReading {
  const scene = sceneOf(words, context.catalog, previous);
  if (scene.refused === 'advice') return NOTHING;
  const draft = draftOf(scene, context);
  if (draft === null) return NOTHING;
  return unsure(draft, context) ?? readDraft(draft, context);
}

function draftOf(scene: Scene, context: QuestionContext): Draft | null {
  const changed = changedLine(scene, context);
  if (changed !== null) return changed;
  const help = helpLine(scene);
  if (help !== null)
    return { command: help.split(' ')[0] ?? 'help', lists: [], text: help.split(' ').slice(1).join(' ') };
  const topic = topicOf(scene);
  if (topic !== null) return { command: 'about', lists: [], text: topic };
  if (asksForStudy(scene)) return { command: 'study', lists: [], range: scene.range };
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
