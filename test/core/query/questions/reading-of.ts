import { createCatalog } from '../../../../src/core/query/catalog.ts';
import type { QuestionReading } from '../../../../src/core/query/questions/draft.ts';
import { readQuestion } from '../../../../src/core/query/questions/read-question.ts';
import { loadCommands } from '../../../../src/load-commands.ts';
import type { Question } from './question.ts';

export const catalog = createCatalog();
export const commands = await loadCommands();

/** The last session that was over when the questions were asked. */
const AS_OF = '2026-11-25';

export function reading(text: string, previous?: string): QuestionReading {
  return readQuestion(text, { catalog, commands, previous, asOf: AS_OF });
}

/** The canonical line that a text is read as, or `none`, or `ask`. */
export function lineOf(text: string, previous?: string): string {
  const read = reading(text, previous);
  return read.kind === 'line' ? read.line : read.kind;
}

/** The questions that are read otherwise than their authors meant. */
export function misread(
  questions: readonly Question[],
): readonly { text: string; expected: string; read: string }[] {
  return questions
    .map(([text, expected, previous]) => ({ text, expected, read: lineOf(text, previous) }))
    .filter(({ expected, read }) => expected !== read);
}
