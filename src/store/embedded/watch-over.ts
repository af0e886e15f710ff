import type { PGlite } from '@electric-sql/pglite';
import type { StoreError } from '../store-error.ts';

/** Whether an engine still runs. */
export interface Watch {
  /** Why it doesn't, once it has stopped. */
  readonly failure: () => StoreError | null;
}

/**
 * Postgres stops itself when it can't write its log (a full disk, a broken one). Inside a process that is an engine
 * which never answers again, so from then on every question is answered with the reason, at once.
 *
 * @param explain the sentence for what the engine ended with
 * @param onFailure called once
 */
export function watchOver(
  pglite: PGlite,
  explain: (error: unknown) => StoreError,
  onFailure: (error: StoreError) => void,
): Watch {
  let failure: StoreError | null = null;
  const send = pglite.execProtocolStream.bind(pglite);
  pglite.execProtocolStream = async (message, options) => {
    if (failure !== null) throw failure;
    try {
      const answer = await send(message, options);
      const fatal = answer.find(isFatal);
      if (fatal !== undefined) throw fatal;
      return answer;
    } catch (error) {
      failure ??= explain(error);
      onFailure(failure);
      throw failure;
    }
  };
  return { failure: () => failure };
}

function isFatal(message: object): message is Error {
  if (!(message instanceof Error) || !('severity' in message)) return false;
  return message.severity === 'PANIC' || message.severity === 'FATAL';
}
