import { phraseBook } from './phrases.ts';
import { ASKING_WORDS } from './words/asking-words.ts';
import { HISTORY_WORDS } from './words/history-words.ts';
import { LINK_WORDS } from './words/link-words.ts';
import { RANKING_WORDS } from './words/ranking-words.ts';
import { VIEW_WORDS } from './words/view-words.ts';

/**
 * What the words of a question tell, apart from its names. In the phrases `@` stands for a name and `#` for a time. What
 * follows from a cue is decided in the files `*-questions.ts`.
 */
const TABLE = { ...LINK_WORDS, ...RANKING_WORDS, ...VIEW_WORDS, ...HISTORY_WORDS, ...ASKING_WORDS } as const;

export type Cue = keyof typeof TABLE;
export const CUES = phraseBook(TABLE);
