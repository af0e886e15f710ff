import { understand } from '../../src/core/answering/understand.ts';
import { format } from '../../src/core/query/format.ts';
import type { Answer } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/types.ts';
import { catalog, commands } from './whole-answer.ts';

/**
 * Reads what is asked as the bot does, refusals and all, and repeats it raw wherever a reply has words: harder than any
 * command of the bot, none of which repeats a person's words outside of its line.
 */
export const repeatingAnswer: Answer = async (asked, { previous, spoken = false }) => {
  if (typeof asked === 'string') {
    understand(asked, { catalog, commands, previous, spoken });
    return replyRepeating(asked);
  }
  const command = commands.find(({ name }) => name === asked.command);
  if (command === undefined) throw new Error(`there is no command ${asked.command}`);
  return replyRepeating(format(asked, command));
};

/** A reply that is that text in every place that is shown. */
export function replyRepeating(text: string): Reply {
  return {
    title: text,
    lead: `Repeated: ${text}`,
    facts: [
      [text, text],
      ['fact', text],
    ],
    notes: [text, `note ${text}`],
    table: {
      head: ['name', text],
      rows: [
        [text, text],
        ['a', '1'],
      ],
    },
    actions: [
      { label: text, line: `symbols ${text}`.slice(0, 3_000) },
      { label: '2y', line: 'corr btc r2k-tech 2y' },
    ],
    query: text,
  };
}
