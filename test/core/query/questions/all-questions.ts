import { FOLLOW_UPS } from './follow-ups.ts';
import { MEANINGS } from './meanings.ts';
import { NONES } from './nones.ts';
import { ORDERS } from './orders.ts';
import { OVER_TIME } from './over-time.ts';
import { PAIRS } from './pairs.ts';
import type { Question } from './question.ts';
import { RANKINGS } from './rankings.ts';

/** Every question, written before the grammar was. */
const ALL_QUESTIONS: readonly Question[] = [
  ...PAIRS,
  ...RANKINGS,
  ...OVER_TIME,
  ...MEANINGS,
  ...ORDERS,
  ...FOLLOW_UPS,
  ...NONES,
];

/** Every third one is kept aside: the grammar was not fitted to it. */
export const HELD_QUESTIONS: readonly Question[] = ALL_QUESTIONS.filter((_, index) => index % 3 === 2);
export const OPEN_QUESTIONS: readonly Question[] = ALL_QUESTIONS.filter((_, index) => index % 3 !== 2);
