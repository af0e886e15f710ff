import { Refusal } from '../errors.ts';
import { commandOf } from '../query/command-named.ts';
import { beginningOf } from '../query/plain-line.ts';
import type { QuestionContext } from '../query/questions/draft.ts';
import { isOffTopic } from '../query/questions/in-the-open.ts';
import { beginsWithCommand } from '../query/questions/typed-line.ts';
import { takesWords } from '../query/reading.ts';
import { readAsked } from './read-asked.ts';
import { understand } from './understand.ts';

/** What `--explain` prints. */
export interface Explained {
  readonly line: string;
  readonly sure: boolean;
  readonly alternatives: readonly string[];
}

/** How a question would be read, without an answer. */
export function explain(said: string, context: QuestionContext): Explained {
  const text = beginningOf(said);
  const reading = readAsked(text, context);
  if (reading.kind === 'ask') {
    const [line = 'none', ...alternatives] = reading.choices.map((choice) => choice.line);
    return { line, sure: false, alternatives };
  }
  if (reading.kind === 'line') return { line: reading.line, sure: true, alternatives: [] };
  const none: Explained = { line: 'none', sure: true, alternatives: [] };
  if (!beginsWithCommand(text, context) || isOffTopic(text, context.catalog)) return none;
  try {
    const { line, query } = understand(text, { ...context, spoken: false });
    // Free words behind a command are for the command to read, and here it did not.
    return takesWords(commandOf(query, context.commands)) ? none : { line, sure: true, alternatives: [] };
  } catch (error) {
    if (error instanceof Refusal) return none;
    throw error;
  }
}
