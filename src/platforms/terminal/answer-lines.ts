import type { AnswerLine } from '../../core/ports.ts';
import { exitCodes, plainSentence } from './answer-once.ts';
import { ask, type Outcome } from './ask.ts';
import { showAnswer, type Desk } from './desk.ts';
import { answerJson, toJsonLine } from './json.ts';
import { readLines } from './read-lines.ts';

/**
 * Answers the input's lines in order, one at a time; blank lines and lines that start with `#` are skipped.
 * With `json` one document a line, `{"query": <the line as typed>, "error": <sentence>}` for one that failed;
 * else texts with a blank line between them, the sentence for one that failed.
 * Returns the exit code: 0 all answered, 1 any failed, 130 cancelled. Stops quietly when the reader has gone away.
 * Rejects when input or output fail otherwise.
 */
export async function answerLines(
  answer: AnswerLine,
  desk: Desk,
  { json, signal }: { readonly json: boolean; readonly signal: AbortSignal },
): Promise<number> {
  const show = json ? answerJson : showAnswer(desk);
  let code: number = exitCodes.answered;
  let first = true;
  // A stop must not wait for the next line to come.
  const close = () => desk.input.destroy();
  signal.addEventListener('abort', close, { once: true });
  try {
    for await (const line of readLines(desk.input)) {
      if (isSkipped(line)) continue;
      const outcome = await ask(line, answer, desk, { signal, show });
      if (outcome.kind === 'cancelled') break;
      if (outcome.kind === 'failed') code = exitCodes.failed;
      const text = textOf(line, outcome, json);
      if (!(await desk.screen.write(first || json ? text : `\n${text}`))) break;
      first = false;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', close);
  }
  return signal.aborted ? exitCodes.cancelled : code;
}

type Finished = Exclude<Outcome, { kind: 'cancelled' }>;

function isSkipped(line: string): boolean {
  const text = line.trim();
  return text === '' || text.startsWith('#');
}

function textOf(line: string, outcome: Finished, json: boolean): string {
  if (outcome.kind === 'answered') return outcome.text;
  return json ? toJsonLine({ query: line, error: outcome.sentence }) : `${plainSentence(outcome.sentence)}\n`;
}
