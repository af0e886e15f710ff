/**
 * What one part of the house says of itself when it is looked at: it works, it works with a limit, or it doesn't.
 * `said` is one sentence for whoever runs the bot; `fix`, where there is one, is what to do about it.
 */
export interface Finding {
  /** Short and stable, such as `slack`, `price source yahoo` or `store`. */
  readonly part: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly said: string;
  readonly fix?: string;
}

/** Looks at one part. What it can't find out is a finding too: it doesn't reject, unless the signal aborts. */
export type Check = (signal?: AbortSignal) => Promise<readonly Finding[]>;
