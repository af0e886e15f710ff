import { plainText } from '../../core/markup.ts';
import type { AnswerLine } from '../../core/ports.ts';
import { ask } from './ask.ts';
import { showAnswer, type Desk } from './desk.ts';
import { answerJson } from './json.ts';
import { safeText } from './safe-text.ts';

/** Exit codes as the shell reads them; 130 is what an interrupted program returns. */
export const exitCodes = { answered: 0, failed: 1, cancelled: 130 } as const;

/**
 * Prints the answer to one line: text, or with `json` exactly one document and nothing else on the output.
 * Returns the exit code: 0 answered, 1 could not answer (the sentence on the error output), 130 cancelled.
 * Rejects only when the output itself fails, other than by its reader leaving.
 */
export async function answerOnce(
  line: string,
  answer: AnswerLine,
  desk: Desk,
  { json, signal }: { readonly json: boolean; readonly signal: AbortSignal },
): Promise<number> {
  const show = json ? answerJson : showAnswer(desk);
  const outcome = await ask(line, answer, desk, { signal, show });
  if (outcome.kind === 'cancelled') return exitCodes.cancelled;
  if (outcome.kind === 'failed') {
    await desk.errorScreen.write(`${plainSentence(outcome.sentence)}\n`);
    return exitCodes.failed;
  }
  await desk.screen.write(outcome.text);
  return exitCodes.answered;
}

/** A sentence without markup, safe to print where there is no layout. */
export function plainSentence(sentence: string): string {
  return plainText(safeText(sentence));
}
