import { Refusal } from '../../core/errors.ts';
import type { KeyValue } from '../../core/key-value.ts';
import { createCatalog } from '../../core/query/catalog.ts';
import { parse } from '../../core/query/parse.ts';
import { parseRange } from '../../core/query/ranges.ts';
import type { Command } from '../../core/types.ts';
import type { Desk } from './desk.ts';

const SPACE = 'slack-last-line';
const KEPT_SECONDS = 86_400;
/** Only to see whether a line can be read: what stands for a name makes no difference. */
const CATALOG = createCatalog();

/** A thread, or a channel outside its threads. */
export interface Conversation {
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string | null;
}

/** Keeps the last canonical line of a conversation for a day. */
export async function rememberLine(line: string, place: Conversation, keyValue: KeyValue): Promise<void> {
  if (line === '' || /^(?:help|symbols)\b/.test(line)) return;
  await keyValue.set(SPACE, keyOf(place), line, { seconds: KEPT_SECONDS, workspace: place.workspace });
}

/** The last line of a conversation; null when there is none, or the store can't be asked. */
export async function recallLine(
  place: Conversation,
  { keyValue, log }: Pick<Desk, 'keyValue' | 'log'>,
): Promise<string | null> {
  try {
    const line = await keyValue.get(SPACE, keyOf(place));
    return typeof line === 'string' ? line : null;
  } catch (error) {
    log.warn({ event: 'slack-line-not-recalled', workspace: place.workspace, err: error });
    return null;
  }
}

function keyOf({ workspace, channel, thread }: Conversation): string {
  return `${workspace}/${channel}/${thread ?? ''}`;
}

/**
 * What a message means as a line. A follow-up is the last line with its words added, a new range in place of the old one;
 * where that can't be read, or a command is named, the words are a line of their own.
 */
export function lineOf(text: string, last: string | null, commands: readonly Command[]): string {
  const words = text.split(' ').filter((word) => word !== '');
  const first = words[0]?.toLowerCase() ?? '';
  if (last === null || commands.some(({ name }) => name === first)) return text;
  const base = words.some(isRange) ? last.split(' ').filter((word) => !isRange(word)) : [last];
  const followUp = [...base, ...words].join(' ');
  return isReadable(followUp, commands) ? followUp : text;
}

function isRange(word: string): boolean {
  return parseRange(word) !== null;
}

function isReadable(line: string, commands: readonly Command[]): boolean {
  try {
    parse(line, commands, CATALOG);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
