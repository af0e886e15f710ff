import type { types } from '@slack/bolt';
import { LIMITS } from './limits.ts';
import type { Message } from './message.ts';

/**
 * The blocks of a message as Slack hands them back, fit to be sent again: without what Slack adds to pictures, and
 * without the buttons, which must not be pressed while they are being answered. `withButtons` keeps those too.
 */
export function standingBlocks(
  blocks: readonly unknown[],
  { withButtons }: { withButtons: boolean },
): types.KnownBlock[] {
  return blocks.filter(isOurs).flatMap((block): types.KnownBlock[] => {
    if (block.type === 'actions') return withButtons ? [block] : [];
    if (block.type !== 'image') return [block];
    const file = 'slack_file' in block ? block.slack_file : undefined;
    if (file === undefined || !('id' in file)) return [];
    return [{ type: 'image', slack_file: { id: file.id }, alt_text: block.alt_text }];
  });
}

/** A note under what stands there. */
export function under(blocks: readonly types.KnownBlock[], note: Message): Message {
  const room = LIMITS.blocks - note.blocks.length;
  return { text: note.text, blocks: [...blocks.slice(0, room), ...note.blocks] };
}

const OURS: ReadonlySet<unknown> = new Set(['header', 'section', 'context', 'image', 'actions']);

/** Only our own messages have our buttons, so their blocks are of the kinds that we send. */
function isOurs(
  block: unknown,
): block is
  | types.HeaderBlock
  | types.SectionBlock
  | types.ContextBlock
  | types.ImageBlock
  | types.ActionsBlock {
  return typeof block === 'object' && block !== null && 'type' in block && OURS.has(block.type);
}
