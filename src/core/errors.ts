import type { Action } from './types.ts';

/**
 * Why something is refused. `asked`: it can't be read, or not be answered as it was asked; `nothing`: there is no such
 * name, or no answer of ours to it; `unavailable`: a part that it needs is out of order, and may be back soon; `changes`:
 * it may change something, where nothing may be changed; `often`: it was asked too often (`TooOften`).
 */
export type RefusalReason = 'asked' | 'nothing' | 'unavailable' | 'changes' | 'often';

/** Something that can't be answered, said to the person as it stands: a sentence with the fix in it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** Lines that would work instead, offered as buttons. */
  readonly actions: readonly Action[];
  readonly reason: RefusalReason;

  constructor(sentence: string, actions: readonly Action[] = [], reason: RefusalReason = 'asked') {
    super(sentence);
    this.actions = actions;
    this.reason = reason;
  }
}

/** Asked too often. Where nobody waits for a word, such as for a message in a channel, once in a minute is enough. */
export class TooOften extends Refusal {
  /** When it may be asked again. */
  readonly waitMs: number;
  /** True when they were told so within the last minute. */
  readonly again: boolean;

  constructor(sentence: string, { waitMs, again }: { readonly waitMs: number; readonly again: boolean }) {
    super(sentence, [], 'often');
    this.waitMs = waitMs;
    this.again = again;
  }
}

/** What is out of order for a while. Several of them are told in one breath, with one time to come back. */
export class NotNow extends Refusal {
  /** A sentence for each thing that is out of order. */
  readonly why: string;
  /** When trying again makes sense. */
  readonly waitMs: number;
  /** A sentence on what works meanwhile, or nothing. */
  readonly meanwhile: string;

  constructor(why: string, waitMs: number, meanwhile = '') {
    super([why, tryAgain(waitMs), meanwhile].filter((said) => said !== '').join(' '), [], 'unavailable');
    this.why = why;
    this.waitMs = waitMs;
    this.meanwhile = meanwhile;
  }
}

function tryAgain(waitMs: number): string {
  const minutes = Math.ceil(waitMs / 60_000);
  return `Try again in ${minutes <= 1 ? 'a minute' : `${minutes} minutes`}.`;
}

/** What a person is told of a fault of ours: the log has it under that reference. */
export function faultSentence(reference: string): string {
  return `Something went wrong on our side (reference ${reference}). Try again; if it stays, tell whoever runs me that reference.`;
}

/**
 * Why a price source gave nothing.
 * `unknown-instrument` is final (the next instrument may be tried); `unavailable` may pass (network, rate limit, geo
 * block, maintenance); `bad-data` is an answer that can't be used.
 */
export type SourceErrorKind = 'unknown-instrument' | 'unavailable' | 'bad-data';

/** A price source failed. The message is one clause without the source's name: `answered 429, too many requests`. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly source: string;
  readonly kind: SourceErrorKind;
  /** Not to be asked again before this many milliseconds have passed, when the source said so. */
  readonly retryAfterMs: number | undefined;

  constructor(
    source: string,
    kind: SourceErrorKind,
    message: string,
    options: { cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.source = source;
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/**
 * A platform could not deliver a message. The message is a sentence for whoever set the delivery up, with the fix in
 * it: `I am not in that channel. Invite me with /invite @Lockstep, then resume it.`
 */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  /** True when trying again can't help before somebody changes something: archived, not a member, no permission. */
  readonly permanent: boolean;
  /** Not to be tried again before this many milliseconds have passed, when the platform said so. */
  readonly retryAfterMs: number | undefined;

  constructor(
    sentence: string,
    options: { permanent: boolean; retryAfterMs?: number | undefined; cause?: unknown },
  ) {
    super(sentence, options.cause === undefined ? undefined : { cause: options.cause });
    this.permanent = options.permanent;
    this.retryAfterMs = options.retryAfterMs;
  }
}
