import { understand } from '../../src/core/answering/understand.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import type { AnswerOptions, Command } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/types.ts';
import { postedReply } from './deliveries.ts';

const catalog = createCatalog();

/** What is said in one conversation, and the canonical lines that it means: the same on every platform. */
export const DIALOGUE = [
  ['is bitcoin still tracking small-cap tech?', 'corr btc r2k-tech 1y'],
  ['what about ETH?', 'corr eth r2k-tech 1y'],
  ['why?', 'about why'],
  ['and 5 years?', 'corr eth r2k-tech 5y'],
  ['same for all altcoins', 'alts r2k-tech 5y'],
] as const;

/** What nobody answers with a number: a sentence where the bot was spoken to, silence where it was not. */
export const OFF_TOPIC = 'should I buy bitcoin now?';

/** Understands what the platform hands over as the real answer does, and replies with the line alone. */
export function understanding(commands: readonly Command[]) {
  const lines: string[] = [];
  const answer = async (text: string, { previous, spoken = false }: AnswerOptions): Promise<Reply> => {
    const { line } = understand(text, { catalog, commands, previous, spoken });
    lines.push(line);
    return { ...postedReply, query: line };
  };
  return { answer, lines };
}
