import { createHash } from 'node:crypto';
import type { KeyValue } from '../../../core/key-value.ts';

const SPACE = 'slack-line';
/** A button that was not pressed for a quarter of a year says that it is too old. */
const KEPT_SECONDS = 90 * 86_400;

/** What a button carries for its line: the line itself, or a mark for one that is longer than Slack lets it carry. */
export function lineValue(line: string, most: number): string {
  return line.length < most ? `=${line}` : `#${mark(line)}`;
}

/** Remembers the lines that are too long to be carried. */
export async function keepLines(
  lines: readonly { readonly line: string; readonly most: number }[],
  { keyValue, workspace }: { readonly keyValue: KeyValue; readonly workspace: string },
): Promise<void> {
  const long = lines.filter(({ line, most }) => lineValue(line, most).startsWith('#'));
  await Promise.all(
    [...new Set(long.map(({ line }) => line))].map((line) =>
      keyValue.set(SPACE, keyOf(mark(line), workspace), line, { seconds: KEPT_SECONDS, workspace }),
    ),
  );
}

/** The line behind a value, or null when it has been forgotten. */
export async function lineBehind(
  value: string,
  { keyValue, workspace }: { readonly keyValue: KeyValue; readonly workspace: string },
): Promise<string | null> {
  if (value.startsWith('=')) return value.slice(1);
  const line = value.startsWith('#') ? await keyValue.get(SPACE, keyOf(value.slice(1), workspace)) : null;
  return typeof line === 'string' ? line : null;
}

/** Each workspace keeps its own, so that one that leaves takes nothing of another's along. */
function keyOf(marked: string, workspace: string): string {
  return `${workspace}/${marked}`;
}

function mark(line: string): string {
  return createHash('sha256').update(line).digest('hex').slice(0, 32);
}
