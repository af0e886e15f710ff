import type { KeyValue } from '../../src/core/key-value.ts';

interface Entry {
  readonly json: string;
  readonly expiresAt: number;
  readonly workspace: string | undefined;
}

/** Kept things in memory, under the same contract as the table (`contracts/key-value.ts`). `now`: ms since 1970. */
export function memoryKeyValue(now: () => number = Date.now): KeyValue {
  const entries = new Map<string, Entry>();
  const idOf = (space: string, key: string) => JSON.stringify([space, key]);
  const alive = (id: string): Entry | undefined => {
    const entry = entries.get(id);
    return entry !== undefined && entry.expiresAt > now() ? entry : undefined;
  };
  const expiry = (seconds: number | null) => (seconds === null ? Infinity : now() + seconds * 1000);
  return {
    get: async (space, key) => {
      const entry = alive(idOf(space, key));
      return entry === undefined ? undefined : (JSON.parse(entry.json) as unknown);
    },
    set: async (space, key, value, { seconds, workspace }) => {
      entries.set(idOf(space, key), { json: JSON.stringify(value), expiresAt: expiry(seconds), workspace });
    },
    claim: async (space, key, { seconds }) => {
      const id = idOf(space, key);
      if (alive(id) !== undefined) return false;
      entries.set(id, { json: 'true', expiresAt: expiry(seconds), workspace: undefined });
      return true;
    },
    delete: async (space, key) => {
      entries.delete(idOf(space, key));
    },
    forget: async (workspace) => {
      for (const [id, entry] of entries) if (entry.workspace === workspace) entries.delete(id);
    },
  };
}
