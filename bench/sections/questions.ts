import { createCatalog } from '../../src/core/query/catalog.ts';
import { readQuestion } from '../../src/core/query/questions/read-question.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { HELD_QUESTIONS, OPEN_QUESTIONS } from '../../test/core/query/questions/all-questions.ts';
import { measure, type Findings } from '../measure.ts';

/** How long a plain question takes to read: each run is the next question of the project's own sets. */
export async function questions(): Promise<Findings> {
  const context = { catalog: createCatalog(), commands: await loadCommands() };
  const asked = [...OPEN_QUESTIONS, ...HELD_QUESTIONS];
  let next = 0;
  const figures = await measure({
    [`reading a plain question, ${asked.length} of them in turn`]: () => {
      const [text = '', , previous] = asked[next % asked.length] ?? [];
      next += 1;
      return readQuestion(text, { ...context, previous });
    },
  });
  return { figures };
}
