/** What the API says by number: HTTP status and words. */
const KNOWN = {
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10014: [400, 'Unknown Emoji'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40094: [400, 'This interaction has reached the maximum number of follow up messages'],
  50001: [403, 'Missing Access'],
  50003: [403, 'Cannot execute action on a DM channel'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50035: [400, 'Invalid Form Body'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
} as const satisfies Record<number, readonly [status: number, message: string]>;

export type KnownCode = keyof typeof KNOWN;

/** A refusal as the API words it; `errors` is the tree of 50035. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: object | undefined;

  constructor(status: number, code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** The refusal with that number. */
export function apiError(code: KnownCode, errors?: object): ApiError {
  const [status, message] = KNOWN[code];
  return new ApiError(status, code, message, errors);
}

/** The answer to a token that is none. */
export function unauthorized(): ApiError {
  return new ApiError(401, 0, '401: Unauthorized');
}

/** One thing that is wrong with a body. */
export interface Flaw {
  readonly path: readonly (string | number)[];
  /** Discord's own name for it, `BASE_TYPE_MAX_LENGTH`. */
  readonly code: string;
  readonly message: string;
}

/** 50035 with all flaws in its tree: `{ embeds: { 0: { title: { _errors: [...] } } } }`. */
export function invalidBody(flaws: readonly Flaw[]): ApiError {
  return apiError(
    50035,
    branchOf(flaws.map(({ path, code, message }) => ({ steps: path.map(String), code, message }))),
  );
}

interface Leaf {
  readonly steps: readonly string[];
  readonly code: string;
  readonly message: string;
}

function branchOf(leaves: readonly Leaf[]): Record<string, object> {
  const here = leaves
    .filter(({ steps }) => steps.length === 0)
    .map(({ code, message }) => ({ code, message }));
  const deeper = Map.groupBy(
    leaves.filter(({ steps }) => steps.length > 0),
    ({ steps }) => steps[0] ?? '',
  );
  const branches = [...deeper].map(([step, below]): [string, object] => [
    step,
    branchOf(below.map((leaf) => ({ ...leaf, steps: leaf.steps.slice(1) }))),
  ]);
  return { ...Object.fromEntries(branches), ...(here.length === 0 ? {} : { _errors: here }) };
}
