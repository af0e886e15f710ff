import { Refusal } from '../../errors.ts';
import type { Query } from '../../types.ts';
import { parse } from '../parse.ts';
import { each, NOTHING, readDraft, type Draft, type QuestionContext, type QuestionReading } from './draft.ts';
import { changedLine, takenOver } from './follow-up.ts';
import { linkDraft } from './link-questions.ts';
import { helpLine } from './help-questions.ts';
import { asksForMeaning, topicOf } from './meaning-questions.ts';
import { orderIn } from './order-questions.ts';
import { readOrder } from './read-order.ts';
import { FOREIGN_CORRELATION, isNoQuestion } from './refusals.ts';
import { sceneOf, speaksOfIt, type Scene } from './scene.ts';
import { sentencesOf } from './sentences.ts';
import { correctSpelling, type SaidName } from './spoken-names.ts';
import { asText, spokenWords, type Spoken } from './spoken-words.ts';
import { asksForStudy } from './study-questions.ts';
import { beginsWithCommand, mistypedLine, typedLine } from './typed-line.ts';
import { CALLED, INTERJECTIONS } from './vocabulary.ts';

/** More words than a question has; of a longer text only so many are read. */
const MOST_WORDS = 200;

/**
 * Reads what somebody said in plain words as a canonical line of the command language. It is a grammar over the catalog:
 * the same words always give the same line, and no figure is made here.
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
function isLine(words: readonly Spoken[], { catalog }: QuestionContext): boolean {
  const { names, refused, strangers, isTold } = sceneOf(words, catalog, null);
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
  const parts = withNameFirst(sentencesOf(words), context);
  const asked = parts.length > 1 ? partThatAsks(parts, previous, context) : null;
  return asked ?? readWords(words, previous, context);
}

/** `PSCT? never heard of it, explain`: a lone name and what is asked of it are one sentence. */
function withNameFirst(
  parts: readonly (readonly Spoken[])[],
  { catalog }: QuestionContext,
): readonly (readonly Spoken[])[] {
  const spoken = parts.filter((part) => part.some(({ isMark }) => !isMark));
  const [first, second, ...more] = spoken;
  if (first === undefined || second === undefined) return parts;
  const [name, asked] = [sceneOf(first, catalog, null), sceneOf(second, catalog, null)];
  if (name.names.length !== 1 || name.rest.length > 1 || asked.names.length > 0 || !asksForMeaning(asked))
    return parts;
  return [[...first.filter(({ isMark }) => !isMark), ...second], ...more];
}

/** The first sentence that stands for itself, with what other ones add to it: a time, a setting, a name. */
function partThatAsks(
  parts: readonly (readonly Spoken[])[],
  previous: Query | null,
  context: QuestionContext,
): QuestionReading | null {
  const scenes = parts.map((part) => sceneOf(part, context.catalog, null));
  const additions = parts.filter((_, place) => isAddition(scenes[place]));
  const areCoins = scenes.some(({ cues }) => cues.has('coins'));
  // What asks goes before what only tells.
  const ranked = scenes
    .map((scene, place) => ({ scene, place, part: parts[place] ?? [] }))
    .toSorted((a, b) => rankOf(a.scene) - rankOf(b.scene));
  for (const { scene, place, part } of ranked) {
    if (additions.includes(part)) continue;
    // `she holds nine coins. which one ...`: the kind was told before.
    const kind =
      areCoins && /\bwhich (?:one|of (?:them|those|these))\b/.test(scene.text) ? [COMMA, COINS] : [];
    const added = [...part, ...kind, ...additions.flatMap((words) => [COMMA, ...words])];
    const reading = readWords(added, before(scene, scenes.slice(0, place), context) ?? previous, context);
    if (reading.kind === 'line' && isWhole(added, reading.query, scenes.slice(0, place), context))
      return asksTwice(scenes)
        ? { ...reading, said: [...reading.said, 'only one of your questions'] }
        : reading;
  }
  return null;
}

/** Two sentences that end in a question mark and could each be about something of ours. */
function asksTwice(scenes: readonly Scene[]): boolean {
  return scenes.filter((one) => one.words.at(-1)?.text === '?' && one.rest.length > 2).length > 1;
}

const REQUESTS =
  /^(?:just (?:want|need)|i (?:just )?(?:want|need)|can (?:you|i)|could you|so (?:what|how|is|does|did|can|tell|which|when)|my question|show|tell me|give me|plot|settle|check|compare)\b/;

/** Which sentence is the question: a request goes before what else asks, and that before what only tells. */
function rankOf(scene: Scene): number {
  const { isAsked, names, text } = scene;
  if (names.length === 0) return 3;
  if (REPEATS.test(text)) return 4;
  if (!isAsked) return 2;
  return REQUESTS.test(text) && (names.length >= 2 || speaksOfIt(scene)) ? 0 : 1;
}

/** `and same for bitcoin?` comes after the question and is not the question. */
const REPEATS = /^(?:and |also |then )?(?:the )?(?:same|ditto|likewise)\b/;

const COINS: Spoken = { text: 'coins', typed: 'coins', isTicker: false, isMark: false };
const COMMA: Spoken = { text: ',', typed: ',', isTicker: false, isMark: true };

/** A sentence that only adds to another one: `6 months pls`, `weekly returns`, `like the s&p`. */
function isAddition(scene: Scene | undefined): boolean {
  if (scene === undefined || scene.refused !== null || scene.strangers > 1 || scene.rest.length > 6)
    return false;
  const { cues, names, rest } = scene;
  if (
    cues.has('link') ||
    cues.has('when') ||
    cues.has('sought') ||
    /^(?:also|then|why)$/.test(rest[0] ?? '') ||
    REPEATS.test(scene.text)
  )
    return false;
  if (names.length > 0 && /\b(?:i mean|thinking|talking about|specifically|meaning)\b/.test(scene.text))
    return rest.length <= 4;
  if (names.length === 1) return rest.length <= 3 && !cues.has('against') && !cues.has('linkNoun');
  if (cues.has('linkNoun') && scene.choices.size === 0) return false;
  return names.length === 0 && (scene.range !== null || scene.window !== null || scene.choices.size > 0);
}

/** What `it` and `they` of a sentence are: the names of the sentences before, as if those had been answered. */
function before(scene: Scene, earlier: readonly Scene[], context: QuestionContext): Query | null {
  if (scene.names.length >= 2 || !speaksOfIt(scene)) return null;
  const spokenOf = earlier.flatMap(({ names }) => names).filter(({ ids }) => ids.length === 1);
  const [first, second] = spokenOf;
  if (first === undefined) return null;
  const isPair = spokenOf.length === 2 && second !== undefined && scene.names.length === 0;
  const reading = readDraft({ command: 'corr', lists: each(isPair ? [first, second] : [first]) }, context);
  return reading.kind === 'line' ? { ...reading.query, range: { kind: 'max', text: 'max' } } : null;
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

/** A part of a text stands for itself when it names what it is about, or points to what was named before it. */
function isWhole(
  part: readonly Spoken[],
  { command }: Query,
  earlier: readonly Scene[],
  { catalog }: QuestionContext,
): boolean {
  const scene = sceneOf(part, catalog, null);
  if (command === 'about')
    return scene.names.length === 0 || scene.words.length <= 8 || scene.relation === 'strong';
  if (command === 'study') return true;
  const points = speaksOfIt(scene) && earlier.some(({ names }) => names.length > 0);
  if (scene.names.length === 0)
    return points && (scene.relation === 'strong' || scene.cues.has('sought') || scene.cues.has('kinds'));
  return (
    scene.names.length >= 2 ||
    scene.relation === 'strong' ||
    command === 'rank' ||
    command === 'alts' ||
    points
  );
}

function readWords(
  words: readonly Spoken[],
  previous: Query | null,
  context: QuestionContext,
): QuestionReading {
  const scene = sceneOf(words, context.catalog, previous);
  if (scene.refused === 'wholly') return NOTHING;
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
