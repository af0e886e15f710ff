import type { Catalog } from '../catalog.ts';
import type { QuestionContext } from './draft.ts';
import { asksForStudy } from './study-questions.ts';
import { isNoQuestion } from './refusals.ts';
import { sceneOf, speaksOfTheLink, type Scene } from './scene.ts';
import { correctSpelling } from './spoken-names.ts';
import { asText, spokenWords } from './spoken-words.ts';

/** Enough to find out what a text is about. */
const MOST_WORDS = 100;

function heard(text: string, catalog: Catalog): Scene {
  return sceneOf(correctSpelling(spokenWords(text).slice(0, MOST_WORDS), catalog), catalog, null);
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

/**
 * True for a text that can hardly mean anybody else, in a channel full of people: it names two things or a link, or asks
 * for the note's claims. A lone name or a lone `why` does not.
 */
export function isSurelyAsked(text: string, { catalog }: Pick<QuestionContext, 'catalog'>): boolean {
  const scene = heard(text, catalog);
  const holdsAgainst = scene.relation !== null || text.includes('?');
  return (
    (scene.names.length >= 2 && holdsAgainst) ||
    (scene.names.length === 1 && scene.relation === 'strong') ||
    speaksOfTheLink(scene) ||
    asksForStudy(scene)
  );
}
