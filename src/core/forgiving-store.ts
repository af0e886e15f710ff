import type { KeyValue } from './key-value.ts';
import type { Log } from './log.ts';

/**
 * A store that is down costs memory, not answers: nothing is known, nothing is kept, and every claim is granted. Each
 * failure is logged, with the name of the platform that it is for. For what people were told is kept or forgotten, and for
 * what can't be guessed, the store itself is asked.
 */
export function forgivingStore(
  keyValue: KeyValue,
  { platform, log }: { readonly platform: string; readonly log: Pick<Log, 'error'> },
): KeyValue {
  const forgive = async <T>(task: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await task();
    } catch (error) {
      log.error({ event: 'store-failed', platform, err: error });
      return otherwise;
    }
  };
  return {
    get: (space, key) => forgive(() => keyValue.get(space, key), undefined),
    set: (space, key, value, options) => forgive(() => keyValue.set(space, key, value, options), undefined),
    claim: (space, key, options) => forgive(() => keyValue.claim(space, key, options), true),
    delete: (space, key) => forgive(() => keyValue.delete(space, key), undefined),
    forget: (workspace) => forgive(() => keyValue.forget(workspace), undefined),
  };
}
