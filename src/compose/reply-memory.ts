import NodeCache from 'node-cache';
import type { KeptReply, ReplyMemory } from '../core/answering/kept-replies.ts';

/** What one reply with its picture may weigh of the whole, so that a giant does not push out all the others. */
const LARGEST_SHARE = 0.25;

interface Slot {
  readonly kept: KeptReply;
  readonly bytes: number;
}

/**
 * node-cache with a bound in bytes: when it is full, what was used least recently makes room. Nothing expires in it,
 * because what is kept is compared with today's prices before it is given.
 */
export function replyMemory(mostBytes: number): ReplyMemory & { readonly bytes: () => number } {
  // No clones: replies are never changed. No check period: it would be a timer.
  const cache = new NodeCache({ stdTTL: 0, checkperiod: 0, useClones: false });
  let total = 0;

  const take = (key: string): Slot | undefined => {
    const slot = cache.take<Slot>(key);
    total -= slot?.bytes ?? 0;
    return slot;
  };
  const put = (key: string, slot: Slot): void => {
    cache.set(key, slot);
    total += slot.bytes;
  };
  return {
    get: (key) => {
      // Its keys come in the order in which they were set, so what is used goes to the end.
      const slot = take(key);
      if (slot === undefined) return null;
      put(key, slot);
      return slot.kept;
    },
    set: (key, kept) => {
      const bytes = 2 * key.length + weightOf(kept);
      take(key);
      if (bytes > LARGEST_SHARE * mostBytes) return;
      put(key, { kept, bytes });
      for (const oldest of cache.keys()) {
        if (total <= mostBytes) break;
        take(oldest);
      }
    },
    bytes: () => total,
  };
}

/** About how many bytes a value takes: eight for a number or a reference, two for a letter. */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return 16 + 2 * value.length;
  if (ArrayBuffer.isView(value)) return 64 + value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>((sum, part) => sum + 8 + weightOf(part), 32);
}
