/**
 * Port: small things that must outlive a restart and are shared by all replicas, each until it expires: handled event
 * ids, the last query of a conversation, what a button stands for, installations. Values are plain JSON.
 */
export interface KeyValue {
  /** Undefined when there is nothing, or no more. */
  readonly get: (space: string, key: string) => Promise<unknown>;
  /** Replaces what is there. `seconds` null keeps it for good. `workspace` is whose it is, for `forget`. */
  readonly set: (
    space: string,
    key: string,
    value: unknown,
    options: { readonly seconds: number | null; readonly workspace?: string | undefined },
  ) => Promise<void>;
  /** Takes a key that nobody holds; true for exactly one of all who ask until it expires. */
  readonly claim: (space: string, key: string, options: { readonly seconds: number }) => Promise<boolean>;
  readonly delete: (space: string, key: string) => Promise<void>;
  /** Everything that belongs to a workspace: it left. */
  readonly forget: (workspace: string) => Promise<void>;
}
