import { createHash } from 'node:crypto';
import type { SeriesVersion } from '../core/answering/kept-replies.ts';
import type { Day } from '../core/types.ts';

/**
 * A digest of everything in a series. Days and closes are digested once for each array, since nobody changes them and
 * the same ones come again and again.
 */
export function seriesVersion(): SeriesVersion {
  const closesDigests = new WeakMap<Float64Array, string>();
  const daysDigests = new WeakMap<readonly Day[], string>();
  return ({ closes, days, ...rest }) =>
    [
      once(closesDigests, closes, () =>
        digest(new Uint8Array(closes.buffer, closes.byteOffset, closes.byteLength)),
      ),
      once(daysDigests, days, () => digest(days.join())),
      JSON.stringify(rest),
    ].join(' ');
}

function once<Key extends object>(known: WeakMap<Key, string>, key: Key, make: () => string): string {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64');
}
