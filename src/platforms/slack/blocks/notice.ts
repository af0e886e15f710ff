import type { Action } from '../../../core/types.ts';
import { button } from './action-blocks.ts';
import { LIMITS } from './limits.ts';
import { sectionBlock, type Message } from './message.ts';
import { plain } from './mrkdwn.ts';

/** A sentence, such as a refusal, with what to try instead. */
export function notice(
  sentence: string,
  {
    actions = [],
    owner = null,
  }: { readonly actions?: readonly Action[]; readonly owner?: string | null } = {},
): Message {
  const buttons = actions
    .slice(0, LIMITS.elements)
    .map(({ label, line }, index) => button(label, line, index));
  return {
    text: plain(sentence, LIMITS.messageText),
    blocks: [
      sectionBlock(sentence),
      ...(buttons.length === 0
        ? []
        : [{ type: 'actions' as const, block_id: `for:${owner ?? ''}:notice`, elements: buttons }]),
    ],
  };
}
