import { describe, expect, test } from 'vitest';
import { understand } from '../../src/core/answering/understand.ts';
import { limitedAnswer, type AskLimits } from '../../src/core/answering/limited-answer.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import { SILENT } from '../../src/core/telemetry.ts';
import type { Answer, Command } from '../../src/core/ports.ts';
import { postedReply } from './deliveries.ts';

const catalog = createCatalog();
const NONE: AskLimits = { perPerson: null, perChannel: null };

/** A place where several may ask. */
export interface AskingPlace {
  /** Asks a line there in the name of the first or the second person; the words of what is shown. */
  readonly ask: (person: 0 | 1, line: string) => Promise<string>;
}

/** An answer that tells how a line was read, as the real one does, and says `Answered`; limited on a clock of the test. */
function limited(limits: Partial<AskLimits>, commands: readonly Command[]) {
  let time = 0;
  const answer: Answer = async (asked, { spoken = false, previous, onRead }) => {
    const query =
      typeof asked === 'string' ? understand(asked, { catalog, commands, previous, spoken }).query : asked;
    const command = commands.find(({ name }) => name === query.command);
    if (command !== undefined) onRead?.(command);
    return { ...postedReply, title: 'Answered', lead: 'Answered.', query: query.command };
  };
  return {
    answer: limitedAnswer(answer, { ...NONE, ...limits, now: () => time, telemetry: SILENT }),
    pass: (ms: number) => {
      time += ms;
    },
  };
}

/**
 * What every place where people ask owes to all who share it.
 * @param open opens the place with that answer, for one test; `hasChannels` is false where there is but one of them
 */
export function limitedAskingContract(
  name: string,
  commands: readonly Command[],
  { hasChannels }: { readonly hasChannels: boolean },
  open: (answer: Answer) => Promise<AskingPlace>,
): void {
  describe(`${name}: how often one may ask`, () => {
    test('a person has so many questions a minute, hears when they may go on, and then may', async () => {
      const { answer, pass } = limited({ perPerson: 2 }, commands);
      const { ask } = await open(answer);
      expect(await ask(0, 'corr btc ndx 1y')).toContain('Answered');
      expect(await ask(0, 'corr eth ndx 1y')).toContain('Answered');
      const refused = await ask(0, 'corr sol ndx 1y');
      expect(refused).toContain('You asked 2 times in a minute, which is the most. Ask again in 30 s.');
      expect(await ask(1, 'corr btc ndx 1y')).toContain('Answered');
      pass(29_000);
      expect(await ask(0, 'corr sol ndx 2y')).toContain('Ask again in 1 s.');
      pass(1_000);
      expect(await ask(0, 'corr sol ndx 5y')).toContain('Answered');
    });

    test('help counts a quarter', async () => {
      const { answer } = limited({ perPerson: 2 }, commands);
      const { ask } = await open(answer);
      for (const line of ['help', 'help corr', 'help rank', 'help csv', 'help daily']) {
        expect(await ask(0, line)).toContain('Answered');
      }
      expect(await ask(0, 'help study')).toContain('Ask again in 8 s.');
    });

    test.runIf(hasChannels)('a channel has so many, whoever asks there', async () => {
      const { answer } = limited({ perChannel: 3 }, commands);
      const { ask } = await open(answer);
      for (const person of [0, 1, 0] as const)
        expect(await ask(person, `corr btc ndx ${person + 1}y`)).toContain('Answered');
      const refused = await ask(1, 'corr eth ndx 1y');
      expect(refused).toContain('This channel asked 3 times in a minute, which is the most.');
    });
  });
}
