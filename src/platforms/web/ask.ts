import { abortable } from '../../core/pacing/abortable.ts';
import { Refusal, TooOften, type RefusalReason } from '../../core/errors.ts';
import { logFault, newReference, RESTARTING } from '../../core/fault.ts';
import type { Caller } from '../../core/people.ts';
import type { Look } from '../../core/chart.ts';
import type { OnProgress } from '../../core/ports.ts';
import type { Action, Reply } from '../../core/types.ts';
import { WEB, type Desk } from './desk.ts';

/** What is asked, by whom, and how the answer should look. */
export interface Asking {
  readonly line: string;
  /** Who asks, of whom each may have so many under way: a session, or an address. */
  readonly client: string;
  readonly look: Partial<Look>;
  /** The IANA zone that the browser is in. */
  readonly zone?: string | undefined;
  readonly previous?: string | undefined;
  readonly spoken?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  /** Aborts when whoever asked has gone away. */
  readonly signal: AbortSignal;
  readonly onProgress?: OnProgress | undefined;
}

type RefusalStatus = 400 | 404 | 405 | 429 | 500 | 503;

/** What became of a line. */
export type Outcome =
  | { readonly kind: 'answered'; readonly reply: Reply }
  | {
      readonly kind: 'refused';
      readonly status: RefusalStatus;
      readonly sentence: string;
      readonly actions: readonly Action[];
      /** When it may be asked again, where that is known. */
      readonly waitMs?: number | undefined;
    };

/** Nobody waits longer. */
const LONGEST_MS = 5 * 60_000;

const STATUS: Readonly<Record<RefusalReason, RefusalStatus>> = {
  asked: 400,
  nothing: 404,
  changes: 405,
  unavailable: 503,
  often: 429,
};

/** Answers a line, and turns every failure into a sentence with its HTTP status. Never rejects. */
export async function ask(asking: Asking, desk: Desk): Promise<Outcome> {
  if (desk.closing.aborted) return refused(503, RESTARTING);
  const giveBack = desk.atOnce.take(asking.client);
  if (giveBack === null) {
    return refused(429, 'You have several questions under way. Wait for one of them, then ask again.');
  }
  const reference = newReference();
  try {
    return { kind: 'answered', reply: await answered(asking, reference, desk) };
  } catch (error) {
    if (error instanceof Refusal) {
      const waitMs = error instanceof TooOften ? error.waitMs : undefined;
      return { ...refused(STATUS[error.reason], error.message, error.actions), waitMs };
    }
    // Nobody is there to read it; what went on for others goes on.
    if (asking.signal.aborted && error === asking.signal.reason) {
      return refused(503, 'The question was taken back.');
    }
    return refused(500, logFault(error, { reference, line: asking.line }, desk.log));
  } finally {
    giveBack();
  }
}

async function answered(asking: Asking, reference: string, desk: Desk): Promise<Reply> {
  const { line, client, look, zone, previous, spoken, readOnly, onProgress } = asking;
  const ended = new AbortController();
  const signal = AbortSignal.any([asking.signal, desk.lifetime, ended.signal]);
  const late = desk.wait(LONGEST_MS, ended.signal).then(() => {
    throw new Refusal(
      'That took longer than five minutes, so I gave up. Try again in a while, or ask for a shorter range.',
      [],
      'unavailable',
    );
  });
  late.catch(() => undefined);
  try {
    const work = desk.answer(line, {
      look: { ...desk.look, ...look },
      caller: callerIn(zone),
      signal,
      onProgress,
      previous,
      spoken,
      readOnly,
      reference,
      asker: client,
    });
    return await Promise.race([abortable(work, signal), late]);
  } catch (error) {
    if (desk.lifetime.aborted && !(error instanceof Refusal)) {
      throw new Refusal(RESTARTING, [], 'unavailable');
    }
    throw error;
  } finally {
    ended.abort();
  }
}

/** Whoever sees the page runs the bot: it is this machine's alone, or they know the token. */
function callerIn(zone: string | undefined): Caller {
  return { platform: WEB, workspace: 'local', channel: 'page', person: 'you', manages: true, zone };
}

function refused(
  status: RefusalStatus,
  sentence: string,
  actions: readonly Action[] = [],
): Extract<Outcome, { kind: 'refused' }> {
  return { kind: 'refused', status, sentence, actions };
}
