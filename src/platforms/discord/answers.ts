import { z } from 'zod';
import type { KeyValue } from '../../core/key-value.ts';

const SPACE = 'discord-answer';
const SECONDS = 86_400;

const Answered = z.object({
  asker: z.string(),
  line: z.string(),
  turns: z.number(),
});

/**
 * An answer that stands in a channel: who asked (empty for a post), the canonical line that a reply goes on from (empty
 * when there is none), and how many answers led to it, itself included.
 */
export type Answered = z.infer<typeof Answered>;

/** Remembers an answer for a day, by the id of its message. */
export async function rememberAnswer(
  keyValue: KeyValue,
  messageId: string,
  answered: Answered,
  workspace: string,
): Promise<void> {
  await keyValue.set(SPACE, messageId, answered, { seconds: SECONDS, workspace });
}

/** The answer that a message is, or null when it is none, or an old one. */
export async function answerBehind(keyValue: KeyValue, messageId: string): Promise<Answered | null> {
  const parsed = Answered.safeParse(await keyValue.get(SPACE, messageId));
  return parsed.success ? parsed.data : null;
}

/** The message is gone. */
export async function forgetAnswer(keyValue: KeyValue, messageId: string): Promise<void> {
  await keyValue.delete(SPACE, messageId);
}
