import type { UploadedFile, World } from '../world.ts';

/** One request, past authentication and the check of its body. */
export interface Call {
  readonly world: World;
  /** Values of the `{names}` in the path, decoded; empty for a name that it does not have. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** JSON that its schema has accepted, where the description of the API is at hand. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  /** When it arrived: milliseconds since 1970 by the clock of the fake, and `performance.now()`. */
  readonly at: number;
  readonly arrivedAt: number;
}

export interface Outcome {
  readonly status: number;
  /** JSON; undefined for an empty answer. */
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As the published description of the API spells it: `/channels/{channel_id}/messages`. */
  readonly path: string;
  /** False for routes whose token is in the path. */
  readonly bot: boolean;
  readonly handle: (call: Call) => Outcome;
}

export function ok(body: unknown): Outcome {
  return { status: 200, body };
}

export const done: Outcome = { status: 204 };
