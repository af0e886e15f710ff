import type { KeyValue } from '../../core/key-value.ts';
import { StoreError } from '../store-error.ts';
import { isSealed, type Seal } from './seal.ts';

/** Which of the kept things are secrets, and with what they are sealed; null where no key is set. */
export interface Sealing {
  readonly spaces: readonly string[];
  readonly seal: Seal | null;
}

/** Under which a value is sealed. */
export function sealName(space: string, key: string): string {
  return JSON.stringify([space, key]);
}

/**
 * The same kept things, with the secrets among them sealed before they are written. One that stands there in plain
 * text from before is given as it is; the next start seals it (`keepSealed`).
 * @throws StoreError from `get`, for a secret that can't be opened
 */
export function sealedKeyValue(keyValue: KeyValue, { spaces, seal }: Sealing): KeyValue {
  return {
    ...keyValue,
    get: async (space, key) => {
      const value = await keyValue.get(space, key);
      if (!spaces.includes(space) || !isSealed(value)) return value;
      const text = await seal?.open(sealName(space, key), value);
      if (text === undefined) throw keyMissing();
      if (text === null) throw keyWrong();
      return JSON.parse(text) as unknown;
    },
    set: async (space, key, value, options) => {
      const isSecret = seal !== null && spaces.includes(space);
      const kept = isSecret ? await seal.seal(sealName(space, key), JSON.stringify(value)) : value;
      await keyValue.set(space, key, kept, options);
    },
  };
}

/** A secret is encrypted, and there is no key to read it with. */
export function keyMissing(): StoreError {
  return new StoreError(
    'The database holds tokens of workspaces that are encrypted, and STATE_KEY is not set. Set it to the key that they were encrypted with.',
  );
}

/** A secret is encrypted, and not with a key that was given. */
export function keyWrong(): StoreError {
  return new StoreError(
    'The database holds tokens of workspaces that STATE_KEY does not open. Set it to the key that they were encrypted with, or put that one into STATE_KEY_OLD to have them encrypted anew.',
  );
}
