import { phraseBook } from './phrases.ts';
import { beginningOf } from './vocabulary.ts';
import { OPINION_WORDS } from './words/opinion-words.ts';

const OPINIONS = phraseBook(OPINION_WORDS);

/** Begins a question or a request. */
const BEGINS =
  /^(?:(?:the|whole|thing|and) )*(?:what|which|how|when|why|is|are|was|were|do|does|did|has|have|can|could|would|show|give|plot|chart me|check|compare|tell|prove|need|want|pull)\b/;
/** Asks or wants to be shown, wherever it stands. */
const WANTS =
  /\b(?:show (?:me|us|him|her|them|it)|tell (?:me|us)|give (?:me|us)|prove|plot|check|settle|verdict|true|fact|can (?:you|u|i|we|someone)|could (?:you|u|i|we|someone)|i (?:want|need)|what is|whats|is it|is that|is this|does it|do they|are they|did it|right|agree|correct|or not|or what|wondering|sorry|but (?:is|are|do|does|did|has|have|how|what|which|when))\b|\b(?:does|did) (?:the )?@/;

/** A pair over a time is asked for, whatever is said beside it. */
const OVER_A_TIME = /@ (?:corr\w* )?#/;

/** Somebody says what he thinks of a subject, `the btc nasdaq correlation is overrated`, and asks for nothing. */
export function isOpinion(sketch: readonly string[], hasQuestionMark: boolean): boolean {
  if (hasQuestionMark || !OPINIONS.find(sketch).has('verdict')) return false;
  const text = sketch.slice(beginningOf(sketch)).join(' ');
  return !BEGINS.test(text) && !WANTS.test(text) && !OVER_A_TIME.test(text);
}
