import type { KeyValue } from '../../src/core/key-value.ts';

interface Entry {
  readonly value: unknown;
  readonly workspace: string | undefined;
  /** Milliseconds since 1970; null for good. */
  readonly until: number | null;
}

export interface MemoryKeyValue extends KeyValue {
  /** What is held now, expired or not: for tests of what grows. */
  readonly size: () => number;
}

/** Kept things in memory, under the same contract as the table (`contracts/key-value.ts`). `now`: ms since 1970. */
export function memoryKeyValue(now: () => number = Date.now): MemoryKeyValue {
  const entries = new Map<string, Entry>();
  const place = (space: string, key: string) => JSON.stringify([space, key]);
  const held = (at: string) => {
    const entry = entries.get(at);
    if (entry === undefined || entry.until === null || entry.until > now()) return entry;
    entries.delete(at);
    return undefined;
  };
  const until = (seconds: number | null) => (seconds === null ? null : now() + seconds * 1_000);
  return {
    get: async (space, key) => held(place(space, key))?.value,
    set: async (space, key, value, { seconds, workspace }) => {
      const kept: unknown = JSON.parse(JSON.stringify(value));
      entries.set(place(space, key), { value: kept, workspace, until: until(seconds) });
    },
    claim: async (space, key, { seconds }) => {
      const at = place(space, key);
      if (held(at) !== undefined) return false;
      entries.set(at, { value: true, workspace: undefined, until: until(seconds) });
      return true;
    },
    delete: async (space, key) => {
      entries.delete(place(space, key));
    },
    forget: async (workspace) => {
      for (const [at, entry] of entries) if (entry.workspace === workspace) entries.delete(at);
    },
    size: () => entries.size,
  };
}
