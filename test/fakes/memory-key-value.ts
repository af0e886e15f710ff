import type { KeyValue } from '../../src/core/key-value.ts';

interface Entry {
  readonly value: unknown;
  readonly until: number;
  readonly workspace: string | undefined;
}

/** Small things kept in memory, by the rules of the port. */
export function memoryKeyValue(now: () => number = Date.now): KeyValue & { readonly size: () => number } {
  const entries = new Map<string, Entry>();
  const nameOf = (space: string, key: string) => `${space}\n${key}`;
  const live = (name: string) => {
    const entry = entries.get(name);
    return entry !== undefined && entry.until > now() ? entry : undefined;
  };
  const untilOf = (seconds: number | null) => (seconds === null ? Infinity : now() + seconds * 1_000);
  return {
    size: () => entries.size,
    get: async (space, key) => {
      const entry = live(nameOf(space, key));
      return entry === undefined ? null : structuredClone(entry.value);
    },
    set: async (space, key, value, { seconds, workspace }) => {
      // What is not plain JSON must not come through here either.
      const plain: unknown = JSON.parse(JSON.stringify(value));
      entries.set(nameOf(space, key), { value: plain, until: untilOf(seconds), workspace });
    },
    claim: async (space, key, { seconds }) => {
      const name = nameOf(space, key);
      if (live(name) !== undefined) return false;
      entries.set(name, { value: true, until: untilOf(seconds), workspace: undefined });
      return true;
    },
    delete: async (space, key) => void entries.delete(nameOf(space, key)),
    forget: async (workspace) => {
      for (const [name, entry] of entries) if (entry.workspace === workspace) entries.delete(name);
    },
  };
}
