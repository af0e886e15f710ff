/** Something that goes wrong with one request. Times are seconds, as the API counts them. */
export type Fault =
  /** 429: of the route's bucket (`user`), of everything (`global`), or caused by others (`shared`). */
  | { readonly kind: 'rate-limit'; readonly scope: 'user' | 'global' | 'shared'; readonly retryAfter: number }
  /** An answer that is no success; the request had no effect. */
  | { readonly kind: 'error'; readonly status: number; readonly code?: number; readonly message?: string }
  /** The connection is reset before anything happens. */
  | { readonly kind: 'reset' }
  /** The request takes effect, then the connection is reset: nobody learns of it. */
  | { readonly kind: 'lost-answer' }
  /** The request waits for that promise before it takes effect. */
  | { readonly kind: 'slow'; readonly until: Promise<unknown> }
  /** The request takes effect at once, its answer waits for that promise. */
  | { readonly kind: 'slow-answer'; readonly until: Promise<unknown> }
  /** Neither effect nor answer, for ever. */
  | { readonly kind: 'stall' };

/** Which requests a fault hits: all when nothing is said. */
interface FaultTarget {
  readonly method?: string;
  /** Tried on the path without `/api/v10` and query. */
  readonly path?: RegExp;
  /** How many of them; 1 unless given, `Infinity` until `heal`. */
  readonly times?: number;
}

export interface Faults {
  readonly fail: (fault: Fault, target?: FaultTarget) => void;
  /** Forgets all faults that are still to come. */
  readonly heal: () => void;
  /** The fault for a request, which is then used up; null for a good day. */
  readonly take: (method: string, path: string) => Fault | null;
}

export function createFaults(): Faults {
  let rules: { fault: Fault; target: FaultTarget; left: number }[] = [];
  return {
    fail: (fault, target = {}) => {
      rules.push({ fault, target, left: target.times ?? 1 });
    },
    heal: () => {
      rules = [];
    },
    take: (method, path) => {
      const rule = rules.find(
        ({ target, left }) =>
          left > 0 && (target.method ?? method) === method && (target.path?.test(path) ?? true),
      );
      if (rule === undefined) return null;
      rule.left -= 1;
      return rule.fault;
    },
  };
}
