import type { KeyValue } from '../../../core/key-value.ts';
import type { Action } from '../../../core/types.ts';
import { referenceOf } from '../embeds/actions.ts';

const SPACE = 'discord-line';
/** A post in a channel is still pressed months later. */
const SECONDS = 180 * 86_400;

/** Keeps what buttons stand for, so that they can be pressed; before the message with them is sent. */
export async function keepLines(
  keyValue: KeyValue,
  actions: readonly Action[],
  workspace: string,
): Promise<void> {
  const lines = new Set(actions.map(({ line }) => line));
  await Promise.all(
    [...lines].map((line) =>
      keyValue.set(SPACE, keyOf(workspace, referenceOf(line)), line, { seconds: SECONDS, workspace }),
    ),
  );
}

/** What a button stands for, or null when that is forgotten. */
export async function lineBehind(
  keyValue: KeyValue,
  reference: string,
  workspace: string,
): Promise<string | null> {
  const line = await keyValue.get(SPACE, keyOf(workspace, reference));
  return typeof line === 'string' ? line : null;
}

/** Each server has its own, so that one that leaves takes nothing from others. */
function keyOf(workspace: string, reference: string): string {
  return `${workspace}/${reference}`;
}
