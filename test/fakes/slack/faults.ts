/** Something that goes wrong with a request. What is `done` has happened although the app does not learn it. */
export type Fault =
  /** Slack's own `ok: false` with this error, and nothing is done. */
  | { readonly error: string; readonly more?: Readonly<Record<string, unknown>> }
  /** 429 with Retry-After, and nothing is done. */
  | { readonly retryAfterSeconds: number }
  /** An HTTP status with a page of text, and nothing is done. */
  | { readonly status: number }
  /** Answered, and done, only after this has settled. */
  | { readonly slow: Promise<unknown> }
  /** The connection is reset before anything is done. */
  | 'reset'
  /** Done, but the connection is reset instead of an answer. */
  | 'lost-answer'
  /** Done, and half of the answer arrives as if it were the whole. */
  | 'truncated'
  /** Nothing is done and no answer ever comes. */
  | 'stall';

export interface Faults {
  readonly take: (method: string) => Fault | undefined;
  readonly next: (method: string, ...faults: readonly Fault[]) => void;
  readonly always: (method: string, fault: Fault | null) => void;
}

/** Faults waiting for their request; `*` is any method. */
export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  const standing = new Map<string, Fault>();
  return {
    take: (method) =>
      queues.get(method)?.shift() ?? queues.get('*')?.shift() ?? standing.get(method) ?? standing.get('*'),
    next: (method, ...faults) => void queues.set(method, [...(queues.get(method) ?? []), ...faults]),
    always: (method, fault) => {
      if (fault === null) standing.delete(method);
      else standing.set(method, fault);
    },
  };
}
