import type { types } from '@slack/bolt';
import { LIMITS } from './limits.ts';
import { contextBlock } from './message.ts';

type Blocks = readonly types.KnownBlock[];

/** A message in the order in which it is read; what is least needed stands in the body. */
export interface Parts {
  readonly head: Blocks;
  readonly body: Blocks;
  readonly foot: Blocks;
}

/** The blocks of a message, within what Slack takes in all: the body is cut from its end, then the buttons. */
export function fitted({ head, body, foot }: Parts): types.KnownBlock[] {
  for (let kept = body.length; kept >= 0; kept -= 1) {
    const blocks = [...head, ...body.slice(0, kept), ...cutNote(body.length - kept), ...foot];
    if (fits(blocks)) return blocks;
  }
  for (const buttons of [12, 5]) {
    const blocks = [...head, ...cutNote(body.length), ...foot.map((block) => withFewer(block, buttons))];
    if (fits(blocks)) return blocks;
  }
  // A title, words and a picture of any length fit alone.
  return [...head, ...cutNote(body.length + foot.length)];
}

function fits(blocks: Blocks): boolean {
  return blocks.length <= LIMITS.blocks && JSON.stringify(blocks).length <= LIMITS.blocksJson;
}

function withFewer(block: types.KnownBlock, count: number): types.KnownBlock {
  return block.type === 'actions' ? { ...block, elements: block.elements.slice(0, count) } : block;
}

function cutNote(count: number): Blocks {
  return count === 0 ? [] : [contextBlock([`… ${count} more parts (cut)`])];
}
