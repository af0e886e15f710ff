import type { Catalog } from '../catalog.ts';
import type { QuestionContext } from './draft.ts';
import { asksForStudy } from './study-questions.ts';
import { isNoQuestion } from './refusals.ts';
import { sceneOf, speaksOfTheLink, type Scene } from './scene.ts';
import { correctSpelling } from './spoken-names.ts';
import { asText, spokenWords } from './spoken-words.ts';
import { LEADS } from './vocabulary.ts';

/** Enough to find out what a text is about. */
const MOST_WORDS = 100;

function heard(text: string, catalog: Catalog): Scene {
  return sceneOf(correctSpelling(spokenWords(text).slice(0, MOST_WORDS), catalog), { catalog }, null);
}

/** True for what the bot never answers: a price, advice, what is to come, an order to it. */
export function isOffTopic(text: string, catalog: Catalog): boolean {
  return isNoQuestion(asText(spokenWords(text)).split(' ')) || heard(text, catalog).refused !== null;
}

/** The ids of the catalog that a text names, in its order. */
export function namesIn(text: string, catalog: Catalog): readonly string[] {
  const sure = heard(text, catalog).names.filter(({ ids }) => ids.length === 1);
  return sure.flatMap(({ ids }) => ids).filter((id) => catalog.find(id) !== null);
}

/** More words than this that nobody here knows, and people talk to each other. */
const MOST_STRANGERS = 1;

/**
 * True for a text that can hardly mean anybody else, in a channel full of people: it asks, in the form of a question, about
 * two things that are held against each other, about one and its link, or about the note's claims. A lone name, a lone
 * `why` and whatever is only told do not.
 */
export function isSurelyAsked(text: string, { catalog }: Pick<QuestionContext, 'catalog'>): boolean {
  const scene = heard(text, catalog);
  const { names, relation, strangers, cues } = scene;
  if (!isQuestion(text, scene) || scene.refused !== null || strangers > MOST_STRANGERS) return false;
  if (names.length >= 2) return relation !== null;
  if (names.length === 1) return relation === 'strong' && strangers === 0 && !scene.isBlank;
  return (
    strangers === 0 &&
    ((relation === 'strong' && speaksOfTheLink(scene)) || asksForStudy(scene)) &&
    !cues.has('broken')
  );
}

/** It ends with a question mark, or begins as a question or as a request to show something. */
function isQuestion(text: string, { sketch }: Scene): boolean {
  const first =
    sketch.find((word) => !LEADS.has(word) || /^(?:can|could|would|do|tell|is)$/.test(word)) ?? '';
  return /\?[\s!?)]*$/.test(text) || ASKS.test(first);
}

const ASKS =
  /^(?:what|which|how|when|why|who|whose|where|is|are|was|were|do|does|did|has|have|had|can|could|would|show|tell|give|plot|chart|compare|rank|post|send|alert|ping|notify|check|run)$/;
