import type { KeyValue } from '../../core/key-value.ts';

const SPACE = 'slack-last-line';
const KEPT_SECONDS = 86_400;

/** A thread, or a channel outside its threads. */
export interface Conversation {
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string | null;
}

/** Keeps the line that a conversation can be gone on from for a day; an empty one is none. */
export async function rememberAnswer(line: string, place: Conversation, keyValue: KeyValue): Promise<void> {
  if (line === '') return;
  await keyValue.set(SPACE, keyOf(place), line, { seconds: KEPT_SECONDS, workspace: place.workspace });
}

/** The last line of a conversation; null when there is none. */
export async function lineToFollow(place: Conversation, keyValue: KeyValue): Promise<string | null> {
  const line = await keyValue.get(SPACE, keyOf(place));
  return typeof line === 'string' ? line : null;
}

function keyOf({ workspace, channel, thread }: Conversation): string {
  return `${workspace}/${channel}/${thread ?? ''}`;
}
