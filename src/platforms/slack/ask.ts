import { abortable } from '../../core/pacing/abortable.ts';
import { Refusal, TooOften } from '../../core/errors.ts';
import { logFault, newReference, RESTARTING } from '../../core/fault.ts';
import type { Caller } from '../../core/people.ts';
import type { OnProgress } from '../../core/ports.ts';
import type { Action, Reply } from '../../core/types.ts';
import type { OpenDesk } from './desk.ts';

/** What became of a line. */
export type Outcome =
  | { readonly kind: 'answered'; readonly reply: Reply }
  | {
      readonly kind: 'refused';
      readonly sentence: string;
      readonly actions: readonly Action[];
      /** True when they have just been told the same. */
      readonly again: boolean;
    };

/** Nobody waits longer, and addresses for answers die after half an hour. */
const LONGEST_MS = 5 * 60_000;

/** How a line was said, and the canonical line of the answer that it goes on from. */
interface Spoken {
  readonly previous?: string | undefined;
  readonly spoken?: boolean | undefined;
}

/** Answers a line, and turns every failure into a sentence. Never rejects. */
export async function ask(
  line: string,
  caller: Caller,
  { answer, look, lifetime, log, clock }: OpenDesk,
  onProgress: OnProgress,
  { previous, spoken }: Spoken = {},
): Promise<Outcome> {
  const reference = newReference();
  const ended = new AbortController();
  const signal = AbortSignal.any([lifetime, ended.signal]);
  const late = clock.wait(LONGEST_MS, ended.signal).then(() => {
    throw new Refusal(
      'That took longer than five minutes, so I gave up. Try again in a while, or ask for a shorter range.',
    );
  });
  late.catch(() => undefined);
  try {
    lifetime.throwIfAborted();
    const asked = answer(line, { look, caller, signal, onProgress, previous, spoken, reference });
    return { kind: 'answered', reply: await Promise.race([abortable(asked, lifetime), late]) };
  } catch (error) {
    if (error instanceof Refusal) {
      const again = error instanceof TooOften && error.again;
      return { kind: 'refused', sentence: error.message, actions: error.actions, again };
    }
    const sentence = lifetime.aborted ? RESTARTING : logFault(error, { reference, line }, log);
    return { kind: 'refused', sentence, actions: [], again: false };
  } finally {
    ended.abort();
  }
}
